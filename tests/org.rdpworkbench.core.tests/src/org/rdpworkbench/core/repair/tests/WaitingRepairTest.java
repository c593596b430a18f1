// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.repair.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rdpworkbench.core.repair.Journals;
import org.rdpworkbench.core.repair.Outcome;
import org.rdpworkbench.core.repair.PlanFormat;
import org.rdpworkbench.core.repair.RefusedException;
import org.rdpworkbench.core.repair.Repair;
import org.rdpworkbench.core.repair.RepairPlan;
import org.rdpworkbench.core.run.Progress;
import org.rdpworkbench.core.spi.SettingException;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.core.spi.Step;

/** Repairs that are applied and not seen from outside yet: they are looked at again, and not taken back for it. */
class WaitingRepairTest {

    @TempDir
    private Path folder;

    private final Seen seen = new Seen();
    private Journals journals;
    private Map<String, SettingValue> before;

    @BeforeEach
    void keep() {
        journals = new Journals(folder);
        before = Map.copyOf(seen.host.settings);
    }

    private Repair resume(String id) throws Exception {
        return seen.repairs.resume(id, seen.request(), journals, seen.manner(), Progress.SILENT);
    }

    private String refused(String id) {
        return assertThrows(RefusedException.class, () -> resume(id)).getMessage();
    }

    /** Applied at a host that shows the cause until it has restarted. */
    private Repair waiting() throws Exception {
        seen.waiting = true;
        RepairPlan plan = seen.plan();
        seen.stubborn = true;
        return seen.apply(plan, journals);
    }

    /** Applied, and the look behind it says nothing. */
    private Repair untold() throws Exception {
        RepairPlan plan = seen.plan();
        seen.host.around = () -> seen.broken = true;
        Repair repair = seen.apply(plan, journals);
        seen.host.around = () -> { };
        seen.broken = false;
        return repair;
    }

    @Test
    void whatWaitsForARestartStaysAppliedUntilItIsSeen() throws Exception {
        Repair repair = waiting();
        assertEquals(Outcome.APPLIED, repair.outcome(), repair.why());
        Instant until = repair.until().orElseThrow();
        assertFalse(until.isBefore(repair.at().plus(Repair.RESTART_WITHIN)));
        assertFalse(repair.overdue(until));
        assertTrue(repair.overdue(until.plusSeconds(1)));
        Map<String, SettingValue> planned = Map.copyOf(seen.host.settings);
        assertNotEquals(before, planned);
        seen.host.put.clear();
        Repair again = resume(repair.id());
        assertEquals(Outcome.APPLIED, again.outcome());
        assertTrue(again.why().contains("still finds the cause. If the host has restarted"), again.why());
        assertEquals(Optional.of(until), again.until(), "looking again does not put it off");
        seen.stubborn = false;
        Repair confirmed = resume(repair.id());
        assertEquals(Outcome.CONFIRMED, confirmed.outcome());
        assertEquals(Optional.empty(), confirmed.until());
        assertEquals(planned, seen.host.settings);
        assertTrue(seen.host.put.isEmpty(), seen.host.put::toString);
        assertTrue(refused(repair.id()).endsWith("is finished; there is nothing to resume."));
    }

    @Test
    void whatWaitsForARestartIsUndone() throws Exception {
        Repair undone = seen.repairs.undo(waiting().id(), Seen.WAY, journals, seen.manner());
        assertEquals(Outcome.UNDONE, undone.outcome());
        assertEquals(Optional.empty(), undone.until());
        assertEquals("A person undid it: a tester. If the host has restarted since it was applied, it has to once "
                + "more for that to be in effect.", undone.why());
        assertEquals(before, seen.host.settings);
    }

    @Test
    void whatWaitsForARestartAndFailsIsTakenBack() throws Exception {
        seen.waiting = true;
        RepairPlan plan = seen.plan();
        seen.host.left = 0;
        assertEquals(Outcome.UNDONE, seen.apply(plan, journals).outcome());
        assertEquals(before, seen.host.settings);
    }

