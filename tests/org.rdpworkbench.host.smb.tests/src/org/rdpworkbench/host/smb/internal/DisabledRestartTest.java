// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.smb.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.rdpworkbench.core.repair.Journals;
import org.rdpworkbench.core.repair.Manner;
import org.rdpworkbench.core.repair.Outcome;
import org.rdpworkbench.core.repair.Planned;
import org.rdpworkbench.core.repair.RefusedCause;
import org.rdpworkbench.core.repair.RefusedException;
import org.rdpworkbench.core.repair.Repair;
import org.rdpworkbench.core.repair.RepairPlan;
import org.rdpworkbench.core.repair.Repairs;
import org.rdpworkbench.core.repair.Trial;
import org.rdpworkbench.core.run.Progress;
import org.rdpworkbench.core.run.Request;
import org.rdpworkbench.core.spi.Change;
import org.rdpworkbench.core.spi.Change.Action;
import org.rdpworkbench.core.spi.FixPlan;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.core.spi.Step;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.core.spi.WayIn;
import org.rdpworkbench.host.Credentials;
import org.rdpworkbench.host.HostSessions;
import org.rdpworkbench.host.HostSettings;
import org.rdpworkbench.host.Setting;
import org.rdpworkbench.samba.Samba;
import org.rdpworkbench.samba.ServiceControl;
import org.rdpworkbench.samba.ServiceEntry;
import org.rdpworkbench.samba.Started;

/**
 * Services that run and were disabled since are not restarted: the service control manager of the tests starts none
 * that is disabled, as Windows does not.
 */
@Timeout(180)
class DisabledRestartTest {

    private static final WayIn WAY = new WayIn("smb", Optional.of("admin"));
    private static final Manner MANNER = new Manner("a tester", (plan, step, now) -> { });
    private static final String SENTENCE = "The service %s runs and is set to Disabled, so that nobody could start it "
            + "again once it is stopped: change its start type first.";

    @TempDir
    private Path folder;
    @TempDir
    private Path journals;
    private Samba samba;
    private ServiceControl control;
    private HostSettings settings;

    @BeforeEach
    void start() throws Exception {
        samba = Samba.start(folder, ServiceControl.OPTION);
        samba.folder().importRegistry("[HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Cryptography]\n"
                + "\"MachineGuid\"=\"7d3c1c8e-0000-4000-8000-000000000009\"\n"
                + "[HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\Needing]\n"
                + "\"DependOnService\"=hex(7):57,00,33,00,32,00,54,00,69,00,6d,00,65,00,00,00,00,00\n");
        control = ServiceControl.start(samba.folder());
        Credentials credentials = new Credentials();
        credentials.add("admin", Sessions.administrator());
        settings = new HostSettings(new HostSessions(credentials, List.of(new SmbAccess())));
    }

    @AfterEach
    void end() throws Exception {
        Started.end(control, samba);
    }

    /** Both of them, and what needs the first is the second. */
    private void having(int state, int start, int needingState, int needingStart) {
        control.with(new ServiceEntry("W32Time", "Windows Time", state, start, "NT AUTHORITY\\LocalService",
                List.of("Needing"))).with(new ServiceEntry("Needing", needingState, needingStart));
    }

    private Repairs repairs(Change... changes) {
        FixPlan plan = FixPlan.of(CutHost.CAUSE, "all", FixPlan.Security.SAME).settlingWithin(Duration.ZERO);
        for (Change change : changes) {
            plan = plan.then(change);
        }
        return new CutHost(plan, () -> control.services().stream().anyMatch(one -> one.name().equals("W32Time")
                && (one.state() == ServiceEntry.STOPPED || one.start() != ServiceEntry.AUTO))).repairs(settings);
    }

    private Request look() {
        return Repairs.look(Target.of(samba.address().getHostAddress(), 3389), WAY, Sessions.LIMIT);
    }

    private static Change act(Action action) {
        return new Change.Act(action, "W32Time", "It runs.");
    }

    private static Change enable() {
        return new Change.Set("service:W32Time", Optional.empty(), SettingValue.dword(ServiceEntry.AUTO));
    }

