// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.host.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rdpworkbench.core.spi.ConnectOutcome;
import org.rdpworkbench.core.spi.Reason;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.facts.SchannelEvents;
import org.rdpworkbench.facts.TcpConnect;
import org.rdpworkbench.facts.TcpConnect.ToAddress;
import org.rdpworkbench.facts.TlsHandshake;
import org.rdpworkbench.host.Answer;
import org.rdpworkbench.host.Inside;
import org.rdpworkbench.host.Obstacle;
import org.rdpworkbench.probe.host.SchannelProbe;
import org.rdpworkbench.testkit.Cases;
import org.rdpworkbench.testkit.ScriptedContext;
import org.rdpworkbench.testkit.ScriptedHost;

/** What the host wrote down about our own handshake, whose ClientHello was sent 500 ms before it was over. */
final class SchannelProbeTest {

    private static final TcpConnect CONNECTED = new TcpConnect(
            List.of(new ToAddress("127.0.0.1", 3389, ConnectOutcome.CONNECTED, 1, "")));
    private static final TlsHandshake CLOSED = new TlsHandshake(TlsHandshake.Outcome.HOST_CLOSED, Optional.empty(),
            Optional.empty(), 500, 0, Optional.empty(), Optional.empty(), "", "");
    private static final Duration AHEAD = Duration.ofMinutes(47);
    private static final Instant THERE = Cases.BEGAN.plus(AHEAD);

    private static ScriptedContext look(Inside inside) throws Exception {
        return ScriptedContext.to(Target.of("127.0.0.1", 3389)).knowing(CONNECTED).knowing(CLOSED).inside(inside)
                .run(new SchannelProbe());
    }

    private static SchannelEvents seen(ScriptedHost host) throws Exception {
        return look(host.inside()).seen(SchannelEvents.TYPE).orElseThrow();
    }

    private static ScriptedHost host() {
        return new ScriptedHost().ahead(AHEAD);
    }

    @Test
    void theKeyThatCouldNotBeUsedAtOurConnectionIsSeenByTheClockOfTheHost() throws Exception {
        SchannelEvents seen = seen(host().logged("Schannel", 36870, THERE, "server", "0x8009030D", "10001"));
        assertEquals(THERE.minusMillis(500), seen.connected());
        assertTrue(seen.keyNotAccessible());
        assertEquals(Optional.of(0x8009030DL), seen.events().getFirst().status());
    }

    @Test
    void theSameEventByOurOwnClockIsAnother() throws Exception {
        SchannelEvents seen = seen(host().logged("Schannel", 36870, Cases.BEGAN, "server", "0x8009030D", "10001"));
        assertEquals(List.of(), seen.events(), "47 minutes ago");
        assertTrue(seen.quiet());
    }

    @Test
    void whatIsNearButNotOursIsShownAndDoesNotCount() throws Exception {
        SchannelEvents seen = seen(host().logged("Schannel", 36874, THERE.minusSeconds(20))
                .logged("Schannel", 36871, THERE.plusSeconds(10), "server", "10013"));
        assertEquals(List.of(36874, 36871), seen.events().stream().map(SchannelEvents.Event::id).toList());
        assertTrue(seen.quiet());
    }

    @Test
    void whatTheHostFailsAtAsAClientIsNoneOfOurs() throws Exception {
        SchannelEvents seen = seen(host().logged("Schannel", 36871, THERE, "client", "10013")
                .logged("Service Control Manager", 36870, THERE));
        assertEquals(List.of(), seen.events());
        assertFalse(seen.credentialNotCreated());
    }

    @Test
    void anAlertThatTheHostWroteDownIsNoSilence() throws Exception {
        SchannelEvents seen = seen(host().logged("Schannel", 36888, THERE, "40", "1205"));
        assertTrue(seen.quiet());
        assertFalse(seen.silent());
    }

    @Test
    void aLogThatRanOverSaysNothingOfOurMoment() throws Exception {
        ScriptedHost host = host().logged("Schannel", 36870, THERE);
        for (int i = 0; i < 100; i++) {
            host.logged("Schannel", 36887, THERE.plusSeconds(10));
        }
        assertEquals(Optional.of(Reason.UNSUPPORTED), look(host.inside()).reason(SchannelEvents.TYPE));
    }

    @Test
    void withoutTheHostsClockNothingCanBeSaid() throws Exception {
        ScriptedContext context = look(new ScriptedHost().logged("Schannel", 36870, Cases.BEGAN).inside());
        assertEquals(Optional.of(Reason.UNSUPPORTED), context.reason(SchannelEvents.TYPE));
    }

    @Test
    void aLogThatIsNotShownIsNoQuietLog() throws Exception {
        assertEquals(Optional.of(Reason.NO_ACCESS),
                look(host().refusing("log", Obstacle.NO_ACCESS).inside()).reason(SchannelEvents.TYPE));
        assertEquals(Optional.of(Reason.NO_ACCESS), look(new Inside(Answer.none(Obstacle.LOGON_FAILED, "logon", "")))
                .reason(SchannelEvents.TYPE));
    }
}
