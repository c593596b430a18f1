// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.lab;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.rdpworkbench.core.spi.Verdict;

class ScenarioTest {

    private static final byte[] HELLO = Bytes.hex("1603010004 01000000");

    private final Queue<Throwable> escaped = new ConcurrentLinkedQueue<>();

    /** An exception that escapes a thread of a lab host is a mistake in the lab, not a fault of the host. */
    @BeforeEach
    void catchWhatEscapes() {
        Thread.setDefaultUncaughtExceptionHandler((thread, exception) -> escaped.add(exception));
    }

    @AfterEach
    void nothingEscaped() {
        Thread.setDefaultUncaughtExceptionHandler(null);
        assertEquals(List.of(), List.copyOf(escaped));
    }

    private static Stream<Scenario> all() {
        return Stream.concat(Scenario.demonstrations().stream(), Scenario.hostile().stream());
    }

    static Stream<String> allIds() {
        return all().map(Scenario::id);
    }

    static Stream<String> idsWithTls() {
        return all().filter(s -> s.behaviour().tls() instanceof TlsAct.Honest
                && s.behaviour().negotiation() instanceof NegotiationAct.Honest honest && honest.protocols() != 0
                && !s.id().equals("closed-port")).map(Scenario::id);
    }

    private static LabHost host(String id) {
        return LabHost.start(Scenario.named(id).orElseThrow().behaviour());
    }

    @Test
    void namesAreUniqueAndSentencesArePlain() {
        List<Scenario> all = all().toList();
        assertEquals(all.size(), all.stream().map(Scenario::id).distinct().count());
        for (Scenario scenario : all) {
            assertTrue(scenario.id().matches("[a-z0-9]+(-[a-z0-9]+)*"), scenario.id());
            assertTrue(scenario.sentence().matches("[ -~]{5,90}\\."), scenario.sentence());
            assertEquals(scenario, Scenario.named(scenario.id()).orElseThrow());
        }
        assertTrue(Scenario.named("no-such-host").isEmpty());
    }

    @Test
    void thereAreEnoughOfBoth() {
        assertTrue(Scenario.demonstrations().size() >= 20);
        assertTrue(Scenario.hostile().size() >= 40);
        assertTrue(Scenario.hostile().stream().allMatch(s -> s.expected().isEmpty()));
    }

    @Test
    void expectationsFitTogether() {
        for (Scenario scenario : Scenario.demonstrations()) {
            Scenario.Expected expected = scenario.expected().orElseThrow();
            boolean healthy = expected.verdict() == Verdict.PASS;
            assertEquals(healthy, expected.firstCauses().isEmpty(), scenario.id());
            assertTrue(!healthy || expected.stage().isEmpty(), scenario.id());
            assertTrue(expected.firstCauses().stream().allMatch(c -> c.matches("[a-z]+\\.[a-z-]+")), scenario.id());
        }
    }

    /** A careless client on every host: whatever happens, the host survives it and can be closed. */
    @ParameterizedTest
    @MethodSource("allIds")
    void everyHostRuns(String id) throws IOException {
        try (LabHost host = host(id); Client client = new Client(host)) {
            client.send(Client.request(3)).send(HELLO).finishWriting();
            client.read(1);
        } catch (SocketException e) {
            // Some are not there, and some reset.
        }
    }

    @ParameterizedTest
    @MethodSource("idsWithTls")
    void everyHostWithTlsCompletesTheHandshake(String id) throws IOException, GeneralSecurityException {
        try (LabHost host = host(id); Client client = new Client(host); SSLSocket tls = client.secure(3)) {
            assertEquals(host.certificate(), tls.getSession().getPeerCertificates()[0]);
            tls.getOutputStream().write(Client.TS_REQUEST);
            tls.shutdownOutput();
            try {
                tls.getInputStream().read();
            } catch (SocketException e) {
                assertEquals("credssp-reset", id);
            }
        }
    }

    /** What the first connection sees of a request for protocols 3, from its first byte. */
    @ParameterizedTest
    @CsvSource({
        "healthy,030000130ed00000123400021f080002000000",
        "nla-required,030000130ed00000123400021f080002000000",
        "no-certificate,030000130ed000001234000300080003000000",
        "silent-downgrade,030000130ed000001234000200080000000000",
        "rdp-only,030000130ed000001234000300080002000000",
        "not-rdp,485454502f312e3120343030",
        "ssh,5353482d322e302d",
        "slow,03",
        "tpkt-length-0,030000000ed00000123400",
        "tpkt-length-3,030000030ed00000123400",
        "tpkt-length-65535,0300ffff0ed00000123400",
        "x224-length-beyond,03000013ffd00000123400",
        "x224-length-short,0300001302d00000123400",
        "unknown-answer,030000130ed000001234007f00080002000000",
        "answer-length-0,030000130ed000001234000200000002000000",
        "unknown-protocol,030000130ed0000012340002ff080000000080",
        "unknown-failure,030000130ed0000012340003000800ffffffff",
        "half-answer-silence,030000130ed000",
        "byte-by-byte,030000130ed00000123400021f080002000000",
        "endless-zeros,00000000"})
    void answersAreAsDescribed(String id, String expected) throws IOException {
        try (LabHost host = host(id); Client client = new Client(host)) {
            byte[] answer = client.send(Client.request(3)).read(expected.length() / 2);
            assertEquals(expected, HexFormat.of().formatHex(answer));
        }
    }

    /** What comes in answer to the first CredSSP message, from its first byte. */
    @ParameterizedTest
    @CsvSource({
        "unpatched-credssp,3081..a003020102a1",
        "credssp-error,300da003020106a4060204c00700ea",
        "credssp-zeros,000000000000",
        "credssp-indefinite,3080a003020106",
        "credssp-2gib,30847fffffff",
        "credssp-version-negative,30..a0030201ff",
        "ntlm-wrong-message,30.*4e544c4d5353500003000000"})
    void credSspAnswersAreAsDescribed(String id, String expected) throws IOException, GeneralSecurityException {
        try (LabHost host = host(id); Client client = new Client(host); SSLSocket tls = client.secure(3)) {
            tls.getOutputStream().write(Client.TS_REQUEST);
            // Everything that one write of the host put into one TLS record comes with one read.
            byte[] buffer = new byte[64];
            int count = tls.getInputStream().read(buffer);
            String answer = HexFormat.of().formatHex(buffer, 0, count);
            assertTrue(answer.matches(expected + ".*"), answer);
        }
    }

    @Test
    void theClosedPortIsClosed() {
        try (LabHost host = host("closed-port")) {
            assertThrows(ConnectException.class, () -> new Client(host).close());
        }
    }

    @Test
    void theThrottledHostRefusesTheSecondConnection() throws IOException {
        try (LabHost host = host("throttled")) {
            try (Client client = new Client(host)) {
                client.negotiate(3);
            }
            assertThrows(ConnectException.class, () -> new Client(host).close());
        }
    }

    @Test
    void timestampsReachTheEndsOfTheScale() {
        assertArrayEquals(Bytes.hex("ffffffffffffff7f"),
                CredSspBytes.AvPair.timestamp(Long.MAX_VALUE).value());
        assertEquals(116444736000000000L, CredSspBytes.fileTime(Instant.EPOCH));
    }
}
