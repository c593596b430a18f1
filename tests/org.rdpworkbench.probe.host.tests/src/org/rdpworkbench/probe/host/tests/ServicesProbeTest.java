// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.host.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rdpworkbench.core.spi.ConnectOutcome;
import org.rdpworkbench.core.spi.Reason;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.facts.ServiceStates;
import org.rdpworkbench.facts.TcpConnect;
import org.rdpworkbench.facts.TcpConnect.ToAddress;
import org.rdpworkbench.host.Answer;
import org.rdpworkbench.host.Inside;
import org.rdpworkbench.host.Obstacle;
import org.rdpworkbench.host.Service.Start;
import org.rdpworkbench.host.ServiceStatus.State;
import org.rdpworkbench.probe.host.ServicesProbe;
import org.rdpworkbench.testkit.ScriptedContext;
import org.rdpworkbench.testkit.ScriptedHost;

final class ServicesProbeTest {

    private static final TcpConnect REFUSED = new TcpConnect(
            List.of(new ToAddress("127.0.0.1", 3389, ConnectOutcome.REFUSED, 1, "")));

    private static ScriptedContext look(Inside inside) throws Exception {
        return ScriptedContext.to(Target.of("127.0.0.1", 3389)).knowing(REFUSED).inside(inside)
                .run(new ServicesProbe());
    }

    @Test
    void whatTheHostHasIsTakenOver() throws Exception {
        ScriptedHost host = new ScriptedHost()
                .with("TermService", State.STOPPED, Start.DISABLED, "NT AUTHORITY\\NetworkService")
                .with("KeyIso", State.RUNNING, Start.DEMAND, "LocalSystem");
        ServiceStates seen = look(host.inside()).seen(ServiceStates.TYPE).orElseThrow();
        assertEquals(new ServiceStates.Service("TermService", ServiceStates.State.STOPPED,
                ServiceStates.Start.DISABLED, "NT AUTHORITY\\NetworkService"), seen.services().getFirst());
        assertEquals(ServiceStates.State.RUNNING, seen.service("keyiso").orElseThrow().state());
        assertEquals(new ServiceStates.Service("SessionEnv", ServiceStates.State.ABSENT,
                ServiceStates.Start.UNKNOWN, ""), seen.service("SessionEnv").orElseThrow());
        assertEquals(Optional.empty(), seen.service("Spooler"), "it was not asked for");
    }

    @ParameterizedTest
    @EnumSource(State.class)
    void everyStateHasAWord(State state) throws Exception {
        ScriptedHost host = new ScriptedHost().with("TermService", state, Start.AUTO, "");
        assertEquals(state.name(), look(host.inside()).seen(ServiceStates.TYPE).orElseThrow().listener().name());
    }

    @ParameterizedTest
    @EnumSource(Start.class)
    void everyStartTypeHasAWord(Start start) throws Exception {
        ScriptedHost host = new ScriptedHost().with("TermService", State.RUNNING, start, "");
        assertEquals(start.name(), look(host.inside()).seen(ServiceStates.TYPE).orElseThrow().services().getFirst()
                .start().name());
    }

    @ParameterizedTest
    @EnumSource(Obstacle.class)
    void whereThereIsNoWayInTheEvidenceIsMissing(Obstacle obstacle) throws Exception {
        ScriptedContext context = look(new Inside(Answer.none(obstacle, "SMB2 SESSION_SETUP", "0xC000006D")));
        assertEquals(Optional.of(obstacle.reason()), context.reason(ServiceStates.TYPE));
    }

    @Test
    void aSetUpThatIsHiddenHidesNoState() throws Exception {
        ServiceStates seen = look(new ScriptedHost().with("TermService", State.STOPPED, Start.AUTO, "x")
                .refusing("TermService", Obstacle.NO_ACCESS).inside()).seen(ServiceStates.TYPE).orElseThrow();
        assertEquals(new ServiceStates.Service("TermService", ServiceStates.State.STOPPED,
                ServiceStates.Start.UNKNOWN, ""), seen.services().getFirst());
    }

    @Test
    void aServiceThatTheAccountMayNotSeeIsNotAbsent() throws Exception {
        ServiceStates seen = look(new ScriptedHost().refusing("TermService", Obstacle.NO_ACCESS).inside())
                .seen(ServiceStates.TYPE).orElseThrow();
        assertEquals(ServiceStates.State.UNKNOWN, seen.listener());
        assertEquals(ServiceStates.State.ABSENT, seen.service("KeyIso").orElseThrow().state());
    }

    @Test
    void aListThatIsHiddenIsNoListOfNothing() throws Exception {
        ScriptedContext context = look(new ScriptedHost().refusing("services", Obstacle.NO_ACCESS).inside());
        assertEquals(Optional.of(Reason.NO_ACCESS), context.reason(ServiceStates.TYPE));
    }

    @Test
    void itLooksFromInsideAndOpensNothingOfItsOwn() {
        ServicesProbe probe = new ServicesProbe();
        assertEquals(Vantage.INSIDE, probe.vantage());
        assertEquals(0, probe.connections());
    }
}
