// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.repair.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
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
import org.rdpworkbench.core.repair.Weakening;
import org.rdpworkbench.core.run.Progress;
import org.rdpworkbench.core.spi.Change;
import org.rdpworkbench.core.spi.FixPlan;
import org.rdpworkbench.core.spi.SettingValue;

/** Repairs with a step that is done once and that nobody takes back. */
class OnceRepairTest {

    private static final Change ONCE = new Change.Act(Change.Action.RESET_WINSOCK, "", "It is as Windows has it.");
    private static final FixPlan ONLY = FixPlan.of("test.off", "turn-on", FixPlan.Security.SAME).then(ONCE);
    private static final SettingValue BEFORE = SettingValue.of("KEPT", new byte[] {1, 2, 3});

    @TempDir
    private Path folder;

    private final Seen seen = new Seen();
    private Journals journals;

    @BeforeEach
    void propose() {
        journals = new Journals(folder);
        propose(ONLY);
        seen.host.settings.put(Seen.ONCE, BEFORE);
    }

    private void propose(FixPlan plan) {
        seen.proposing = false;
        seen.others.clear();
        seen.others.add(() -> List.of(plan));
    }

    private Repair resume(Repair repair) throws Exception {
        return seen.repairs.resume(repair.id(), seen.request(), journals, seen.manner(), Progress.SILENT);
    }

    @Test
    void whatWasThereIsInThePlanAndNobodyTakesItBack() throws Exception {
        RepairPlan plan = seen.plan();
        assertEquals(BEFORE, plan.steps().getFirst().before());
        assertEquals(plan, PlanFormat.read(PlanFormat.write(plan)));
        assertTrue(plan.irreversible() && plan.needsConsent() && plan.agreedBy("no way back 192.0.2.7"));
        assertFalse(plan.restarts() || plan.agreedBy("192.0.2.7"));
        Repair repair = seen.apply(plan, journals);
        assertEquals(Outcome.APPLIED, repair.outcome());
        assertEquals(List.of(Repair.Progress.DONE), repair.progress());
        assertThrows(RefusedException.class,
                () -> seen.repairs.undo(repair.id(), Seen.WAY, journals, seen.manner()));
        assertTrue(resume(repair).why().contains("nobody can take back what was done"), resume(repair)::why);
    }

    /** Nobody can take it back, and a day that is over protects no host. */
    @Test
    void whatWeakensIsSaidUntilAPersonHasSeenThatItIsOver() throws Exception {
        propose(FixPlan.of("test.off", "turn-on", FixPlan.Security.WEAKER).then(ONCE));
        // Not today, which may be over before the repair is.
        LocalDate day = LocalDate.now().plusDays(1);
        RepairPlan plan = seen.plan();
        assertTrue(Weakening.lasts(plan));
        Repair repair = seen.repairs.apply(plan, seen.request(), journals, seen.manner().until(Optional.of(day)),
                Progress.SILENT);
        assertFalse(repair.undoable());
        Weakening one = Weakening.of(repair).orElseThrow();
        assertEquals(Weakening.End.NOTE, one.end());
        assertEquals(day, one.until());
        Path journal = folder.resolve(repair.id() + ".repair");
        String text = Files.readString(journal);
        List<String> lines = Files.readAllLines(journal);
        Files.write(journal, lines.subList(0, 2));
        assertTrue(Weakening.of(journals.find(repair.id()).orElseThrow()).isPresent(), "killed at its step");
        Files.write(journal, lines.subList(0, 1));
        assertEquals(Optional.empty(), Weakening.of(journals.find(repair.id()).orElseThrow()), "not begun");
        Files.writeString(journal, text.replace("\"weakUntil\":\"" + day, "\"weakUntil\":\"" + day.minusDays(2)));
        Weakening late = Weakening.of(journals.find(repair.id()).orElseThrow()).orElseThrow();
        assertTrue(late.overdue(LocalDate.now()));
        Repair over = journals.protectedAgain(repair.id(), seen.manner());
        assertEquals(Optional.empty(), Weakening.of(over));
        assertTrue(Files.readString(journal).contains("\"event\":\"PROTECTED\""));
        assertThrows(RefusedException.class, () -> journals.protectedAgain(repair.id(), seen.manner()), "it is over");
    }

    @Test
    void whatCanBeTakenBackIsNotSaidToBeOver() throws Exception {
        Seen other = new Seen();
        other.weaker = true;
        Repair repair = other.repairs.apply(other.plan(), other.request(), journals,
                other.manner().until(Optional.of(LocalDate.now())), Progress.SILENT);
        assertTrue(Weakening.of(repair).isPresent());
        assertThrows(RefusedException.class, () -> journals.protectedAgain(repair.id(), seen.manner()));
    }

    @Test
    void whatChangedMeanwhileIsAnotherPlan() throws Exception {
        RepairPlan plan = seen.plan();
        seen.host.settings.put(Seen.ONCE, SettingValue.of("KEPT", new byte[] {9}));
        assertThrows(RefusedException.class, () -> seen.apply(plan, journals));
        assertTrue(seen.host.put.isEmpty());
    }

    @Test
    void whatCouldNotBeDoneIsUndone() throws Exception {
        RepairPlan plan = seen.plan();
        seen.host.left = 0;
        Repair repair = seen.apply(plan, journals);
        assertEquals(Outcome.UNDONE, repair.outcome(), repair.why());
        assertEquals(List.of(Repair.Progress.TAKEN_BACK), repair.progress());
    }

    @Test
    void whatIsHalfDoneIsSaid() throws Exception {
        RepairPlan plan = seen.plan();
        seen.host.around = () -> {
            seen.host.left = 0;
            seen.host.settings.put(Seen.ONCE, Seen.OFF);
        };
        Repair repair = seen.apply(plan, journals);
        assertEquals(Outcome.NOT_UNDONE, repair.outcome());
        assertTrue(repair.why().endsWith("Step 1 cannot be taken back by anybody."), repair.why());
        seen.host.around = () -> { };
        seen.host.left = 1;
        Repair again = resume(repair);
        assertEquals(Outcome.APPLIED, again.outcome(), again.why());
        assertEquals(Seen.ON, seen.host.value(Seen.ONCE));
    }

    @Test
    void whatComesBehindItAndFailsIsTakenBackAlone() throws Exception {
        propose(ONLY.then(new Change.Set(Seen.OTHER, Optional.empty(), Seen.ON)));
        RepairPlan plan = seen.plan();
        seen.host.left = 1;
        Repair repair = seen.apply(plan, journals);
        assertEquals(Outcome.NOT_UNDONE, repair.outcome());
        assertEquals(SettingValue.ABSENT, seen.host.value(Seen.OTHER));
    }

    /** What is in place and waits is not confirmed by a look that could not yet see what comes of it. */
    @Test
    void whatWaitsIsConfirmedOnlyBehindARestart() throws Exception {
        propose(ONLY.afterRestart());
        seen.host.started = Instant.now().minusSeconds(7_200);
        RepairPlan plan = seen.plan();
        seen.host.around = () -> seen.host.settings.put(Seen.SWITCH, Seen.ON);
        Repair repair = seen.apply(plan, journals);
        assertEquals(Outcome.APPLIED, repair.outcome());
        Repair early = resume(repair);
        assertEquals(Outcome.APPLIED, early.outcome());
        assertTrue(early.why().endsWith("restart it and look again."), early.why());
        seen.host.started = Instant.now();
        assertEquals(Outcome.CONFIRMED, resume(repair).outcome());
        assertEquals(1, journals.all(new ArrayList<>()).size());
    }
}