    /** The look is repeated for as long as the plan says, and then all is taken back. */
    @Test
    void whatSettlesIsGivenTheTimeForIt() throws Exception {
        seen.settles = Duration.ofMinutes(2);
        RepairPlan plan = seen.plan();
        seen.stubborn = true;
        List<String> looks = new ArrayList<>();
        seen.host.around = () -> seen.looked = () -> {
            looks.add("");
            seen.stubborn = looks.size() < 3;
        };
        assertEquals(Outcome.CONFIRMED, seen.apply(plan, journals).outcome());
        assertEquals(3, looks.size());
    }

    /** The plan in the journal knows it, so that one which was stopped between its steps has the same time. */
    @Test
    void whatWasStoppedAndIsResumedIsGivenTheTimeForItToo() throws Exception {
        seen.settles = Duration.ofMinutes(2);
        RepairPlan plan = seen.plan();
        assertEquals(plan, PlanFormat.read(PlanFormat.write(plan)));
        seen.stubborn = true;
        seen.host.around = Seen.stopping(Thread.currentThread());
        Repair stopped;
        try {
            stopped = seen.apply(plan, journals);
        } finally {
            assertTrue(Thread.interrupted());
        }
        assertEquals(Outcome.BEGUN, stopped.outcome());
        List<String> looks = new ArrayList<>();
        seen.host.around = () -> seen.looked = () -> {
            looks.add("");
            seen.stubborn = looks.size() < 3;
        };
        assertEquals(Outcome.CONFIRMED, resume(stopped.id()).outcome());
        assertEquals(3, looks.size());
    }

    @Test
    void whatDoesNotSettleInTimeIsTakenBack() throws Exception {
        seen.settles = Duration.ofMillis(50);
        RepairPlan plan = seen.plan();
        seen.stubborn = true;
        assertEquals(Outcome.UNDONE, seen.apply(plan, journals).outcome());
        assertEquals(before, seen.host.settings);
    }

    /** The same as if it had been applied long ago. */
    private Repair longAgo(Repair repair) throws Exception {
        Path journal = folder.resolve(repair.id() + ".repair");
        Files.writeString(journal, Files.readString(journal).replaceAll("\"until\":\"[^\"]*\"",
                "\"until\":\"2026-01-02T03:04:05Z\""));
        return journals.find(repair.id()).orElseThrow();
    }

    @Test
    void whatIsPendingHasADeadlineByWhatItWaitsFor() throws Exception {
        Repair elsewhere = untold();
        assertEquals(Outcome.APPLIED, elsewhere.outcome());
        assertEquals(1, Duration.between(elsewhere.at(), elsewhere.notes().deadline().orElseThrow()).toDays());
        Repair undone = seen.repairs.undo(elsewhere.id(), Seen.WAY, journals, seen.manner());
        assertEquals(Optional.empty(), undone.notes().deadline());
        Repair restart = waiting();
        assertEquals(restart.until(), restart.notes().deadline());
    }

    @Test
    void whatSettlesIsExpectedSooner() throws Exception {
        seen.settles = Duration.ofMillis(50);
        Repair settling = untold();
        assertEquals(Outcome.APPLIED, settling.outcome());
        assertEquals(1, Duration.between(settling.at(), settling.notes().deadline().orElseThrow()).toHours());
    }

    @Test
    void whatIsOverdueIsSaidAndStaysPending() throws Exception {
        Repair repair = untold();
        assertEquals(Optional.empty(), repair.notes().overdue(Instant.now()));
        Repair late = longAgo(repair);
        assertTrue(late.notes().overdue(Instant.now()).isPresent());
        seen.stubborn = true;
        Map<String, SettingValue> planned = Map.copyOf(seen.host.settings);
        Repair looked = resume(late.id());
        assertEquals(Outcome.APPLIED, looked.outcome());
        assertTrue(looked.why().endsWith("It should have shown by 2026-01-02T03:04:05Z: find out what it waits for, "
                + "or undo it."), looked.why());
        assertEquals(late.notes().deadline(), looked.notes().deadline(), "looking again does not put it off");
        assertEquals(planned, seen.host.settings);
        seen.stubborn = false;
        assertEquals(Outcome.CONFIRMED, resume(late.id()).outcome());
    }