    private void refused(String service, Change... changes) throws Exception {
        List<ServiceEntry> before = control.services();
        Planned planned = repairs(changes).plan(look(), Progress.SILENT);
        assertEquals(List.of(), planned.plans());
        assertEquals(List.of(SENTENCE.formatted(service)), planned.refused().stream().map(RefusedCause::why).toList());
        assertEquals(before, control.services());
    }

    @Test
    void oneThatNobodyCouldStartAgainIsNotStopped() throws Exception {
        having(ServiceEntry.RUNNING, ServiceEntry.DISABLED, ServiceEntry.STOPPED, ServiceEntry.DEMAND);
        refused("W32Time", act(Action.RESTART_SERVICE));
        having(ServiceEntry.RUNNING, ServiceEntry.DEMAND, ServiceEntry.RUNNING, ServiceEntry.DISABLED);
        refused("Needing", act(Action.RESTART_SERVICE));
    }

    /** Its undo would disable the service, and then stop it and start it once more. */
    @Test
    void oneThatIsEnabledInTheSamePlanIsNotStoppedEither() throws Exception {
        having(ServiceEntry.RUNNING, ServiceEntry.DISABLED, ServiceEntry.STOPPED, ServiceEntry.DEMAND);
        refused("W32Time", enable(), act(Action.RESTART_SERVICE));
    }

    @Test
    void oneThatIsDisabledBehindThePlanIsNotStopped() throws Exception {
        having(ServiceEntry.RUNNING, ServiceEntry.DEMAND, ServiceEntry.RUNNING, ServiceEntry.DEMAND);
        Repairs repairs = repairs(act(Action.RESTART_SERVICE));
        RepairPlan plan = repairs.plan(look(), Progress.SILENT).plans().getFirst();
        assertEquals(4, plan.steps().size());
        having(ServiceEntry.RUNNING, ServiceEntry.DEMAND, ServiceEntry.RUNNING, ServiceEntry.DISABLED);
        List<ServiceEntry> before = control.services();
        assertEquals(SENTENCE.formatted("Needing"), assertThrows(RefusedException.class, () -> repairs.apply(plan,
                look(), new Journals(journals), MANNER, Progress.SILENT)).getMessage());
        assertEquals(before, control.services());
    }

    /** As before: what is off is enabled, and then started; what needs it and is off stays so. */
    @Test
    void oneThatIsOffIsEnabledAndStarted() throws Exception {
        having(ServiceEntry.STOPPED, ServiceEntry.DISABLED, ServiceEntry.STOPPED, ServiceEntry.DISABLED);
        List<ServiceEntry> before = control.services();
        for (Action action : List.of(Action.START_SERVICE, Action.RESTART_SERVICE)) {
            Repairs repairs = repairs(enable(), act(action));
            RepairPlan plan = repairs.plan(look(), Progress.SILENT).plans().getFirst();
            assertEquals(List.of(new Step("start:W32Time", SettingValue.dword(ServiceEntry.DISABLED),
                    SettingValue.dword(ServiceEntry.AUTO)), new Step("state:W32Time", Setting.State.STOPPED,
                    Setting.State.RUNNING)), plan.steps());
            Repair repair = repairs.apply(plan, look(), new Journals(journals), MANNER, Progress.SILENT);
            assertEquals(Outcome.CONFIRMED, repair.outcome(), repair.why());
            assertEquals(Outcome.UNDONE, repairs.undo(repair.id(), WAY, new Journals(journals), MANNER).outcome());
            assertEquals(before, control.services());
        }
    }

    /** A repair that is in place, for which both were restarted. */
    private Repair restarted(Repairs repairs, Manner manner) throws Exception {
        having(ServiceEntry.RUNNING, ServiceEntry.DEMAND, ServiceEntry.RUNNING, ServiceEntry.DEMAND);
        RepairPlan plan = repairs.plan(look(), Progress.SILENT).plans().getFirst();
        assertEquals(5, plan.steps().size());
        return repairs.apply(plan, look(), new Journals(journals), manner, Progress.SILENT);
    }

