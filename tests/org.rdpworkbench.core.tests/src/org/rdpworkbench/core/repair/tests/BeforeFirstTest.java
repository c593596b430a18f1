// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.repair.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.rdpworkbench.core.repair.Approval;
import org.rdpworkbench.core.repair.ChangeWindow;
import org.rdpworkbench.core.repair.Journals;
import org.rdpworkbench.core.repair.Manner;
import org.rdpworkbench.core.repair.Outcome;
import org.rdpworkbench.core.repair.RefusedException;
import org.rdpworkbench.core.repair.Repair;
import org.rdpworkbench.core.repair.RepairPlan;
import org.rdpworkbench.core.repair.StepListener;
import org.rdpworkbench.core.repair.Trial;
import org.rdpworkbench.core.run.Progress;
import org.rdpworkbench.core.spi.SettingException;
import org.rdpworkbench.core.spi.SettingValue;

/** What is asked before a first change: whether the credential lasts, and whether it may be begun now. */
class BeforeFirstTest {

    @TempDir
    private Path folder;

    private final Seen seen = new Seen();
    private final List<String> remarks = new ArrayList<>();
    private Journals journals;
    private Map<String, SettingValue> before;

    @BeforeEach
    void keep() {
        journals = new Journals(folder);
        before = Map.copyOf(seen.host.settings);
    }

    @AfterEach
    void forget() {
        System.clearProperty(Approval.PROPERTY);
        System.clearProperty(Approval.WINDOW);
    }