    @Test
    void aHostThatDoesNotRestartIsOverdue() throws Exception {
        Repair late = longAgo(waiting());
        assertTrue(late.overdue(Instant.now()));
        String why = resume(late.id()).why();
        assertTrue(why.endsWith("restart the host and look again, or undo it."), why);
    }

    /** They have no deadline in them. */
    @Test
    void aJournalOfAnEarlierVersionIsReadAsWell() throws Exception {
        Repair repair = untold();
        Path journal = folder.resolve(repair.id() + ".repair");
        Files.writeString(journal, Files.readString(journal).replaceAll(",\"until\":\"[^\"]*\"", "")
                .replaceAll("(\"event\":\"OUTCOME\",\"at\":\"[^\"]*\"),\"who\":\"[^\"]*\"", "$1"));
        Repair read = journals.find(repair.id()).orElseThrow();
        assertEquals(1, Duration.between(read.at(), read.notes().deadline().orElseThrow()).toDays());
        assertEquals("", read.notes().said().getLast().who());
    }

    @Test
    void whatIsStillThereLaterIsSaidAndTakesNothingBack() throws Exception {
        Repair repair = untold();
        assertEquals(Outcome.APPLIED, repair.outcome());
        assertEquals(Optional.empty(), repair.until());
        Map<String, SettingValue> planned = Map.copyOf(seen.host.settings);
        seen.stubborn = true;
        Repair again = resume(repair.id());
        assertEquals(Outcome.APPLIED, again.outcome());
        assertEquals("A look still finds the cause. Nothing was taken back for that; undo does it.", again.why());
        seen.broken = true;
        assertEquals("A look does not tell whether the cause is gone.", resume(repair.id()).why());
        assertEquals(planned, seen.host.settings);
        seen.broken = false;
        seen.stubborn = false;
        assertEquals(Outcome.CONFIRMED, resume(repair.id()).outcome());
    }

    @Test
    void aLookThatSawNothingConfirmsNothing() throws Exception {
        seen.unclear = true;
        Repair repair = seen.apply(seen.plan(), journals);
        assertEquals(Outcome.APPLIED, repair.outcome());
        assertEquals("A look does not tell whether the cause is gone.", resume(repair.id()).why());
        seen.unclear = false;
        assertEquals(Outcome.CONFIRMED, resume(repair.id()).outcome());
    }

    private void letNobodyIn() {
        seen.host.opened = () -> {
            throw new SettingException("Nobody is let in.");
        };
    }

    @Test
    void whatCannotBeTakenBackIsSaidAndNotCalledRefused() throws Exception {
        RepairPlan plan = seen.plan();
        seen.stubborn = true;
        seen.host.around = () -> seen.looked = this::letNobodyIn;
        Repair repair = seen.apply(plan, journals);
        assertEquals(Outcome.NOT_UNDONE, repair.outcome());
        assertEquals("A look still finds the cause. The machine to which it came could not be asked whether it is the "
                        + "one that was repaired, so nothing was taken back; undo does it. Nobody is let in.",
                repair.why());
    }

    /** What was to be taken back and could not be is still to be, by whoever goes on with it. */
    @Test
    void whatMadeItWorseAndStayedIsTakenBackByAResume() throws Exception {
        RepairPlan plan = seen.plan();
        seen.breaksOn = "AUTHENTICATION";
        seen.host.around = () -> seen.looked = this::letNobodyIn;
        Repair repair = seen.apply(plan, journals);
        assertEquals(Outcome.NOT_UNDONE, repair.outcome(), repair.why());
        seen.host.around = () -> { };
        seen.looked = () -> { };
        seen.host.opened = () -> { };
        Repair resumed = resume(repair.id());
        assertEquals(Outcome.UNDONE, resumed.outcome(), resumed.why());
        assertEquals(before, seen.host.settings);
    }

