// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.repair.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rdpworkbench.core.repair.Journals;
import org.rdpworkbench.core.repair.Manner;
import org.rdpworkbench.core.repair.Outcome;
import org.rdpworkbench.core.repair.RefusedException;
import org.rdpworkbench.core.repair.Repair;
import org.rdpworkbench.core.repair.RepairPlan;
import org.rdpworkbench.core.repair.Trial;
import org.rdpworkbench.core.run.Progress;
import org.rdpworkbench.core.spi.SettingValue;

/** A service that a repair restarts, and which somebody disables since: who stops it cannot start it again. */
class DisabledServiceTest {

    private static final String START = "start:Service";
    /** A service that was started since and needs that one. */
    private static final String LATER = "state:Later";
    private static final SettingValue MANUAL = SettingValue.dword(3);

    @TempDir
    private Path folder;

    private final Seen seen = new Seen();
    private Journals journals;

    @BeforeEach
    void keep() {
        journals = new Journals(folder);
        seen.host.settings.put(START, MANUAL);
    }

    /** Windows says no, too. */
    private void disable(String service) {
        seen.host.settings.put("start:" + service, SettingValue.SERVICE_DISABLED);
        seen.host.failing.add("state:" + service + " 4");
    }

    private void enable(String service) {
        seen.host.settings.put("start:" + service, MANUAL);
        seen.host.failing.clear();
    }

    private void laterRuns() {
        seen.host.dependents.put(Seen.STATE, LATER);
        seen.host.settings.put(LATER, Seen.RUNNING);
    }

    private Repair undo(Repair repair) throws Exception {
        return seen.repairs.undo(repair.id(), Seen.WAY, journals, seen.manner());
    }

    private void assertUndoRefused(Repair repair, Manner manner, String service) throws Exception {
        Map<String, SettingValue> there = Map.copyOf(seen.host.settings);
        Repair journal = journals.find(repair.id()).orElseThrow();
        assertEquals("The service " + service + " runs and is set to Disabled, so that it would stay off once it is "
                + "restarted for this. Nothing was changed: change its start type or stop it, and undo the repair "
                + "then.",
                assertThrows(RefusedException.class, () -> seen.repairs.undo(repair.id(), Seen.WAY, journals, manner))
                        .getMessage());
        assertEquals(there, seen.host.settings);
        assertEquals(journal, journals.find(repair.id()).orElseThrow(), "the journal has nothing of it");
    }

    @Test
    void itIsNotStoppedByAPersonsUndo() throws Exception {
        Map<String, SettingValue> before = Map.copyOf(seen.host.settings);
        Repair repair = seen.apply(seen.plan(), journals);
        disable("Service");
        assertUndoRefused(repair, seen.manner(), "Service");
        enable("Service");
        assertEquals(Outcome.UNDONE, undo(repair).outcome());
        assertEquals(before, seen.host.settings);
    }

    @Test
    void norIsWhatAnotherOneNeedsThatIsDisabled() throws Exception {
        Repair repair = seen.apply(seen.plan(), journals);
        laterRuns();
        disable("Later");
        assertUndoRefused(repair, seen.manner(), "Later");
        seen.host.settings.put(LATER, Seen.STOPPED);
        assertEquals(Outcome.UNDONE, undo(repair).outcome());
        assertEquals(Seen.STOPPED, seen.host.value(LATER));
    }

    /** That the host is less protected is noted only where it is about to be. */
    @Test
    void whatIsRefusedLeavesNothingLessProtected() throws Exception {
        seen.stronger = true;
        Repair repair = seen.apply(seen.plan(), journals);
        disable("Service");
        assertUndoRefused(repair, seen.manner().until(Optional.of(LocalDate.now().plusDays(1))), "Service");
    }

    @Test
    void whatSomebodyStoppedAndDisabledIsLeftSo() throws Exception {
        Repair repair = seen.apply(seen.plan(), journals);
        disable("Service");
        seen.host.settings.put(Seen.STATE, Seen.STOPPED);
        Repair undone = undo(repair);
        assertEquals(Outcome.UNDONE, undone.outcome(), undone.why());
        assertTrue(undone.why().endsWith(" The service Service is off and was disabled since the repair, and is left "
                + "so."), undone.why());
        assertEquals(Seen.STOPPED, seen.host.value(Seen.STATE));
        assertEquals(Seen.OFF, seen.host.value(Seen.SWITCH));
    }

    /** It stopped with the one that it needs, as Windows has it, and could not be started without that. */
    @Test
    void whatNeedsThatOneIsLeftOffAsWell() throws Exception {
        laterRuns();
        seen.host.settings.put("start:Later", MANUAL);
        RepairPlan plan = seen.plan();
        assertEquals(6, plan.steps().size());
        Repair repair = seen.apply(plan, journals);
        disable("Service");
        assertUndoRefused(repair, seen.manner(), "Service");
        seen.host.settings.put(Seen.STATE, Seen.STOPPED);
        seen.host.settings.put(LATER, Seen.STOPPED);
        Repair undone = undo(repair);
        assertEquals(Outcome.UNDONE, undone.outcome(), undone.why());
        assertTrue(undone.why().contains(" The service Later is off and is left so: it needs the service Service, "
                + "which is off and was disabled since the repair."), undone.why());
        assertTrue(undone.why().contains(" The service Service is off and was disabled since the repair, and is left "
                + "so."), undone.why());
        assertEquals(Set.of(Repair.Progress.TAKEN_BACK), Set.copyOf(undone.progress()));
        assertEquals(Seen.STOPPED, seen.host.value(Seen.STATE));
        assertEquals(Seen.STOPPED, seen.host.value(LATER));
        assertEquals(Seen.OFF, seen.host.value(Seen.SWITCH));
    }