    private Manner manner() {
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

    private Repair apply(RepairPlan plan, Manner manner) throws Exception {
        return seen.repairs.apply(plan, seen.request(), journals, manner, Progress.SILENT);
    }

    private Repair resume(Repair repair, Manner manner) throws Exception {
        return seen.repairs.resume(repair.id(), seen.request(), journals, manner, Progress.SILENT);
    }

    private Repair undo(Repair repair, Manner manner) throws Exception {
        return seen.repairs.undo(repair.id(), Seen.WAY, journals, manner);
    }

    private static String refused(Executable call) {
        return assertThrows(RefusedException.class, call).getMessage();
    }

    private void assertNothingWasDone() throws Exception {
        assertEquals(before, seen.host.settings);
        assertEquals(List.of(), journals.all(new ArrayList<>()));
    }

    /** Two of its four steps are done, and the connection was lost. */
    private Repair cut() throws Exception {
        RepairPlan plan = seen.plan();
        seen.host.left = 2;
        Repair cut = apply(plan, manner());
        seen.host.left = Integer.MAX_VALUE;
        assertEquals(Outcome.NOT_UNDONE, cut.outcome());
        return cut;
    }

    /** Four steps of a minute each, forth and back. */
    @Test
    void aCredentialThatEndsInTheMiddleBeginsNothing() throws Exception {
        RepairPlan plan = seen.plan();
        assertEquals(4, plan.steps().size());
        seen.host.validUntil = Optional.of(Instant.now().plus(Duration.ofMinutes(8)));
        String said = refused(() -> apply(plan, manner()));
        assertTrue(said.startsWith("The credential is valid until "), said);
        assertTrue(said.contains("this plan wants 8 minutes"), said);
        assertNothingWasDone();
        seen.host.validUntil = Optional.of(Instant.now().plus(Duration.ofMinutes(20)));
        assertEquals(Outcome.CONFIRMED, apply(plan, manner()).outcome());
        assertEquals(List.of(), remarks);
    }

    /** What comes behind the steps logs on anew. */
    @Test
    void neitherATrialNorWhatSettlesIsCounted() throws Exception {
        seen.settles = Duration.ofMinutes(5);
        RepairPlan plan = seen.plan();
        Trial.Terms terms = new Trial.Terms(Optional.of(Duration.ofMinutes(10)), Optional.of((repair, until) -> true));
        seen.host.validUntil = Optional.of(Instant.now().plus(Duration.ofMinutes(7)));
        assertTrue(refused(() -> apply(plan, manner().tried(terms))).contains("this plan wants 8 minutes"));
        assertNothingWasDone();
        seen.host.validUntil = Optional.of(Instant.now().plus(Duration.ofMinutes(9)));
        assertEquals(Outcome.CONFIRMED, apply(plan, manner().tried(terms)).outcome());
    }

    /** One of four steps is done. */
    @Test
    void onlyWhatIsLeftToDoIsCounted() throws Exception {
        RepairPlan plan = seen.plan();
        seen.host.around = () -> {
            if (!seen.host.value(Seen.OTHER).equals(SettingValue.ABSENT)) {
                throw new AssertionError("killed");
            }
        };
        assertThrows(IllegalStateException.class, () -> apply(plan, manner()));
        seen.host.around = () -> { };
        Repair killed = journals.all(new ArrayList<>()).getFirst();
        assertEquals(1, killed.progress().stream().filter(so -> so == Repair.Progress.DONE).count());
        seen.host.validUntil = Optional.of(Instant.now().plus(Duration.ofMinutes(5)));
        String said = refused(() -> resume(killed, manner()));
        assertTrue(said.contains("this plan wants 6 minutes"), said);
        assertTrue(said.endsWith(" Nothing more was changed."), said);
        seen.host.validUntil = Optional.of(Instant.now().plus(Duration.ofMinutes(7)));
        assertEquals(Outcome.CONFIRMED, resume(killed, manner()).outcome());
    }

    @Test
    void whereNobodyCanTellThatIsSaid() throws Exception {
        assertEquals(Outcome.CONFIRMED, apply(seen.plan(), manner()).outcome());
        assertEquals(List.of("How long the credential is valid cannot be told by this way in."), remarks);
    }

    @Test
    void aCredentialThatEndsSoonTakesBackAndGoesOnWithNothing() throws Exception {
        Repair cut = cut();
        seen.host.validUntil = Optional.of(Instant.now().plus(Duration.ofMinutes(1)));
        Map<String, SettingValue> half = Map.copyOf(seen.host.settings);
        assertTrue(refused(() -> resume(cut, manner())).startsWith("The credential is valid until "));
        assertEquals(half, seen.host.settings);
        assertEquals(Outcome.UNDONE, undo(cut, manner()).outcome());
        assertEquals(before, seen.host.settings);
    }

    /** An hour of today that is over, or is still to come. */
    private static Approval elsewhen() {
        LocalTime now = LocalTime.now().withSecond(0).withNano(0);
        return new Approval("", "", Optional.of(new ChangeWindow(now.plusHours(2), now.plusHours(3))));
    }

    @Test
    void outsideOfItsWindowNothingIsBegunOrGoneOnWithOrUndone() throws Exception {
        RepairPlan plan = seen.plan();
        String said = refused(() -> apply(plan, manner().approved(elsewhen())));
        assertTrue(said.startsWith("It is ") && said.contains("which is not within"), said);
        assertTrue(said.endsWith("; nothing was changed."), said);
        assertNothingWasDone();
        Repair cut = cut();
        Map<String, SettingValue> half = Map.copyOf(seen.host.settings);
        for (String more : List.of(refused(() -> resume(cut, manner().approved(elsewhen()))),
                refused(() -> undo(cut, manner().approved(elsewhen()))))) {
            assertTrue(more.endsWith("; nothing more was changed."), more);
        }
        assertEquals(half, seen.host.settings);
        assertEquals(cut, journals.find(cut.id()).orElseThrow());
    }

    /** It was open when it was begun, and what fails goes back all the same. */
    @Test
    void whatFailsIsTakenBackOutsideOfTheWindowToo() throws Exception {
        Repair cut = cut();
        Trial.Terms terms = new Trial.Terms(Optional.of(Duration.ZERO), Optional.empty());
        undo(cut, manner());
        Repair late = apply(seen.plan(), manner().tried(terms));
        assertEquals(Outcome.UNDONE, late.outcome(), late.why());
        RepairPlan plan = seen.plan();
        seen.host.left = 2;
        Repair again = apply(plan, manner().tried(terms));
        seen.host.left = Integer.MAX_VALUE;
        assertEquals(Outcome.UNDONE, resume(again, manner().approved(elsewhen())).outcome());
        assertEquals(before, seen.host.settings);
    }

    /** A host that cannot be reached leaves it as it is, for a person to take back. */
    private Repair unkept() throws Exception {
        Repair repair = apply(seen.plan(), manner().tried(new Trial.Terms(Optional.of(Duration.ofHours(1)),
                Optional.of((one, until) -> {
                    seen.host.opened = () -> {
                        throw new SettingException("The host did not answer.");
                    };
                    return false;
                }))));
        seen.host.opened = () -> { };
        assertEquals(Outcome.NOT_UNDONE, repair.outcome());
        assertTrue(repair.unkept());
        return repair;
    }

    @Test
    void whatNobodyKeptAndATestAreTakenBackWithoutAnApproval() throws Exception {
        for (boolean test : List.of(false, true)) {
            seen.testing = test;
            System.clearProperty(Approval.PROPERTY);
            Repair unkept = unkept();
            System.setProperty(Approval.PROPERTY, "required");
            Repair undone = undo(unkept, manner().approved(elsewhen()));
            assertEquals(Outcome.UNDONE, undone.outcome(), undone.why());
            assertEquals(before, seen.host.settings);
        }
    }

    @Test
    void whatWasKeptIsTakenBackWithAnApprovalOnly() throws Exception {
        Repair kept = apply(seen.plan(), manner().tried(new Trial.Terms(Optional.of(Duration.ofHours(1)),
                Optional.of((one, until) -> true))));
        System.setProperty(Approval.PROPERTY, "required");
        assertTrue(refused(() -> undo(kept, manner())).startsWith("On this machine nothing is changed without"));
    }

    @Test
    void aWindowOfTheMachineHoldsForEverybody() throws Exception {
        RepairPlan plan = seen.plan();
        System.setProperty(Approval.WINDOW, elsewhen().window().orElseThrow().toString());
        assertTrue(refused(() -> apply(plan, manner())).endsWith(", when changes may be made from this machine; "
                + "nothing was changed."));
        System.setProperty(Approval.WINDOW, "at night");
        assertEquals("The system property rdpworkbench.window has no two times, as in 22:00-04:30; nothing was "
                + "changed.", refused(() -> apply(plan, manner())));
        assertEquals(before, seen.host.settings);
        System.clearProperty(Approval.WINDOW);
        assertEquals(Outcome.CONFIRMED, apply(plan, manner()).outcome());
    }

    @Test
    void aWindowGoesOverMidnight() {
        ChangeWindow night = ChangeWindow.parse("22:00-04:30").orElseThrow();
        assertEquals(Optional.empty(), night.closed(LocalTime.of(23, 0)));
        assertEquals(Optional.empty(), night.closed(LocalTime.of(4, 29)));
        assertEquals(Optional.of("It is 04:30, which is not within 22:00-04:30"), night.closed(LocalTime.of(4, 30)));
        assertEquals(Optional.of("It is 12:00, which is not within 22:00-04:30"), night.closed(LocalTime.NOON));
        assertEquals(Optional.empty(), ChangeWindow.parse("22:00"));
        assertEquals(Optional.empty(), ChangeWindow.parse("22:00-25:00"));
    }

    @Test
    void whereAnApprovalIsRequiredNothingIsChangedWithoutOne() throws Exception {
        RepairPlan plan = seen.plan();
        Repair cut = cut();
        Map<String, SettingValue> half = Map.copyOf(seen.host.settings);
        System.setProperty(Approval.PROPERTY, "required");
        Approval half1 = new Approval("ann", " ", Optional.empty());
        for (Manner manner : List.of(manner(), manner().approved(half1))) {
            assertTrue(refused(() -> apply(plan, manner)).startsWith("On this machine nothing is changed without"));
            refused(() -> resume(cut, manner));
            refused(() -> undo(cut, manner));
        }
        assertEquals(half, seen.host.settings);
        Approval whole = new Approval("ann", "CHG-1", Optional.empty());
        assertEquals(Outcome.UNDONE, undo(cut, manner().approved(whole)).outcome());
        assertEquals(Outcome.CONFIRMED, apply(seen.plan(), manner().approved(whole)).outcome());
    }

    @Test
    void whereAnApprovalIsRequiredALookNeedsNone() throws Exception {
        RepairPlan plan = seen.plan();
        seen.host.around = () -> seen.broken = true;
        Repair applied = apply(plan, manner());
        seen.host.around = () -> { };
        seen.broken = false;
        assertEquals(Outcome.APPLIED, applied.outcome());
        System.setProperty(Approval.PROPERTY, "required");
        assertEquals(Outcome.CONFIRMED, resume(applied, manner()).outcome());
    }

    @Test
    void theJournalSaysWhoApprovedWhat() throws Exception {
        ChangeWindow always = new ChangeWindow(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);
        Approval first = new Approval("ann", "CHG-1", Optional.of(always));
        Repair repair = apply(seen.plan(), manner().approved(first));
        assertEquals("a tester", repair.who());
        assertEquals(first, repair.notes().approval());
        assertEquals(List.of(Outcome.APPLIED, Outcome.CONFIRMED),
                repair.notes().said().stream().map(said -> said.outcome()).toList());
        Approval second = new Approval("bob", "CHG-2", Optional.empty());
        Repair undone = undo(repair, manner().approved(second));
        assertEquals(first, undone.notes().approval());
        assertEquals(second, undone.notes().said().getLast().approval());
        assertEquals("a tester", undone.notes().said().getLast().who());
        assertTrue(undone.why().contains("a tester, approved by bob, change CHG-2"), undone.why());
        String begun = Files.readAllLines(folder.resolve(repair.id() + ".repair")).getFirst();
        assertTrue(begun.contains("\"approvedBy\":\"ann\",\"changeId\":\"CHG-1\",\"window\":\"00:00-00:00\""), begun);
    }
}
