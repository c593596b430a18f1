// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.host.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rdpworkbench.core.spi.ConnectOutcome;
import org.rdpworkbench.core.spi.Reason;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.facts.BoundCertificate;
import org.rdpworkbench.facts.Onset;
import org.rdpworkbench.facts.RestartSigns;
import org.rdpworkbench.facts.TcpConnect;
import org.rdpworkbench.facts.TcpConnect.ToAddress;
import org.rdpworkbench.host.Obstacle;
import org.rdpworkbench.probe.host.OnsetProbe;
import org.rdpworkbench.testkit.Cases;
import org.rdpworkbench.testkit.ScriptedContext;
import org.rdpworkbench.testkit.ScriptedHost;

final class OnsetProbeTest {

    private static final TcpConnect CONNECTED = new TcpConnect(
            List.of(new ToAddress("127.0.0.1", 3389, ConnectOutcome.CONNECTED, 1, "")));
    private static final Instant WORKED = Cases.BEGAN.minus(Duration.ofDays(3));
    private static final Instant BEFORE = WORKED.minusSeconds(1);
    private static final Instant SINCE = WORKED.plusSeconds(1);

    private static ScriptedHost host(ListenerLogFile sessions) {
        return new ScriptedHost().with(ListenerLogFile.SESSION_MANAGER, sessions.bytes());
    }

    private static ScriptedContext look(ScriptedHost host) throws Exception {
        return ScriptedContext.to(Target.of("127.0.0.1", 3389)).knowing(CONNECTED).inside(host.inside())
                .run(new OnsetProbe());
    }

    private static BoundCertificate certificate(Instant notBefore) {
        return new BoundCertificate(Optional.of("00"), false, Optional.of(new BoundCertificate.Stored(
                "Remote Desktop", "CN=x", notBefore, notBefore.plus(Duration.ofDays(180)), Optional.empty(),
                Optional.empty())));
    }

    private static RestartSigns restart(Instant written, Instant started) {
        return new RestartSigns(List.of(), Optional.of(started), List.of(new RestartSigns.Written("HKLM\\x",
                written)));
    }

    private static Set<Onset.Event> happened(BoundCertificate certificate, RestartSigns restart) throws Exception {
        return ScriptedContext.to(Target.of("127.0.0.1", 3389)).knowing(CONNECTED).knowing(certificate)
                .knowing(restart).inside(host(new ListenerLogFile().session(WORKED, 21, "192.0.2.7")).inside())
                .run(new OnsetProbe()).seen(Onset.TYPE).orElseThrow().happened();
    }

    @Test
    void whatHappenedSinceTheLastLogon() throws Exception {
        assertEquals(Set.of(), happened(certificate(BEFORE), restart(BEFORE, BEFORE)));
        assertEquals(Set.of(Onset.Event.CERTIFICATE_RENEWED), happened(certificate(SINCE), restart(BEFORE, BEFORE)));
        assertEquals(Set.of(Onset.Event.HARDENED), happened(certificate(BEFORE), restart(SINCE, BEFORE)));
        assertEquals(Set.of(Onset.Event.HARDENED, Onset.Event.BOOTED),
                happened(certificate(BEFORE), restart(SINCE, SINCE.plusSeconds(1))));
    }

    @Test
    void whatNobodyKnowsHasNotHappened() throws Exception {
        assertEquals(Optional.of(new Onset(WORKED, Set.of())),
                look(host(new ListenerLogFile().session(WORKED, 25, "192.0.2.7"))).seen(Onset.TYPE));
    }

    @Test
    void theLaterOfBothLogsCountsAndTheHostsOwnScreenDoesNot() throws Exception {
        ScriptedHost host = host(new ListenerLogFile().session(BEFORE, 21, "192.0.2.7")
                .session(Cases.BEGAN, 21, "LOCAL")).with(ListenerLogFile.CONNECTION_MANAGER,
                        new ListenerLogFile().received(SINCE).authenticated(WORKED).bytes());
        assertEquals(Optional.of(WORKED), look(host).seen(Onset.TYPE).map(Onset::worked));
    }

    @Test
    void withoutALogonThereIsNoBeginning() throws Exception {
        assertEquals(Optional.of(Reason.UNSUPPORTED),
                look(host(new ListenerLogFile().session(WORKED, 21, "LOCAL"))).reason(Onset.TYPE));
        assertEquals(Optional.of(Reason.NO_ACCESS), look(new ScriptedHost()
                .refusing(ListenerLogFile.SESSION_MANAGER, Obstacle.NO_ACCESS)).reason(Onset.TYPE));
    }
}