    /** It was restarted by a way back that did not come to its end. */
    @Test
    void alsoWhereThatOneIsTakenBack() throws Exception {
        laterRuns();
        seen.host.settings.put("start:Later", MANUAL);
        Repair repair = seen.apply(seen.plan(), journals);
        seen.host.failing.add(LATER + " 4");
        assertEquals(Outcome.NOT_UNDONE, undo(repair).outcome());
        disable("Service");
        seen.host.settings.put(Seen.STATE, Seen.STOPPED);
        Repair undone = undo(repair);
        assertEquals(Outcome.UNDONE, undone.outcome(), undone.why());
        assertTrue(undone.why().endsWith(" The service Later is off and is left so: it needs the service Service, "
                + "which is off and was disabled since the repair."), undone.why());
        assertEquals(Seen.STOPPED, seen.host.value(LATER));
    }

    /** One that the plan does not restart, off for the way back, is disabled; so nobody can start what needs it. */
    @Test
    void whatNeedsOneThatStaysOffIsNotWaitedForEither() throws Exception {
        String last = "state:Last";
        Repair repair = seen.apply(seen.plan(), journals);
        laterRuns();
        seen.host.dependents.put(LATER, last);
        seen.host.settings.put(last, Seen.RUNNING);
        seen.host.around = () -> {
            if (seen.host.value(Seen.STATE).equals(Seen.STOPPED)) {
                disable("Later");
            }
        };
        Repair undone = undo(repair);
        assertEquals(Outcome.UNDONE, undone.outcome(), undone.why());
        assertTrue(undone.why().contains(" The service Later was stopped on the way back, and is not started again: it "
                + "is off and was disabled since. The service Last was stopped on the way back, and is not started "
                + "again: it needs the service Later, which is off and was disabled since."), undone.why());
        assertEquals(List.of(), undone.notes().leftOff());
        assertEquals(Seen.RUNNING, seen.host.value(Seen.STATE));
        assertEquals(Seen.STOPPED, seen.host.value(LATER));
        assertEquals(Seen.STOPPED, seen.host.value(last));
    }

    /** Nobody tells of a service that was removed who needs it, but who needs it does. */
    @Test
    void whatNeedsOneThatWasRemovedMeanwhileIsNotWaitedForEither() throws Exception {
        String last = "state:Last";
        Repair repair = seen.apply(seen.plan(), journals);
        laterRuns();
        seen.host.dependents.put(LATER, last);
        seen.host.settings.put(last, Seen.RUNNING);
        seen.host.failing.add(Seen.STATE + " 4");
        assertEquals(Outcome.NOT_UNDONE, undo(repair).outcome());
        seen.host.failing.clear();
        seen.host.settings.remove(LATER);
        seen.host.failing.add(last + " 4");
        Repair undone = undo(repair);
        assertEquals(Outcome.UNDONE, undone.outcome(), undone.why());
        assertTrue(undone.why().contains(" The service Later was stopped on the way back, and is not started again: it "
                + "was removed since. The service Last was stopped on the way back, and is not started again: it needs "
                + "the service Later, which was removed since."), undone.why());
        assertEquals(List.of(), undone.notes().leftOff());
        assertEquals(Seen.RUNNING, seen.host.value(Seen.STATE));
        assertEquals(Seen.STOPPED, seen.host.value(last));
    }

    /** One that the plan restarts was removed since, as with a feature of Windows. */
    @Test
    void whatWasRemovedIsLeftSo() throws Exception {
        laterRuns();
        seen.host.settings.put("start:Later", MANUAL);
        Repair repair = seen.apply(seen.plan(), journals);
        seen.host.settings.remove(Seen.STATE);
        seen.host.settings.put(LATER, Seen.STOPPED);
        seen.host.failing.addAll(Set.of(Seen.STATE + " 1", Seen.STATE + " 4", LATER + " 4"));
        Repair undone = undo(repair);
        assertEquals(Outcome.UNDONE, undone.outcome(), undone.why());
        assertTrue(undone.why().contains(" The service Later is off and is left so: it needs the service Service, "
                + "which was removed since the repair."), undone.why());
        assertTrue(undone.why().contains(" The service Service was removed since the repair, and is left so."),
                undone.why());
        assertEquals(SettingValue.ABSENT, seen.host.value(Seen.STATE));
        assertEquals(Seen.OFF, seen.host.value(Seen.SWITCH));
    }

