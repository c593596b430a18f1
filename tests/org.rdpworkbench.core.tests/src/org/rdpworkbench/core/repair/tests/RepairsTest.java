// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.repair.tests;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.rdpworkbench.core.repair.HostPlan;
import org.rdpworkbench.core.repair.Journals;
import org.rdpworkbench.core.repair.Manner;
import org.rdpworkbench.core.repair.Outcome;
import org.rdpworkbench.core.repair.PlanFormat;
import org.rdpworkbench.core.repair.Planned;
import org.rdpworkbench.core.repair.RefusedCause;
import org.rdpworkbench.core.repair.RefusedException;
import org.rdpworkbench.core.repair.Repair;
import org.rdpworkbench.core.repair.RepairPlan;
import org.rdpworkbench.core.repair.StepListener;
import org.rdpworkbench.core.run.Progress;
import org.rdpworkbench.core.run.Request;
import org.rdpworkbench.core.spi.Change;
import org.rdpworkbench.core.spi.FixPlan;
import org.rdpworkbench.core.spi.Refusal;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.core.spi.WayIn;

class RepairsTest {

    /** A service that a plan does not know. */
    private static final String LATER = "state:Later";

    @TempDir
    private Path folder;
    @TempDir
    private Path scratch;

    private final Seen seen = new Seen();
    private Journals journals;
    private Map<String, SettingValue> before;

    @BeforeEach
    void keep() {
        journals = new Journals(folder);
        before = Map.copyOf(seen.host.settings);
    }

    @AfterEach
    void nothingIsLeftOpen() throws Exception {
        assertEquals(0, seen.host.open);
        assertEquals(List.of(), rooms(folder));
    }