    @Test
    void whatIsUndoneDuringTheLookBehindItStaysUndone() throws Exception {
        RepairPlan plan = seen.plan();
        seen.looked = () -> {
            for (Repair begun : journals.all(new ArrayList<>())) {
                seen.looked = () -> { };
                seen.repairs.undo(begun.id(), Seen.WAY, journals, seen.manner());
            }
        };
        assertEquals(Outcome.UNDONE, seen.apply(plan, journals).outcome());
        assertEquals(before, seen.host.settings);
    }

    @Test
    void whatSomebodyElseChangedMeanwhileIsSaid() throws Exception {
        Repair repair = waiting();
        seen.host.settings.put(Seen.OTHER, SettingValue.text("of somebody else"));
        Repair again = resume(repair.id());
        assertEquals(Outcome.APPLIED, again.outcome());
        assertTrue(again.why().startsWith("It is not all in place any more: " + Seen.OTHER + " holds "), again.why());
        assertEquals(SettingValue.text("of somebody else"), seen.host.value(Seen.OTHER));
    }

    @Test
    void anotherMachineConfirmsNothing() throws Exception {
        Repair repair = waiting();
        seen.stubborn = false;
        seen.host.machine = "host/2";
        assertTrue(refused(repair.id()).startsWith("The host is another machine than the one that was repaired."));
        assertEquals(Outcome.APPLIED, journals.find(repair.id()).orElseThrow().outcome());
    }

    /** Whoever undoes it while somebody else looks at it has the last word. */
    @Test
    void whatIsUndoneMeanwhileStaysUndone() throws Exception {
        Repair repair = waiting();
        seen.stubborn = false;
        seen.looked = () -> {
            seen.looked = () -> { };
            assertEquals(Outcome.UNDONE,
                    seen.repairs.undo(repair.id(), Seen.WAY, journals, seen.manner()).outcome());
        };
        assertEquals(Outcome.UNDONE, resume(repair.id()).outcome());
        assertEquals(before, seen.host.settings);
    }

    @Test
    void aPlanThatDoesNotWaitKeepsItsHash() throws Exception {
        RepairPlan plan = seen.plan();
        assertFalse(new String(PlanFormat.write(plan), StandardCharsets.UTF_8).contains("waitsForRestart"));
        // As plans of that kind had it before there were others, with other numbers for the state of a service.
        List<Step> steps = plan.steps().stream().map(step -> !step.setting().equals(Seen.STATE) ? step
                : step.before().equals(Seen.RUNNING) ? new Step(Seen.STATE, Seen.ON, Seen.OFF)
                        : new Step(Seen.STATE, Seen.OFF, Seen.ON)).toList();
        assertEquals("1e26541d63a37550c239704af3ed56b676828e6df884d3995e8bc2c596033af2", new RepairPlan(plan.target(),
                plan.wayIn(), plan.machine(), plan.cause(), plan.key(), plan.what(), plan.security(),
                plan.interruption(), plan.waitsForRestart(), plan.settles(), steps).hash());
        seen.waiting = true;
        RepairPlan waiting = seen.plan();
        assertNotEquals(plan.hash(), waiting.hash());
        byte[] written = PlanFormat.write(waiting);
        assertEquals(waiting, PlanFormat.read(written));
        byte[] changed = new String(written, StandardCharsets.UTF_8)
                .replace("\"waitsForRestart\" : true", "\"waitsForRestart\" : false").getBytes(StandardCharsets.UTF_8);
        assertTrue(assertThrows(RefusedException.class, () -> PlanFormat.read(changed)).getMessage()
                .startsWith("was changed since it was written"));
    }
}