    /** Whatever line of it was the last one, the next undo knows that it was left, and does not try to start it. */
    @Test
    void aKillWhileItIsLeftOffKeepsNoUndoFromItsEnd() throws Exception {
        Repair repair = seen.apply(seen.plan(), journals);
        disable("Service");
        seen.host.settings.put(Seen.STATE, Seen.STOPPED);
        assertEquals(Outcome.UNDONE, undo(repair).outcome());
        Path journal;
        try (Stream<Path> files = Files.list(folder)) {
            journal = files.filter(file -> file.getFileName().toString().startsWith(repair.id())).findFirst()
                    .orElseThrow();
        }
        List<String> lines = Files.readAllLines(journal);
        for (int kept = lines.size() - 1; kept > lines.size() - 4; kept--) {
            Files.write(journal, lines.subList(0, kept));
            assertEquals(Outcome.NOT_UNDONE, journals.find(repair.id()).orElseThrow().outcome(), "killed");
            Repair undone = undo(repair);
            assertEquals(Outcome.UNDONE, undone.outcome(), undone.why());
            assertEquals(Seen.STOPPED, seen.host.value(Seen.STATE));
        }
    }

    /** What the way back itself stopped is its own to start. */
    @Test
    void whatIsDisabledWhileItIsOffForTheWayBackIsNotTakenForWanted() throws Exception {
        Repair repair = seen.apply(seen.plan(), journals);
        seen.host.around = () -> {
            if (seen.host.value(Seen.STATE).equals(Seen.STOPPED)) {
                disable("Service");
            }
        };
        assertEquals(Outcome.NOT_UNDONE, undo(repair).outcome());
        assertEquals(Outcome.NOT_UNDONE, undo(repair).outcome());
        seen.host.around = () -> { };
        enable("Service");
        assertEquals(Outcome.UNDONE, undo(repair).outcome());
        assertEquals(Seen.RUNNING, seen.host.value(Seen.STATE));
    }

    /** Nobody keeps it, and meanwhile somebody has disabled a service. */
    private Repair unkept(Runnable meanwhile) throws Exception {
        return seen.repairs.apply(seen.plan(), seen.request(), journals, seen.manner().tried(new Trial.Terms(
                Optional.of(Duration.ofHours(1)), Optional.of((repair, until) -> {
                    meanwhile.run();
                    seen.host.put.clear();
                    return false;
                }))), Progress.SILENT);
    }

    @Test
    void whatGoesBackByItselfLeavesItRunningAndSaysSo() throws Exception {
        Repair back = unkept(() -> disable("Service"));
        assertEquals(Outcome.NOT_UNDONE, back.outcome());
        assertTrue(back.why().endsWith("The service Service was not restarted and runs on, without what was taken "
                + "back: it is set to Disabled, and would stay off. Change that start type or stop it, and undo the "
                + "repair then."), back.why());
        assertEquals(Seen.RUNNING, seen.host.value(Seen.STATE));
        assertEquals(List.of(Seen.OTHER + " not there", Seen.SWITCH + " 0"), seen.host.put);
        assertEquals(List.of(Repair.Progress.TAKEN_BACK, Repair.Progress.TAKEN_BACK, Repair.Progress.DONE,
                Repair.Progress.DONE), back.progress(), "the journal has what was left off");
        assertUndoRefused(back, seen.manner(), "Service");
        enable("Service");
        seen.host.put.clear();
        Repair undone = undo(back);
        assertEquals(Outcome.UNDONE, undone.outcome(), undone.why());
        assertEquals(List.of(Seen.STATE + " 1", Seen.STATE + " 4"), seen.host.put);
    }

    @Test
    void andWhatItIsNeededBy() throws Exception {
        Repair back = unkept(() -> {
            laterRuns();
            disable("Later");
        });
        assertEquals(Outcome.NOT_UNDONE, back.outcome());
        assertTrue(back.why().contains("The service Service was not restarted and runs on, without what was taken "
                + "back: the service Later, which needs it, is set to Disabled"), back.why());
        assertEquals(Seen.RUNNING, seen.host.value(Seen.STATE));
        assertEquals(Seen.RUNNING, seen.host.value(LATER));
        assertEquals(Seen.OFF, seen.host.value(Seen.SWITCH));
    }

    @Test
    void itIsNotStoppedByGoingOnEither() throws Exception {
        seen.host.left = 1;
        Repair cut = seen.apply(seen.plan(), journals);
        seen.host.left = Integer.MAX_VALUE;
        disable("Service");
        Map<String, SettingValue> there = Map.copyOf(seen.host.settings);
        String said = assertThrows(RefusedException.class, () -> seen.repairs.resume(cut.id(), seen.request(), journals,
                seen.manner(), Progress.SILENT)).getMessage();
        assertTrue(said.endsWith("Nothing was changed: change its start type, and resume the repair then."), said);
        assertEquals(there, seen.host.settings);
        assertEquals(cut, journals.find(cut.id()).orElseThrow());
        enable("Service");
        assertEquals(Outcome.CONFIRMED, seen.repairs.resume(cut.id(), seen.request(), journals, seen.manner(),
                Progress.SILENT).outcome());
    }
}
