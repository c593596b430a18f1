// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.clock.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rdpworkbench.cause.clock.TimeServiceProbe;
import org.rdpworkbench.core.spi.ConnectOutcome;
import org.rdpworkbench.core.spi.Reason;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.facts.ServiceStates;
import org.rdpworkbench.facts.ServiceStates.State;
import org.rdpworkbench.facts.TcpConnect;
import org.rdpworkbench.facts.TcpConnect.ToAddress;
import org.rdpworkbench.facts.TimeService;
import org.rdpworkbench.facts.TimeService.Source;
import org.rdpworkbench.host.Obstacle;
import org.rdpworkbench.host.Service.Start;
import org.rdpworkbench.host.ServiceStatus;
import org.rdpworkbench.testkit.ScriptedContext;
import org.rdpworkbench.testkit.ScriptedHost;

final class TimeServiceProbeTest {

    private static final TcpConnect CONNECTED = new TcpConnect(
            List.of(new ToAddress("127.0.0.1", 3389, ConnectOutcome.CONNECTED, 1, "")));
    private static final String OWN = "HKLM\\SYSTEM\\CurrentControlSet\\Services\\W32Time\\Parameters";
    private static final String POLICY = "HKLM\\SOFTWARE\\Policies\\Microsoft\\W32Time\\Parameters";

    private static ScriptedContext look(ScriptedHost host) throws Exception {
        return ScriptedContext.to(Target.of("127.0.0.1", 3389)).knowing(CONNECTED).inside(host.inside())
                .run(new TimeServiceProbe());
    }

    private static Optional<TimeService> seen(ScriptedHost host) throws Exception {
        return look(host).seen(TimeService.TYPE);
    }

    private static ScriptedHost running() {
        return new ScriptedHost().with("W32Time", ServiceStatus.State.RUNNING, Start.DEMAND, "LocalService");
    }

    @ParameterizedTest
    @CsvSource({"NT5DS, DOMAIN", "ntp, SERVERS", "AllSync, ALL", "NoSync, NOWHERE", "Else, UNKNOWN", "'', UNKNOWN"})
    void whereTheTimeComesFrom(String type, Source source) throws Exception {
        assertEquals(Optional.of(new TimeService(State.RUNNING, source, Optional.of(ServiceStates.Start.DEMAND))),
                seen(running().with(OWN, "Type", SettingValue.text(type))));
    }

    @Test
    void aPolicyCountsBeforeTheRest() throws Exception {
        assertEquals(Source.NOWHERE, seen(running().with(OWN, "Type", SettingValue.text("NT5DS"))
                .with(POLICY, "Type", SettingValue.text("NoSync"))).orElseThrow().source());
    }

    @Test
    void aHostWithoutTheServiceHasNone() throws Exception {
        assertEquals(Optional.of(new TimeService(State.ABSENT, Source.UNKNOWN)), seen(new ScriptedHost()));
    }

    @Test
    void whatMayNotBeReadIsNotTakenForUnset() throws Exception {
        assertEquals(Optional.of(Reason.NO_ACCESS), look(running().refusing(POLICY, Obstacle.NO_ACCESS))
                .reason(TimeService.TYPE));
        assertEquals(Optional.of(Reason.NO_ACCESS), look(running().refusing(OWN, Obstacle.NO_ACCESS))
                .reason(TimeService.TYPE));
        assertEquals(Optional.of(Reason.NO_ACCESS), look(running().refusing("W32Time", Obstacle.NO_ACCESS))
                .reason(TimeService.TYPE));
    }
}
