// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rdpworkbench.core.run.Run;
import org.rdpworkbench.core.spi.Finding;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.core.spi.Verdict;
import org.rdpworkbench.facts.ServiceStates;
import org.rdpworkbench.lab.Behaviour;
import org.rdpworkbench.samba.Samba;
import org.rdpworkbench.samba.ServiceControl;
import org.rdpworkbench.samba.ServiceEntry;
import org.rdpworkbench.samba.Started;

/** What the services of a host say of its port: they are told by a service control manager of ours, through Samba. */
final class InsideServicesTest {

    private static final String CAUSE = "service.stopped";
    private static final String ADMIN = "inside-services-test-admin";

    @TempDir
    private static Path folder;
    private static Samba samba;
    private static ServiceControl control;

    @BeforeAll
    static void start() throws Exception {
        InsideLook.administrator(ADMIN);
        Workbench.needs(CAUSE);
        samba = Samba.start(folder, ServiceControl.OPTION);
        control = ServiceControl.start(samba.folder());
    }

    @AfterAll
    static void stop() throws Exception {
        Started.end(control, samba);
    }

    private static Run look(int state, int start, Behaviour outside) throws Exception {
        control.withRemoteDesktop(state, start);
        return InsideLook.at(samba, outside, ADMIN);
    }

    private static Finding finding(Run run) {
        return InsideLook.finding(run, CAUSE);
    }

    private static List<String> held(Run run) {
        return InsideLook.held(run, CAUSE);
    }

    @Test
    void aServiceThatIsDisabledIsWhyThePortRefuses() throws Exception {
        Run run = look(ServiceEntry.STOPPED, ServiceEntry.DISABLED, Behaviour.closedPort());
        assertEquals(Verdict.FAIL, run.diagnosis().verdict());
        assertEquals(CAUSE, run.diagnosis().causes().getFirst().cause().id(), run.diagnosis()::toString);
        assertEquals(List.of("not-running"), held(run));
        assertEquals("disabled", finding(run).held().getFirst().values().get("start"));
        assertEquals(List.of(
                new ServiceStates.Service("TermService", ServiceStates.State.STOPPED, ServiceStates.Start.DISABLED,
                        ServiceEntry.NETWORK_SERVICE),
                new ServiceStates.Service("UmRdpService", ServiceStates.State.STOPPED, ServiceStates.Start.DEMAND,
                        "LocalSystem"),
                new ServiceStates.Service("SessionEnv", ServiceStates.State.RUNNING, ServiceStates.Start.DEMAND,
                        "LocalSystem"),
                new ServiceStates.Service("CertPropSvc", ServiceStates.State.ABSENT, ServiceStates.Start.UNKNOWN, "")),
                run.record().find(ServiceStates.TYPE, Vantage.INSIDE).orElseThrow().services().subList(0, 4));
    }

    @Test
    void aServiceOnItsWayIsNotYetStopped() throws Exception {
        Run run = look(ServiceEntry.STOP_PENDING, ServiceEntry.AUTO, Behaviour.closedPort());
        assertEquals(List.of("on-its-way"), held(run));
        assertEquals("stop pending", finding(run).held().getFirst().values().get("state"));
    }

    @Test
    void aServiceThatRunsIsNotWhy() throws Exception {
        Run refused = look(ServiceEntry.RUNNING, ServiceEntry.AUTO, Behaviour.closedPort());
        assertEquals(Verdict.PASS, finding(refused).verdict());
        assertTrue(refused.diagnosis().causes().stream().noneMatch(one -> one.cause().id().equals(CAUSE)),
                refused.diagnosis()::toString);
        Run healthy = look(ServiceEntry.RUNNING, ServiceEntry.DEMAND, Behaviour.healthy());
        assertEquals(List.of("runs", "serves"), held(healthy));
        assertTrue(healthy.diagnosis().findings().stream().noneMatch(one -> one.verdict() == Verdict.FAIL),
                healthy.diagnosis()::toString);
    }

    /** The host says no, and something answers in its place. */
    @Test
    void aServiceThatIsStoppedWhileThePortServesIsAWarning() throws Exception {
        Run run = look(ServiceEntry.STOPPED, ServiceEntry.DEMAND, Behaviour.healthy());
        assertEquals(Verdict.WARN, finding(run).verdict());
        assertEquals(List.of("not-running", "serves"), held(run));
    }
}