    @Test
    void oneThatSomebodyDisabledSinceIsNotStoppedByTheUndo() throws Exception {
        Repairs repairs = repairs(enable(), act(Action.RESTART_SERVICE));
        Repair repair = restarted(repairs, MANNER);
        assertEquals(Outcome.CONFIRMED, repair.outcome(), repair.why());
        for (String service : List.of("W32Time", "Needing")) {
            boolean itself = service.equals("W32Time");
            having(ServiceEntry.RUNNING, itself ? ServiceEntry.DISABLED : ServiceEntry.AUTO, ServiceEntry.RUNNING,
                    itself ? ServiceEntry.DEMAND : ServiceEntry.DISABLED);
            List<ServiceEntry> before = control.services();
            assertEquals("The service " + service + " runs and is set to Disabled, so that it would stay off once it "
                    + "is restarted for this. Nothing was changed: change its start type or stop it, and undo the "
                    + "repair then.", assertThrows(RefusedException.class, () -> repairs.undo(repair.id(), WAY,
                            new Journals(journals), MANNER)).getMessage());
            assertEquals(before, control.services());
        }
        having(ServiceEntry.RUNNING, ServiceEntry.AUTO, ServiceEntry.RUNNING, ServiceEntry.DEMAND);
        assertEquals(Outcome.UNDONE, repairs.undo(repair.id(), WAY, new Journals(journals), MANNER).outcome());
        List<ServiceEntry> after = control.services();
        having(ServiceEntry.RUNNING, ServiceEntry.DEMAND, ServiceEntry.RUNNING, ServiceEntry.DEMAND);
        assertEquals(control.services(), after);
    }

    private static ServiceEntry other(int start) {
        return new ServiceEntry("Other", ServiceEntry.STOPPED, start);
    }

    /** Who was refused stops it, and what needs it stops with it, which nobody can start without it. */
    @Test
    void oneThatSomebodyStoppedAndDisabledIsLeftOffWithWhatNeedsIt() throws Exception {
        control.with(other(ServiceEntry.DEMAND));
        Repairs repairs = new CutHost(FixPlan.of(CutHost.CAUSE, "all", FixPlan.Security.SAME)
                .settlingWithin(Duration.ZERO).then(new Change.Set("service:Other", Optional.empty(),
                        SettingValue.dword(ServiceEntry.AUTO))).then(act(Action.RESTART_SERVICE)),
                () -> control.services().contains(other(ServiceEntry.DEMAND))).repairs(settings);
        Repair repair = restarted(repairs, MANNER);
        assertEquals(Outcome.CONFIRMED, repair.outcome(), repair.why());
        having(ServiceEntry.RUNNING, ServiceEntry.DISABLED, ServiceEntry.RUNNING, ServiceEntry.DEMAND);
        assertThrows(RefusedException.class, () -> repairs.undo(repair.id(), WAY, new Journals(journals), MANNER));
        having(ServiceEntry.STOPPED, ServiceEntry.DISABLED, ServiceEntry.STOPPED, ServiceEntry.DEMAND);
        Repair undone = repairs.undo(repair.id(), WAY, new Journals(journals), MANNER);
        assertEquals(Outcome.UNDONE, undone.outcome(), undone.why());
        assertTrue(undone.why().contains("The service Needing is off and is left so: it needs the service W32Time, "
                + "which is off and was disabled since the repair."), undone.why());
        List<ServiceEntry> after = control.services();
        having(ServiceEntry.STOPPED, ServiceEntry.DISABLED, ServiceEntry.STOPPED, ServiceEntry.DEMAND);
        assertEquals(control.with(other(ServiceEntry.DEMAND)).services(), after);
    }

    /** Nobody keeps it, and somebody has disabled what needs the service. */
    @Test
    void whatGoesBackByItselfLeavesItRunning() throws Exception {
        Repairs repairs = repairs(enable(), act(Action.RESTART_SERVICE));
        Repair back = restarted(repairs, MANNER.tried(new Trial.Terms(Optional.of(Duration.ofHours(1)),
                Optional.of((repair, until) -> {
                    having(ServiceEntry.RUNNING, ServiceEntry.AUTO, ServiceEntry.RUNNING, ServiceEntry.DISABLED);
                    return false;
                }))));
        assertEquals(Outcome.NOT_UNDONE, back.outcome(), back.why());
        assertTrue(back.why().contains("The service W32Time was not restarted and runs on, without what was taken "
                + "back: the service Needing, which needs it, is set to Disabled"), back.why());
        List<ServiceEntry> after = control.services();
        having(ServiceEntry.RUNNING, ServiceEntry.DEMAND, ServiceEntry.RUNNING, ServiceEntry.DISABLED);
        assertEquals(control.services(), after);
    }
}
