// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.Reason;
import org.rdpworkbench.facts.CredSsp;
import org.rdpworkbench.facts.Negotiation;
import org.rdpworkbench.facts.TcpConnect;
import org.rdpworkbench.facts.TlsHandshake;
import org.rdpworkbench.lab.Behaviour;
import org.rdpworkbench.lab.Fault;
import org.rdpworkbench.lab.LabHost;

/** Looks that are ended from outside: by a person or by their deadline. */
class EndingTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    /** Less than any silence that would tell something. */
    private static final Duration SHORT = Duration.ofSeconds(3);

    /** The first look of a program loads classes for a time that a short deadline would not leave over. */
    @BeforeAll
    static void lookOnce() {
        try (LabHost host = LabHost.start(Behaviour.healthy())) {
            assertTrue(Quick.look(host.address()).find(CredSsp.TYPE).isPresent());
        }
    }

    /** Hosts that hold a client for as long as it stays, with the fact that they keep it from. */
    static Stream<Arguments> holding() {
        Fault slowTls = slowly(new byte[] {0x16, 3, 3, 0x30, 0, 2, 0, 0x2F, 0});
        Fault slowNla = slowly(new byte[] {0x30, (byte) 0x82, 0x20, 0, 2, 0});
        Fault half = Fault.say("030000130ed000", Fault.End.SILENCE);
        return Stream.of(
                Arguments.of("mute", Behaviour.healthy().negotiating(Fault.silence()), Negotiation.TYPE),
                Arguments.of("half an answer", Behaviour.healthy().negotiating(half), Negotiation.TYPE),
                Arguments.of("TLS mute", Behaviour.healthy().tls(Fault.silence()), TlsHandshake.TYPE),
                Arguments.of("TLS byte by byte", Behaviour.healthy().tls(slowTls), TlsHandshake.TYPE),
                Arguments.of("NLA mute", Behaviour.healthy().credSsp(Fault.silence()), CredSsp.TYPE),
                Arguments.of("NLA byte by byte", Behaviour.healthy().credSsp(slowNla), CredSsp.TYPE));
    }

    private static Fault slowly(byte[] head) {
        return Fault.drip(Arrays.copyOf(head, 10_000), Duration.ofMillis(50), Fault.End.CLOSE);
    }

    /** The reason says that nothing was waited for; had it been, the host's silence would be a fact. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("holding")
    void aCancelledLookEndsAtOnce(String name, Behaviour behaviour, FactType<?> kept) throws InterruptedException {
        try (LabHost host = LabHost.start(behaviour)) {
            AtomicReference<Quick> result = new AtomicReference<>();
            Thread person = Thread.ofPlatform().start(() -> result.set(Quick.look(host.address())));
            while (person.isAlive() && host.connections() == 0) {
                LockSupport.parkNanos(1_000_000);
            }
            person.interrupt();
            assertTrue(person.join(LIMIT));
            assertTrue(host.awaitEnded(host.connections(), LIMIT), "the connection was closed");
            assertTrue(result.get().run().cancelled());
            assertEquals(Optional.of(Reason.CANCELLED), result.get().reason(kept));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("holding")
    void aDeadlineThatPassesIsNotTheHostsFault(String name, Behaviour behaviour, FactType<?> kept)
            throws InterruptedException {
        try (LabHost host = LabHost.start(behaviour)) {
            Quick quick = Quick.look(host.address(), SHORT);
            assertFalse(quick.run().cancelled());
            assertTrue(host.awaitEnded(host.connections(), LIMIT), "the connection was closed");
            assertTrue(quick.find(TcpConnect.TYPE).isPresent(), "what was seen before stays");
            assertEquals(Optional.of(Reason.TIMED_OUT), quick.reason(kept));
            assertTrue(quick.run().diagnosis().incomplete());
            assertEquals(Optional.empty(), quick.run().diagnosis().stage());
        }
    }
}