    private static List<String> rooms(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".room")).toList();
        }
    }

    private static RefusedException refused(Executable call) {
        return assertThrows(RefusedException.class, call);
    }

    @Test
    void aPlanHasWhatIsThereNowAndChangesNothing() throws Exception {
        RepairPlan plan = seen.plan();
        assertEquals(List.of(Seen.OFF, SettingValue.ABSENT, Seen.RUNNING, Seen.STOPPED),
                plan.steps().stream().map(step -> step.before()).toList());
        assertEquals("Turns it on.", plan.what());
        assertEquals(before, seen.host.settings);
        assertEquals(plan, PlanFormat.read(PlanFormat.write(plan)));
    }

    @Test
    void aPlanThatDoesNotFitTheHostIsSaidSo() throws Exception {
        seen.host.unfit = "The host has no service Service.";
        assertEquals(List.of(), planned().plans());
        assertEquals(List.of(unfit("The host has no service Service.")), planned().refused());
        assertEquals(Optional.empty(), planned().use());
        RefusedCause refused = planned().refused().getFirst();
        assertTrue(refused.of("test.off") && refused.of("test.off.fix-turn-on"), refused::toString);
        assertFalse(refused.of("test.off.fix-tunr-on") || refused.of("test.off.fix-restart"), refused::toString);
        assertFalse(planned().unseen(null), "that is known");
    }

    private static RefusedCause unfit(String why) {
        return new RefusedCause("test.off", why, Set.of("test.off.fix-turn-on"), false);
    }

    /** What was found may be repaired or not. */
    @Test
    void whatNobodyMaySeeIsToldFromWhatDoesNotFit() throws Exception {
        seen.host.denied = "Access is denied.";
        assertEquals(List.of(new RefusedCause("test.off", "Access is denied.", Set.of("test.off.fix-turn-on"), true)),
                planned().refused());
        assertTrue(planned().unseen(null) && planned().unseen("test.off"));
        assertFalse(planned().unseen("test.other"));
    }

    @Test
    void aHostThatIsLostWhileItIsPlannedIsNoFinding() {
        seen.host.cut = true;
        assertEquals("The connection was lost.", refused(this::planned).getMessage());
    }

    private Planned planned() throws RefusedException, InterruptedException {
        return seen.repairs.plan(seen.request(), Progress.SILENT);
    }

    /** What a policy owns is said as well where nothing that is proposed fits the host. */
    @Test
    void allReasonsAreSaid() throws Exception {
        seen.host.unfit = "The host has no service Service.";
        seen.refusal = Optional.of(Refusal.of("test.off", "policy").value("policy", "the group policy \"Off\""));
        assertEquals(List.of("It is off by the group policy \"Off\".", "The host has no service Service."),
                planned().refused().stream().map(RefusedCause::why).toList());
        assertEquals(unfit("The host has no service Service."), planned().refused().getLast());
    }

    @Test
    void besideAPlanThatFitsItIsSaidWhichOneDoesNot() throws Exception {
        // Which would have to stop as well, and never is.
        seen.host.dependents.put(Seen.STATE, "state:MpsSvc");
        seen.host.settings.put("state:MpsSvc", Seen.RUNNING);
        seen.others.add(() -> List.of(FixPlan.of("test.off", "restart", FixPlan.Security.SAME)
                .then(new Change.Set(Seen.SWITCH, Optional.empty(), Seen.ON))));
        assertEquals(List.of("test.off.fix-restart"), planned().plans().stream().map(RepairPlan::key).toList());
        RefusedCause unfit = planned().refused().getFirst();
        assertEquals("test.off", unfit.cause());
        assertTrue(unfit.why().startsWith("Another repair is not possible as things are. It is: Turns it on. "
                + "state:MpsSvc would have to stop, too, and "), unfit.why());
    }

    @Test
    void thatNoThirdClockWasSeenIsSaidWhereThePluginSaysIt() throws Exception {
        seen.proposing = false;
        seen.others.add(List::of);
        seen.byController = true;
        assertEquals(List.of(), planned().refused(), "it looks at one, and is not refused for it");
        seen.others.clear();
        seen.refusal = Optional.of(Refusal.of("test.off", "third-clock"));
        String why = "A third clock was not seen.";
        assertEquals(List.of(why), planned().refused().stream().map(RefusedCause::why).toList());
        assertEquals("test.off", planned().refused().getFirst().cause());
        List<HostPlan> many = HostPlan.of(List.of(Seen.TARGET), null, target -> planned(), one -> { });
        assertEquals(new HostPlan.Without(Seen.TARGET, HostPlan.Reason.NOT_PROPOSED, "test.off: " + why),
                many.getFirst());
        seen.refusal = Optional.empty();
        seen.proposing = true;
        RepairPlan plan = seen.plan();
        seen.proposing = false;
        seen.refusal = Optional.of(Refusal.of("test.off", "third-clock"));
        assertEquals("The plan is not proposed any more. " + why,
                refused(() -> seen.apply(plan, journals)).getMessage());
    }

    @Test
    void whatIsAppliedIsSeenFromOutsideAndUndone() throws Exception {
        Repair repair = seen.apply(seen.plan(), journals);
        assertEquals(Outcome.CONFIRMED, repair.outcome());
        assertEquals(Seen.ON, seen.host.value(Seen.SWITCH));
        assertEquals(List.of(repair), journals.all(new ArrayList<>()));
        seen.host.put.clear();
        assertEquals(Outcome.UNDONE, seen.repairs.undo(repair.id(), Seen.WAY, journals, seen.manner()).outcome());
        assertEquals(before, seen.host.settings);
        // The service takes what was put back.
        assertEquals(List.of(Seen.OTHER + " not there", Seen.SWITCH + " 0", Seen.STATE + " 1", Seen.STATE + " 4"),
                seen.host.put);
        assertTrue(refused(() -> seen.repairs.undo(repair.id(), Seen.WAY, journals, seen.manner())).getMessage()
                .endsWith("is undone already."));
    }

    @Test
    void aPlanThatWouldDifferNowIsRefused() throws Exception {
        RepairPlan plan = seen.plan();
        seen.host.settings.put(Seen.OTHER, SettingValue.text("of somebody else"));
        assertTrue(refused(() -> seen.apply(plan, journals)).getMessage().startsWith("The plan would be another one"));
        seen.host.settings.put(Seen.SWITCH, Seen.ON);
        assertTrue(refused(() -> seen.apply(plan, journals)).getMessage().startsWith("The plan is not proposed"));
        assertEquals(List.of(), seen.host.put);
        assertEquals(List.of(), journals.all(new ArrayList<>()));
    }

    @Test
    void aPluginThatHasLeftProposesNothing() throws Exception {
        RepairPlan plan = seen.plan();
        seen.proposing = false;
        assertTrue(refused(() -> seen.apply(plan, journals)).getMessage().startsWith("The plan is not proposed"));
        assertEquals(List.of(), seen.host.put);
    }

    @Test
    void anotherMachineIsRefused() throws Exception {
        RepairPlan plan = seen.plan();
        seen.host.machine = "host/2";
        assertTrue(refused(() -> seen.apply(plan, journals)).getMessage().startsWith("The plan would be another one "
                + "now, since the look came to another machine than the one that it was made for."));
        assertEquals(List.of(), seen.host.put);
        assertEquals(List.of(), seen.host.claims, "nothing is held at a machine that is not repaired");
    }

    @Test
    void whatMayNotBePutIsRefusedBeforeTheFirstChange() throws Exception {
        RepairPlan plan = seen.plan();
        seen.host.refused.add(Seen.OTHER);
        assertEquals("The host refuses this account.", refused(() -> seen.apply(plan, journals)).getMessage());
        assertEquals(List.of(), seen.host.put);
        assertEquals(List.of(), journals.all(new ArrayList<>()));
    }

    /** What another step makes first cannot be asked for yet, and what only begins with the same letters can. */
    @Test
    void whatLiesBesideWhatIsMadeIsTestedAndWhatLiesInItIsNot() throws Exception {
        seen.host.settings.put(Seen.BESIDE, Seen.OFF);
        seen.proposing = false;
        seen.others.add(() -> List.of(FixPlan.of("test.off", "turn-on", FixPlan.Security.SAME)
                .settlingWithin(Duration.ZERO)
                .then(new Change.Set(Seen.OTHER, Optional.empty(), Seen.ON))
                .then(new Change.Set(Seen.WITHIN, Optional.empty(), Seen.ON))
                .then(new Change.Set(Seen.BESIDE, Optional.empty(), Seen.ON))
                .then(new Change.Set(Seen.SWITCH, Optional.empty(), Seen.ON))));
        RepairPlan plan = seen.plan();
        seen.host.refused.addAll(List.of(Seen.WITHIN, Seen.BESIDE));
        assertEquals("The host refuses this account.", refused(() -> seen.apply(plan, journals)).getMessage());
        assertEquals(List.of(), seen.host.put);
        seen.host.refused.remove(Seen.BESIDE);
        assertEquals(Outcome.CONFIRMED, seen.apply(plan, journals).outcome());
    }

    @Test
    void whereNoJournalCanBeWrittenNothingIsChanged() throws Exception {
        RepairPlan plan = seen.plan();
        Path file = Files.createFile(folder.resolve("a file"));
        String said = refused(() -> seen.apply(plan, new Journals(file.resolve("journals")))).getMessage();
        assertTrue(said.startsWith("The journal cannot be written in " + file), said);
        assertTrue(said.contains("nothing is changed without it; make room there"), said);
        assertEquals(List.of(), seen.host.put);
    }

    /** Room for the plan alone, or for its end alone, is not enough; what others take is not the room for its end. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void withoutRoomForItsEndNothingIsChanged(@TempDir Path place) throws Exception {
        RepairPlan plan = seen.plan();
        int begun = 0;
        try (SmallDisk disk = SmallDisk.at(place)) {
            Journals there = new Journals(disk.folder());
            for (int left = 0; left <= 112 << 10; left += 4 << 10) {
                disk.fill(left);
                AtomicLong kept = new AtomicLong();
                seen.host.around = () -> assertDoesNotThrow(() -> {
                    seen.host.around = () -> { };
                    kept.set(Files.size(disk.folder().resolve(rooms(disk.folder()).getFirst())));
                    disk.fill(0);
                });
                try {
                    Repair repair = seen.apply(plan, there);
                    assertEquals(64 << 10, kept.get());
                    assertEquals(Outcome.CONFIRMED, repair.outcome());
                    assertEquals(Outcome.UNDONE, seen.repairs.undo(repair.id(), Seen.WAY, there, seen.manner())
                            .outcome());
                    begun++;
                } catch (RefusedException e) {
                    assertTrue(e.getMessage().contains("(No space left on device), and nothing is changed without it"),
                            e::getMessage);
                    assertEquals(0, kept.get());
                }
                assertEquals(before, seen.host.settings);
                assertEquals(begun, there.all(new ArrayList<>()).size());
                assertEquals(List.of(), rooms(disk.folder()));
            }
        }
        assertTrue(begun > 0 && begun < 29, "of 29 with more and more room " + begun + " were begun");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void whereThereIsNoRoomToSpareAnyMoreItIsStillUndone() throws Exception {
        Repair repair = seen.apply(seen.plan(), journals);
        Files.createSymbolicLink(folder.resolve(repair.id() + ".repair.room"), Path.of("/dev/full"));
        assertEquals(Outcome.UNDONE, seen.repairs.undo(repair.id(), Seen.WAY, journals, seen.manner()).outcome());
        assertEquals(before, seen.host.settings);
    }

    @Test
    void aCauseThatIsStillThereTakesAllBack() throws Exception {
        RepairPlan plan = seen.plan();
        seen.stubborn = true;
        Repair repair = seen.apply(plan, journals);
        assertEquals(Outcome.UNDONE, repair.outcome());
        assertEquals(before, seen.host.settings);
    }

    /** The connection is cut at every step in turn: while it is lost nothing can be taken back, later all can. */
    @Test
    void aLostConnectionLeavesAWayBackAndForth() throws Exception {
        for (int steps = 0; steps < 4; steps++) {
            RepairPlan plan = seen.plan();
            seen.host.left = steps;
            Repair cut = seen.apply(plan, journals);
            assertEquals(steps == 0 ? Outcome.UNDONE : Outcome.NOT_UNDONE, cut.outcome(), cut.why());
            seen.host.left = Integer.MAX_VALUE;
            if (cut.undoable()) {
                assertEquals(Outcome.UNDONE, seen.repairs.undo(cut.id(), Seen.WAY, journals, seen.manner()).outcome());
            }
            assertEquals(before, seen.host.settings);
        }
    }

    @Test
    void aLostConnectionIsResumed() throws Exception {
        Map<String, SettingValue> planned = null;
        for (int steps = 1; steps < 4; steps++) {
            seen.host.left = steps;
            Repair cut = seen.apply(seen.plan(), journals);
            assertEquals(Outcome.NOT_UNDONE, cut.outcome());
            seen.host.left = Integer.MAX_VALUE;
            assertEquals(Outcome.CONFIRMED, seen.repairs.resume(cut.id(), seen.request(), journals, seen.manner(),
                    Progress.SILENT).outcome());
            planned = planned == null ? Map.copyOf(seen.host.settings) : planned;
            assertEquals(planned, seen.host.settings);
            assertEquals(Outcome.UNDONE,
                    seen.repairs.undo(cut.id(), Seen.WAY, journals, seen.manner()).outcome());
            assertEquals(before, seen.host.settings);
        }
    }

    @Test
    void whatSomebodyElseChangedMeanwhileIsNotTakenBack() throws Exception {
        Repair repair = seen.apply(seen.plan(), journals);
        seen.host.settings.put(Seen.OTHER, SettingValue.text("of somebody else"));
        Repair undone = seen.repairs.undo(repair.id(), Seen.WAY, journals, seen.manner());
        assertEquals(Outcome.NOT_UNDONE, undone.outcome());
        assertEquals(SettingValue.text("of somebody else"), seen.host.value(Seen.OTHER));
        // What nobody else has touched goes back all the same.
        assertEquals(Seen.OFF, seen.host.value(Seen.SWITCH));
    }

    @Test
    void aServiceIsNotLeftOffForWhatSomebodyElseChanged() throws Exception {
        seen.host.left = 3;
        Repair cut = seen.apply(seen.plan(), journals);
        assertEquals(Outcome.NOT_UNDONE, cut.outcome());
        assertEquals(Seen.STOPPED, seen.host.value(Seen.STATE));
        seen.host.left = Integer.MAX_VALUE;
        seen.host.settings.put(Seen.OTHER, SettingValue.text("of somebody else"));
        Repair undone = seen.repairs.undo(cut.id(), Seen.WAY, journals, seen.manner());
        assertEquals(Outcome.NOT_UNDONE, undone.outcome());
        assertTrue(undone.why().contains(Seen.OTHER + " holds"), undone.why());
        assertEquals(Seen.OFF, seen.host.value(Seen.SWITCH));
        assertEquals(Seen.RUNNING, seen.host.value(Seen.STATE));
        assertEquals(Repair.Progress.TAKEN_BACK, undone.progress().getLast(), "that it was started is in the journal");
    }

    /** Nothing of it was begun, so it is as somebody wants it. */
    @Test
    void aServiceThatTheRepairDidNotComeToStaysOff() throws Exception {
        seen.host.left = 1;
        Repair cut = seen.apply(seen.plan(), journals);
        assertEquals(Outcome.NOT_UNDONE, cut.outcome());
        seen.host.left = Integer.MAX_VALUE;
        seen.host.settings.put(Seen.STATE, Seen.STOPPED);
        Repair undone = seen.repairs.undo(cut.id(), Seen.WAY, journals, seen.manner());
        assertEquals(Outcome.UNDONE, undone.outcome(), undone.why());
        assertEquals(Seen.OFF, seen.host.value(Seen.SWITCH));
        assertEquals(Seen.STOPPED, seen.host.value(Seen.STATE));
    }

    /** A service may write what it is set to when it starts. */
    @Test
    void whatIsWrittenAnewBehindTheUndoIsSaid() throws Exception {
        Repair repair = seen.apply(seen.plan(), journals);
        seen.host.around = () -> {
            if (seen.host.put.getLast().equals(Seen.STATE + " 4")) {
                seen.host.settings.put(Seen.SWITCH, Seen.ON);
            }
        };
        Repair undone = seen.repairs.undo(repair.id(), Seen.WAY, journals, seen.manner());
        assertEquals(Outcome.NOT_UNDONE, undone.outcome());
        assertTrue(undone.why().contains(Seen.SWITCH + " holds"), undone.why());
        Repair last = seen.repairs.undo(repair.id(), Seen.WAY, journals, seen.manner());
        assertEquals(Outcome.UNDONE, last.outcome(), last.why());
        assertEquals(Seen.OFF, seen.host.value(Seen.SWITCH));
    }

    /** It is started once more at once; then it is said, and started by whoever undoes it anew. */
    @Test
    void aServiceThatDoesNotStayUpBehindTheUndoIsStartedByTheNextOne() throws Exception {
        Repair repair = seen.apply(seen.plan(), journals);
        List<String> fallen = new ArrayList<>();
        seen.host.around = () -> {
            if (fallen.size() < 2 && seen.host.value(Seen.STATE).equals(Seen.RUNNING)
                    && seen.host.put.getLast().equals(Seen.STATE + " 4")
                    && seen.host.put.lastIndexOf(Seen.STATE + " 1") > seen.host.put.indexOf(Seen.SWITCH + " 0")
                    && seen.host.put.contains(Seen.SWITCH + " 0")) {
                fallen.add("");
                seen.host.settings.put(Seen.STATE, Seen.STOPPED);
            }
        };
        Repair undone = seen.repairs.undo(repair.id(), Seen.WAY, journals, seen.manner());
        assertEquals(Outcome.NOT_UNDONE, undone.outcome());
        Repair last = seen.repairs.undo(repair.id(), Seen.WAY, journals, seen.manner());
        assertEquals(Outcome.UNDONE, last.outcome(), last.why());
        assertEquals(Seen.RUNNING, seen.host.value(Seen.STATE));
    }

    @Test
    void whatWasStartedMeanwhileAndNeedsTheServiceIsStoppedAndStartedWithIt() throws Exception {
        Repair repair = seen.apply(seen.plan(), journals);
        seen.host.dependents.put(Seen.STATE, "state:Later");
        seen.host.settings.put("state:Later", Seen.RUNNING);
        seen.host.put.clear();
        assertEquals(Outcome.UNDONE, seen.repairs.undo(repair.id(), Seen.WAY, journals, seen.manner()).outcome());
        assertEquals(List.of("state:Later 1", Seen.STATE + " 1", Seen.STATE + " 4", "state:Later 4"),
                seen.host.put.subList(2, seen.host.put.size()));
    }

    /** A repair, and a service that was started since and needs the one which the way back restarts. */
    private Repair withAnotherThatNeedsIt() throws Exception {
        Repair repair = seen.apply(seen.plan(), journals);
        seen.host.dependents.put(Seen.STATE, LATER);
        seen.host.settings.put(LATER, Seen.RUNNING);
        return repair;
    }

    @Test
    void whatHasNothingToRunOnAnyMoreStaysOffAndIsSaid() throws Exception {
        Repair repair = withAnotherThatNeedsIt();
        seen.host.failing.add(Seen.STATE + " 4");
        List<String> remarks = new ArrayList<>();
        Repair undone = seen.repairs.undo(repair.id(), Seen.WAY, journals, remarking(remarks));
        assertEquals(Outcome.NOT_UNDONE, undone.outcome(), undone.why());
        assertEquals(Seen.STOPPED, seen.host.value(LATER));
        assertEquals(List.of("The service Later was stopped on the way back, and stays off: the service Service, which "
                + "it needs, does not run."), remarks);
        assertTrue(undone.why().endsWith(remarks.getFirst()), "the journal has it, too");
    }

    private void assertAsBeforeAndLaterRuns(Repair undone) {
        assertEquals(Outcome.UNDONE, undone.outcome(), undone.why());
        assertEquals(List.of(), undone.notes().leftOff());
        assertEquals(Seen.RUNNING, seen.host.settings.remove(LATER));
        assertEquals(before, seen.host.settings);
    }

    @Test
    void whatNoPlanStoppedIsStartedAgainBehindAKill() throws Exception {
        Repair repair = withAnotherThatNeedsIt();
        seen.host.around = () -> {
            if (seen.host.value(LATER).equals(Seen.STOPPED)) {
                throw new AssertionError("killed");
            }
        };
        assertThrows(IllegalStateException.class, () -> seen.repairs.undo(repair.id(), Seen.WAY, journals,
                seen.manner()));
        seen.host.around = () -> { };
        Repair killed = journals.find(repair.id()).orElseThrow();
        assertEquals(List.of(LATER), killed.notes().leftOff().stream().map(one -> one.step().setting()).toList());
        assertAsBeforeAndLaterRuns(seen.repairs.undo(repair.id(), Seen.WAY, journals, seen.manner()));
    }

    /** Cut where it stops, where what it needs stops, where that starts, and where it starts itself. */
    @Test
    void whatNoPlanStoppedIsStartedAgainBehindALostConnection() throws Exception {
        for (int puts = 2; puts < 6; puts++) {
            Repair repair = withAnotherThatNeedsIt();
            seen.host.left = puts;
            assertEquals(Outcome.NOT_UNDONE, seen.repairs.undo(repair.id(), Seen.WAY, journals, seen.manner())
                    .outcome());
            seen.host.left = Integer.MAX_VALUE;
            assertAsBeforeAndLaterRuns(seen.repairs.undo(repair.id(), Seen.WAY, journals, seen.manner()));
            seen.host.dependents.clear();
        }
    }

    @Test
    void whatNoPlanStoppedIsStartedAgainAlsoByGoingForth() throws Exception {
        Repair repair = withAnotherThatNeedsIt();
        seen.host.left = 5;
        assertEquals(Outcome.NOT_UNDONE, seen.repairs.undo(repair.id(), Seen.WAY, journals, seen.manner()).outcome());
        seen.host.left = Integer.MAX_VALUE;
        assertEquals(Seen.STOPPED, seen.host.value(LATER));
        seen.host.dependents.clear();
        Repair again = seen.repairs.resume(repair.id(), seen.request(), journals, seen.manner(), Progress.SILENT);
        assertEquals(Outcome.CONFIRMED, again.outcome(), again.why());
        assertEquals(Seen.RUNNING, seen.host.value(LATER));
        assertEquals(List.of(), again.notes().leftOff());
    }

    /** The way back was cut where it would have started what it had stopped, which somebody takes away then. */
    private Repair cutBeforeItStartsTheOther(String gone) throws Exception {
        Repair repair = withAnotherThatNeedsIt();
        seen.host.left = 5;
        assertEquals(Outcome.NOT_UNDONE, seen.repairs.undo(repair.id(), Seen.WAY, journals, seen.manner()).outcome());
        seen.host.left = Integer.MAX_VALUE;
        seen.host.dependents.clear();
        seen.host.failing.add(LATER + " 4");
        if (gone.startsWith("was removed")) {
            seen.host.settings.remove(LATER);
        } else {
            seen.host.settings.put("start:Later", SettingValue.dword(4));
        }
        return repair;
    }

    private Manner remarking(List<String> remarks) {
        return new Manner("a tester", new StepListener() {
            @Override
            public void step(RepairPlan plan, int number, Repair.Progress now) {
                // Only what is remarked counts here.
            }

            @Override
            public void remark(RepairPlan plan, String sentence) {
                remarks.add(sentence);
            }
        });
    }

    @Test
    void whatNoPlanStoppedAndNobodyCanStartAgainIsSaidAndFailsNothing() throws Exception {
        for (String gone : List.of("was removed since.", "is off and was disabled since.")) {
            for (boolean forth : List.of(false, true)) {
                Repair repair = cutBeforeItStartsTheOther(gone);
                List<String> remarks = new ArrayList<>();
                Repair now = forth ? seen.repairs.resume(repair.id(), seen.request(), journals, remarking(remarks),
                        Progress.SILENT) : seen.repairs.undo(repair.id(), Seen.WAY, journals, remarking(remarks));
                assertEquals(forth ? Outcome.CONFIRMED : Outcome.UNDONE, now.outcome(), now.why());
                assertEquals(List.of(), now.notes().leftOff());
                assertTrue(remarks.contains("The service Later was stopped on the way back, and is not started again: "
                        + "it " + gone), remarks::toString);
                seen.host.failing.clear();
                seen.host.settings.clear();
                seen.host.settings.putAll(before);
            }
        }
    }

    @Test
    void whatNeedsTheServiceAndDoesNotStartAgainIsSaidAndKeepsNothingElse() throws Exception {
        Repair repair = seen.apply(seen.plan(), journals);
        seen.host.dependents.put(Seen.STATE, "state:Later");
        seen.host.settings.put("state:Later", Seen.RUNNING);
        seen.host.failing.add("state:Later 4");
        Repair undone = seen.repairs.undo(repair.id(), Seen.WAY, journals, seen.manner());
        assertEquals(Outcome.NOT_UNDONE, undone.outcome());
        assertTrue(undone.why().endsWith("Not all of it could be taken back. It does not come about: state:Later."),
                undone.why());
        assertEquals(Seen.STOPPED, seen.host.settings.remove("state:Later"));
        assertEquals(before, seen.host.settings);
    }

    @Test
    void whatIsNeverStoppedIsNotStoppedOnTheWayBackEither() throws Exception {
        Repair repair = seen.apply(seen.plan(), journals);
        seen.host.dependents.put(Seen.STATE, "state:MpsSvc");
        seen.host.settings.put("state:MpsSvc", Seen.RUNNING);
        Repair undone = seen.repairs.undo(repair.id(), Seen.WAY, journals, seen.manner());
        assertEquals(Outcome.NOT_UNDONE, undone.outcome());
        assertTrue(undone.why().contains("state:MpsSvc would have to stop, too"), undone.why());
        assertEquals(Seen.OFF, seen.host.value(Seen.SWITCH));
        assertEquals(Seen.RUNNING, seen.host.value(Seen.STATE));
    }

    @Test
    void aServiceThatMayBeStoppedAndNotStartedIsLeftAlone() throws Exception {
        RepairPlan plan = seen.plan();
        seen.host.refused.add(Seen.STATE + " 4");
        assertEquals("The host refuses this account.", refused(() -> seen.apply(plan, journals)).getMessage());
        assertEquals(List.of(), seen.host.put);
    }

    @Test
    void whoAppliesItMayUseAnAccountOfTheirOwn() throws Exception {
        RepairPlan plan = seen.plan();
        WayIn own = new WayIn("memory", Optional.of("own"));
        Request request = seen.request();
        seen.host.ways.clear();
        Repair repair = seen.repairs.apply(plan, new Request(request.target(), Optional.empty(), false, Set.of(),
                Optional.empty(), Optional.of(own), request.timeout()), journals, seen.manner(), Progress.SILENT);
        assertEquals(Outcome.CONFIRMED, repair.outcome());
        assertEquals(plan, repair.plan());
        assertEquals(Set.of(own), Set.copyOf(seen.host.ways));
    }

    @Test
    void whatTheWayInRestsOnIsLeftAlone() throws Exception {
        RepairPlan plan = seen.plan();
        seen.host.services = Set.of("service");
        assertEquals("The way in rests on the service service, which this plan would stop or change; repair that at "
                + "the machine itself.", refused(() -> seen.apply(plan, journals)).getMessage());
        assertEquals(List.of(), seen.host.put);
    }

    @Test
    void theWayInSaysHowElseItIsRepaired() throws Exception {
        RepairPlan plan = seen.plan();
        seen.host.services = Set.of("Service");
        seen.host.otherWay = Optional.of("do it at the console");
        assertEquals("The way in rests on the service Service, which this plan would stop or change; do it at the "
                + "console.", refused(() -> seen.apply(plan, journals)).getMessage());
        assertEquals(List.of(), seen.host.put);
    }

    /** Whoever repaired it at the console may come back over Remote Desktop. */
    @Test
    void whatTheWayInRestsOnIsTakenBackAllTheSame() throws Exception {
        Repair repair = seen.apply(seen.plan(), journals);
        seen.host.services = Set.of("Service");
        assertEquals(Outcome.UNDONE, seen.repairs.undo(repair.id(), Seen.WAY, journals, seen.manner()).outcome());
        assertEquals(Seen.OFF, seen.host.value(Seen.SWITCH));
        assertEquals(Seen.RUNNING, seen.host.value(Seen.STATE));
    }

    @Test
    void whatIsNeverStoppedIsNotStoppedForAnotherService() throws Exception {
        seen.host.dependents.put(Seen.STATE, "state:MpsSvc");
        seen.host.settings.put("state:MpsSvc", Seen.RUNNING);
        assertEquals(List.of(), planned().plans());
        assertEquals(List.of(unfit("state:MpsSvc would have to stop, too, and the firewall and Group Policy are left "
                + "to themselves.")), planned().refused());
    }

    /** The inside alone says that the cause is gone, which may not be in effect. */
    @Test
    void whatTheOutsideShowsAsBeforeIsNotConfirmed() throws Exception {
        seen.breaksOff = Way.REMARKABLE + "TLS";
        seen.breaksOn = Way.REMARKABLE + "TLS";
        Repair repair = seen.apply(seen.plan(), journals);
        assertEquals(Outcome.APPLIED, repair.outcome(), repair.why());
        assertEquals(Optional.of("odd"), repair.notes().before().orElseThrow().odd());
        assertEquals("What is set is right, and the connection from here is as before the repair: odd. "
                + "Find out what does not use what is set, and look again.", repair.why());
        assertEquals(Seen.ON, seen.host.value(Seen.SWITCH), "it is not taken back for that");
        Repair again = seen.repairs.resume(repair.id(), seen.request(), journals, seen.manner(), Progress.SILENT);
        assertEquals(Outcome.APPLIED, again.outcome());
        assertEquals(repair.why(), again.why());
        seen.breaksOn = "";
        assertEquals(Outcome.CONFIRMED, seen.repairs.resume(repair.id(), seen.request(), journals, seen.manner(),
                Progress.SILENT).outcome());
    }

    /** The connection passes before and behind it, so that only the inside tells a difference. */
    @Test
    void whereTheOutsideNeverShowedTheCauseItIsNotConfirmed() throws Exception {
        seen.inside = true;
        Repair repair = seen.apply(seen.plan(), journals);
        assertEquals(Outcome.APPLIED, repair.outcome(), repair.why());
        assertEquals("What is set is right, and the connection from here is as before the repair, which does not show "
                + "that the cause is gone. Connect as those who could not, and undo it where it is of no use to them.",
                repair.why());
        assertEquals(repair.why(), resume(repair).why());
        seen.cleared = true;
        assertEquals(Outcome.CONFIRMED, resume(repair).outcome());
    }

    /** A check that says nothing, since what accused the cause was not looked at in time, has cleared nothing. */
    @Test
    void whatAccusedTheCauseHasToBeSeenAgain() throws Exception {
        RepairPlan plan = seen.plan();
        seen.host.around = () -> seen.lost = true;
        Repair repair = seen.apply(plan, journals);
        assertEquals(Outcome.APPLIED, repair.outcome(), repair.why());
        seen.cleared = true;
        assertEquals(Outcome.APPLIED, resume(repair).outcome(), "what clears it knows less than what accused it");
        seen.lost = false;
        assertEquals(Outcome.CONFIRMED, resume(repair).outcome());
    }

    /** So it tells no difference, and only the inside does. */
    @Test
    void whatSpokeAgainstTheCauseBeforeClearsNothing() throws Exception {
        seen.inside = true;
        seen.always = true;
        Repair repair = seen.apply(seen.plan(), journals);
        assertEquals(Outcome.APPLIED, repair.outcome(), repair.why());
        assertEquals(Outcome.APPLIED, resume(repair).outcome());
    }

    /** Who gets in without TLS has no TLS that breaks; once it is chosen and breaks, nobody gets in any more. */
    @Test
    void whatIsNotComeToSinceItIsNotNeededIsWorseWhenItBreaks() throws Exception {
        seen.breaksOff = Way.REMARKABLE + "NEGOTIATION";
        seen.breaksOn = "AUTHENTICATION";
        seen.cleared = true;
        Repair repair = seen.apply(seen.plan(), journals);
        assertEquals(Outcome.UNDONE, repair.outcome(), repair.why());
        assertEquals(before, seen.host.settings);
    }

    /** Its time was out, so that nothing broke. */
    @Test
    void whereTheFirstLookDidNotComeThatFarNothingIsWorse() throws Exception {
        seen.inside = true;
        seen.lost = true;
        seen.breaksOff = Way.UNSEEN;
        seen.breaksOn = "AUTHENTICATION";
        Repair repair = seen.apply(seen.plan(), journals);
        assertEquals(Outcome.APPLIED, repair.outcome(), repair.why());
    }

    /** What showed before its first step stands in its journal. */
    @Test
    void aResumeKnowsWhatTheOutsideShowedBefore() throws Exception {
        seen.inside = true;
        seen.breaksOff = "TLS";
        seen.breaksOn = Way.UNSEEN;
        Repair repair = seen.apply(seen.plan(), journals);
        assertEquals(Outcome.APPLIED, repair.outcome(), repair.why());
        seen.breaksOn = "AUTHENTICATION";
        assertEquals(Outcome.CONFIRMED, resume(repair).outcome(), "it gets further");
    }

    private Repair resume(Repair repair) throws Exception {
        return seen.repairs.resume(repair.id(), seen.request(), journals, seen.manner(), Progress.SILENT);
    }

    /** As where the look ran out of time: the inside alone says that the cause is gone. */
    @Test
    void whatIsNotSeenFromOutsideIsNotConfirmed() throws Exception {
        seen.breaksOn = Way.UNSEEN;
        Repair repair = seen.apply(seen.plan(), journals);
        assertEquals(Outcome.APPLIED, repair.outcome(), repair.why());
        seen.breaksOn = "";
        assertEquals(Outcome.CONFIRMED, seen.repairs.resume(repair.id(), seen.request(), journals, seen.manner(),
                Progress.SILENT).outcome());
    }

    /** What is odd may have nothing to do with it, as with a host that answers slowly. */
    @Test
    void whatTheOutsideClearsIsConfirmedThoughItIsAsOddAsBefore() throws Exception {
        seen.breaksOff = Way.REMARKABLE + "TLS";
        seen.breaksOn = Way.REMARKABLE + "TLS";
        seen.cleared = true;
        Repair repair = seen.apply(seen.plan(), journals);
        assertEquals(Outcome.CONFIRMED, repair.outcome(), repair.why());
    }

    @Test
    void whatMakesItWorseIsTakenBack() throws Exception {
        seen.breaksOn = "TLS";
        Repair repair = seen.apply(seen.plan(), journals);
        assertEquals(Outcome.UNDONE, repair.outcome());
        assertEquals("A look does not get as far as the one before the repair. So all had to be taken back.",
                repair.why());
        assertEquals(before, seen.host.settings);
    }

    @Test
    void aLookThatHadBadLuckTakesNothingBack() throws Exception {
        int[] looks = {0};
        seen.looked = () -> seen.breaksOn = ++looks[0] < 3 ? "NAME" : "";
        assertEquals(Outcome.CONFIRMED, seen.apply(seen.plan(), journals).outcome());
    }

    @Test
    void whatBreaksBehindTheCauseIsNoObjectionWhereTheConnectionGetsFurther() throws Exception {
        seen.breaksOff = "TLS";
        seen.breaksOn = "AUTHENTICATION";
        assertEquals(Outcome.CONFIRMED, seen.apply(seen.plan(), journals).outcome());
    }

    /** It passed the stage of the cause before as well, so that this says nothing. */
    @Test
    void whatBreaksBehindTheCauseAsBeforeConfirmsNothingUnlessTheOutsideClearsIt() throws Exception {
        seen.inside = true;
        seen.breaksOff = "AUTHENTICATION";
        seen.breaksOn = "AUTHENTICATION";
        Repair repair = seen.apply(seen.plan(), journals);
        assertEquals(Outcome.APPLIED, repair.outcome());
        assertEquals(Outcome.UNDONE, seen.repairs.undo(repair.id(), Seen.WAY, journals, seen.manner()).outcome());
        seen.cleared = true;
        assertEquals(Outcome.CONFIRMED, seen.apply(seen.plan(), journals).outcome());
    }

    /** Only words for words as before is told as that. */
    @Test
    void whatIsOddInAnotherWayIsNotConfirmed() throws Exception {
        seen.breaksOff = "TLS";
        seen.breaksOn = Way.REMARKABLE + "TLS";
        assertEquals(Outcome.APPLIED, seen.apply(seen.plan(), journals).outcome());
    }

    /** What showed before the kill is in its journal. */
    @Test
    void behindAKillWhatMakesItWorseIsTakenBack() throws Exception {
        seen.breaksOn = "AUTHENTICATION";
        seen.host.left = 1;
        Repair cut = seen.apply(seen.plan(), journals);
        assertEquals(Outcome.NOT_UNDONE, cut.outcome());
        seen.host.left = Integer.MAX_VALUE;
        assertEquals(Outcome.UNDONE, resume(cut).outcome());
        assertEquals(before, seen.host.settings);
    }

    /** That may be for a reason of its own by then, and whatever clears the cause does not make it a good repair. */
    @Test
    void whatIsWorseInALaterLookIsNeitherConfirmedNorTakenBack() throws Exception {
        seen.breaksOn = Way.UNSEEN;
        Repair repair = seen.apply(seen.plan(), journals);
        assertEquals(Outcome.APPLIED, repair.outcome(), repair.why());
        seen.breaksOn = "AUTHENTICATION";
        seen.cleared = true;
        Repair later = resume(repair);
        assertEquals(Outcome.APPLIED, later.outcome(), later.why());
        assertEquals("A look does not get as far as the one before the repair. Nothing was taken back for that; undo "
                + "does it.", later.why());
        assertEquals(Seen.ON, seen.host.value(Seen.SWITCH));
    }

    @Test
    void aHostIsRepairedByOneAtATime() throws Exception {
        RepairPlan plan = seen.plan();
        List<String> said = new ArrayList<>();
        Manner second = new Manner("somebody else", (one, step, now) -> { });
        seen.host.around = () -> {
            if (said.isEmpty()) {
                said.add("");
                said.add(refused(() -> seen.repairs.apply(plan, seen.request(), journals, second, Progress.SILENT))
                        .getMessage());
                // Who is refused must not give away the lock of the other.
                assertFalse(otherProcessesCanLock());
            }
        };
        assertEquals(Outcome.CONFIRMED, seen.apply(plan, journals).outcome());
        assertTrue(said.getLast().startsWith("This host is being repaired by a tester since "), said.getLast());
        assertTrue(otherProcessesCanLock());
    }

    private boolean otherProcessesCanLock() {
        try (Stream<Path> files = Files.list(folder)) {
            return LockProgram.canLock(files.filter(one -> one.toString().endsWith(".lock")).findFirst().orElseThrow(),
                    scratch);
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** A person stops it: the step under way is done and noted, and nothing behind it. */
    @Test
    void anInterruptEndsItBehindAStep() throws Exception {
        RepairPlan plan = seen.plan();
        seen.host.around = Seen.stopping(Thread.currentThread());
        Repair stopped;
        try {
            stopped = seen.apply(plan, journals);
        } finally {
            assertTrue(Thread.interrupted());
        }
        seen.host.around = () -> { };
        assertEquals(Outcome.BEGUN, stopped.outcome());
        assertEquals(Outcome.CONFIRMED, seen.repairs.resume(stopped.id(), seen.request(), journals, seen.manner(),
                Progress.SILENT).outcome());
        assertEquals(Seen.RUNNING, seen.host.value(Seen.STATE));
    }

    /** What was on the disk and at the host at one moment. */
    private record Moment(byte[] journal, Map<String, SettingValue> settings) {}

    /** Every moment at which the program can be killed: around each value that is put, with every torn last line. */
    private List<Moment> moments() throws Exception {
        List<Moment> moments = new ArrayList<>();
        RepairPlan plan = seen.plan();
        seen.host.around = () -> {
            try (Stream<Path> files = Files.list(folder)) {
                Path file = files.filter(one -> one.toString().endsWith(".repair")).findFirst().orElseThrow();
                moments.add(new Moment(Files.readAllBytes(file), new TreeMap<>(seen.host.settings)));
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        };
        assertEquals(Outcome.CONFIRMED, seen.apply(plan, journals).outcome());
        seen.host.around = () -> { };
        assertEquals(8, moments.size());
        return moments;
    }

    private String restored(Moment moment, int torn) throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        byte[] journal = Arrays.copyOf(moment.journal(), moment.journal().length + torn);
        Arrays.fill(journal, moment.journal().length, journal.length, (byte) '{');
        Files.write(folder.resolve("1.repair"), journal);
        seen.host.settings.clear();
        seen.host.settings.putAll(moment.settings());
        return "1";
    }

    @Test
    void killedAtAnyMomentItIsUndone() throws Exception {
        for (Moment moment : moments()) {
            for (int torn : new int[] {0, 1, 40}) {
                String id = restored(moment, torn);
                assertEquals(Outcome.UNDONE,
                        seen.repairs.undo(id, Seen.WAY, journals, seen.manner()).outcome());
                assertEquals(before, seen.host.settings);
            }
        }
    }

    @Test
    void killedAtAnyMomentItIsResumed() throws Exception {
        List<Moment> moments = moments();
        Map<String, SettingValue> planned = Map.copyOf(seen.host.settings);
        for (Moment moment : moments) {
            String id = restored(moment, 7);
            assertEquals(Outcome.CONFIRMED, seen.repairs.resume(id, seen.request(), journals, seen.manner(),
                    Progress.SILENT).outcome());
            assertEquals(planned, seen.host.settings);
        }
    }
}
