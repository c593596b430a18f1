// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.repair.tests;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rdpworkbench.core.repair.Journals;
import org.rdpworkbench.core.repair.Manner;
import org.rdpworkbench.core.repair.Outcome;
import org.rdpworkbench.core.repair.RefusedException;
import org.rdpworkbench.core.repair.Repair;
import org.rdpworkbench.core.repair.RepairPlan;
import org.rdpworkbench.core.repair.Repairs;
import org.rdpworkbench.core.repair.Trial;
import org.rdpworkbench.core.repair.TrialOffer;
import org.rdpworkbench.core.run.Progress;
import org.rdpworkbench.core.spi.SettingException;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.core.spi.Step;

/** Repairs that are undone unless a person keeps them in time. */
class TrialTest {

    private static final Duration LONG = Duration.ofHours(2);
    private static final String NOBODY = "Nobody was there any more to keep it.";

    @TempDir
    private Path folder;
    @TempDir
    private Path copy;

    private final Seen seen = new Seen();
    /** What the journal said when a person was asked. */
    private final List<Repair> asked = new ArrayList<>();
    private Journals journals;
    private Map<String, SettingValue> before;

    @BeforeEach
    void keep() {
        journals = new Journals(folder);
        before = Map.copyOf(seen.host.settings);
    }

    @AfterEach
    void nothingIsLeftOpen() {
        assertEquals(0, seen.host.open);
        assertFalse(Thread.interrupted());
    }

    private Manner manner(Optional<Duration> after, Trial.Keeper keeper) {
        return seen.manner().tried(new Trial.Terms(after, Optional.of((repair, until) -> {
            asked.add(assertDoesNotThrow(() -> journals.find(repair.id())).orElseThrow());
            assertEquals(repair.trial().orElseThrow().until(), until);
            return keeper.keeps(repair, until);
        })));
    }

    private Repair apply(Duration after, Trial.Keeper keeper) throws Exception {
        return seen.repairs.apply(seen.plan(), seen.request(), journals, manner(Optional.of(after), keeper),
                Progress.SILENT);
    }

    private Repair resume(Repair repair, Journals from, Manner manner) throws Exception {
        return seen.repairs.resume(repair.id(), seen.request(), from, manner, Progress.SILENT);
    }

    /** The journal as a kill leaves it just now; only one keeper may do so. */
    private Repair killed(Repair repair) throws Exception {
        Path file = folder.resolve(repair.id() + ".repair");
        Files.copy(file, copy.resolve(file.getFileName()));
        return new Journals(copy).find(repair.id()).orElseThrow();
    }

    @Test
    void whatIsKeptStays() throws Exception {
        Repair repair = apply(LONG, (one, until) -> true);
        assertEquals(Outcome.CONFIRMED, asked.getFirst().outcome(), "it is asked behind our own look");
        assertTrue(asked.getFirst().unkept());
        assertEquals(Outcome.CONFIRMED, repair.outcome());
        assertFalse(repair.unkept());
        assertTrue(repair.settled());
        assertFalse(repair.late(Instant.MAX));
        assertEquals(Seen.ON, seen.host.value(Seen.SWITCH));
        assertEquals(repair, journals.find(repair.id()).orElseThrow());
        assertEquals("a tester", repair.notes().kept().orElseThrow().who());
        assertEquals(Optional.empty(), asked.getFirst().notes().kept());
        assertEquals(Outcome.UNDONE, seen.repairs.undo(repair.id(), Seen.WAY, journals, seen.manner()).outcome());
        assertEquals(before, seen.host.settings);
    }

    /** The time counts from the end of the steps on; here it is over at once. */
    @Test
    void whatNobodyKeepsInTimeIsUndone() throws Exception {
        Repair repair = apply(Duration.ZERO, (one, until) -> true);
        assertEquals(List.of(), asked, "there was no time left");
        assertEquals(Outcome.UNDONE, repair.outcome());
        assertEquals("Nobody kept it by " + repair.trial().orElseThrow().time() + ".", repair.why());
        assertEquals(before, seen.host.settings);
        assertFalse(repair.resumable());
    }

    @Test
    void whereNobodyIsThereAnyMoreItIsUndone() throws Exception {
        Repair repair = apply(LONG, (one, until) -> false);
        assertEquals(Outcome.UNDONE, repair.outcome());
        assertEquals(NOBODY, repair.why());
        assertEquals(before, seen.host.settings);
    }

    @Test
    void whoStopsItHasItUndone() throws Exception {
        Repair repair = apply(LONG, (one, until) -> {
            throw new InterruptedException();
        });
        assertEquals(Outcome.UNDONE, repair.outcome());
        assertEquals("A person stopped it before it was kept.", repair.why());
        assertEquals(before, seen.host.settings);
    }

    /** As by Ctrl-C, and once more while it goes back. */
    @Test
    void whoStopsItTwiceHasItUndoneAsWell() throws Exception {
        RepairPlan plan = seen.plan();
        Thread repairing = Thread.currentThread();
        seen.host.around = repairing::interrupt;
        seen.host.opened = () -> {
            if (!seen.host.put.isEmpty()) {
                repairing.interrupt();
            }
        };
        Repair repair = seen.repairs.apply(plan, seen.request(), journals, manner(Optional.of(LONG),
                (one, until) -> true), Progress.SILENT);
        assertFalse(Thread.interrupted(), "it is over by that");
        assertEquals(Outcome.UNDONE, repair.outcome(), repair.why());
        assertEquals(before, seen.host.settings);
    }

    /** Which is no trouble with the disk. */
    @Test
    void whoStopsItBeforeItIsBegunHasStoppedIt() throws Exception {
        RepairPlan plan = seen.plan();
        Thread repairing = Thread.currentThread();
        seen.host.opened = repairing::interrupt;
        assertThrows(InterruptedException.class, () -> seen.repairs.apply(plan, seen.request(), journals,
                manner(Optional.of(LONG), (one, until) -> true), Progress.SILENT));
        assertEquals(List.of(), seen.host.put);
        assertEquals(List.of(), journals.all(new ArrayList<>()));
    }

    /** Also in the middle of the steps, and while it is looked at behind them. */
    @Test
    void whoStopsItBeforeItIsAskedHasItUndone() throws Exception {
        RepairPlan plan = seen.plan();
        Thread repairing = Thread.currentThread();
        for (boolean inSteps : List.of(true, false)) {
            if (inSteps) {
                seen.host.around = repairing::interrupt;
            } else {
                seen.host.around = () -> seen.looked = repairing::interrupt;
            }
            Repair repair = seen.repairs.apply(plan, seen.request(), journals, manner(Optional.of(LONG),
                    (one, until) -> true), Progress.SILENT);
            assertEquals(Outcome.UNDONE, repair.outcome(), repair.why());
            assertTrue(repair.why().startsWith("A person stopped it before it was kept."), repair.why());
            assertEquals(before, seen.host.settings);
            seen.host.around = () -> { };
            seen.looked = () -> { };
            Thread.interrupted();
        }
        assertEquals(List.of(), asked);
    }

    @Test
    void whatOurLookDoesNotSeeIsAskedAndKept() throws Exception {
        RepairPlan plan = seen.plan();
        seen.host.around = () -> seen.unclear = true;
        Repair repair = seen.repairs.apply(plan, seen.request(), journals, manner(Optional.of(LONG),
                (one, until) -> true), Progress.SILENT);
        assertEquals(Outcome.APPLIED, asked.getFirst().outcome());
        assertEquals(Outcome.APPLIED, repair.outcome());
        assertFalse(repair.unkept());
    }

    /** The look behind it wants it back at once, and nobody is let in; the time of whoever keeps it goes on. */
    @Test
    void whatCannotBeTakenBackAtOnceIsTriedAgainWhenItsTimeIsOver() throws Exception {
        RepairPlan plan = seen.plan();
        seen.stubborn = true;
        seen.host.around = () -> seen.looked = () -> seen.host.opened = () -> {
            throw new SettingException("Nobody is let in.");
        };
        Repair repair = seen.repairs.apply(plan, seen.request(), journals, manner(Optional.of(LONG),
                (one, until) -> {
                    seen.host.opened = () -> { };
                    return false;
                }), Progress.SILENT);
        assertEquals(Outcome.UNDONE, repair.outcome(), repair.why());
        assertEquals(1, asked.size());
    }

    @Test
    void whatFailsIsTakenBackAndNobodyIsAsked() throws Exception {
        RepairPlan plan = seen.plan();
        seen.stubborn = true;
        Repair repair = seen.repairs.apply(plan, seen.request(), journals, manner(Optional.of(LONG),
                (one, until) -> true), Progress.SILENT);
        assertEquals(Outcome.UNDONE, repair.outcome());
        assertEquals(List.of(), asked);
    }

    /** The session is opened anew, and that fails: it says what to do, and undo does it later. */
    @Test
    void aHostThatCannotBeReachedForTheUndoIsSaid() throws Exception {
        Repair repair = apply(LONG, (one, until) -> {
            seen.host.opened = () -> {
                throw new SettingException("The host did not answer.");
            };
            return false;
        });
        assertEquals(Outcome.NOT_UNDONE, repair.outcome());
        assertEquals(NOBODY + " It could not be undone. The host did not answer. Undo it when the host can be reached, "
                + "or put back there what the journal shows.", repair.why());
        assertTrue(repair.unkept());
        assertNotEquals(before, seen.host.settings);
        seen.host.opened = () -> { };
        assertEquals(Outcome.UNDONE, seen.repairs.undo(repair.id(), Seen.WAY, journals, seen.manner()).outcome());
        assertEquals(before, seen.host.settings);
    }

    @Test
    void aConnectionThatIsLostInTheUndoIsSaid() throws Exception {
        Repair repair = apply(LONG, (one, until) -> {
            seen.host.left = 1;
            return false;
        });
        assertEquals(Outcome.NOT_UNDONE, repair.outcome());
        assertTrue(repair.why().startsWith(NOBODY + " Not all of it could be taken back. "), repair.why());
    }

    /** A kill while it is asked; later the time is over, or not yet. */
    @Test
    void afterAKillItIsAskedAgainAsLongAsThereIsTime() throws Exception {
        apply(LONG, (one, until) -> {
            assertTrue(assertDoesNotThrow(() -> killed(one)).unkept());
            return true;
        });
        Repair left = new Journals(copy).find(asked.getFirst().id()).orElseThrow();
        assertEquals(asked.getFirst(), left);
        assertFalse(left.late(Instant.now()));
        assertTrue(left.late(left.trial().orElseThrow().until()));
        assertTrue(left.resumable());
        assertFalse(left.settled());
        asked.clear();
        Map<String, SettingValue> planned = Map.copyOf(seen.host.settings);
        Repair untouched = resume(left, new Journals(copy), seen.manner());
        assertEquals(left, untouched, "nobody can be asked here, and there is time");
        assertEquals(planned, seen.host.settings);
        journals = new Journals(copy);
        Repair kept = resume(left, journals, manner(Optional.empty(), (one, until) -> true));
        assertEquals(1, asked.size());
        assertEquals(left.trial().orElseThrow().until(), kept.trial().orElseThrow().until(), "it is not put off");
        assertEquals(Outcome.CONFIRMED, kept.outcome());
        assertFalse(kept.unkept());
        assertThrows(RefusedException.class, () -> resume(kept, journals, seen.manner()));
    }

    @Test
    void afterAKillItIsUndoneWhenItsTimeIsOver() throws Exception {
        Repair repair = apply(LONG, (one, until) -> true);
        Path file = folder.resolve(repair.id() + ".repair");
        List<String> lines = Files.readAllLines(file).stream().filter(line -> !line.contains("\"KEPT\"")).toList();
        Files.write(file, lines.stream().map(line -> line.replace("\"PT2H\"", "\"PT0S\"")).toList());
        Repair late = journals.find(repair.id()).orElseThrow();
        assertEquals(Outcome.CONFIRMED, late.outcome());
        assertTrue(late.late(Instant.now()));
        Repair undone = resume(late, journals, manner(Optional.empty(), (one, until) -> true));
        assertEquals(Outcome.UNDONE, undone.outcome());
        assertEquals("Nobody kept it by " + late.trial().orElseThrow().time() + ".", undone.why());
        assertEquals(before, seen.host.settings);
        assertEquals(1, asked.size(), "only while it was applied");
    }

    /** A kill in the middle: the first line has the time, so that it is gone on with only as long as there is some. */
    @Test
    void afterAKillInTheMiddleItsTimeCountsFromTheBeginning() throws Exception {
        for (boolean late : List.of(true, false)) {
            Repair repair = apply(LONG, (one, until) -> true);
            Path file = folder.resolve(repair.id() + ".repair");
            List<String> lines = Files.readAllLines(file).subList(0, 3);
            Files.write(file, lines.stream().map(line -> late ? line.replace("\"PT2H\"", "\"PT0S\"") : line).toList());
            Repair cut = journals.find(repair.id()).orElseThrow();
            assertEquals(Outcome.BEGUN, cut.outcome());
            assertEquals(cut.at().plus(late ? Duration.ZERO : LONG), cut.trial().orElseThrow().until());
            seen.host.settings.remove(Seen.OTHER);
            asked.clear();
            Repair behind = resume(cut, journals, manner(Optional.empty(), (one, until) -> true));
            assertEquals(late ? Outcome.UNDONE : Outcome.CONFIRMED, behind.outcome(), behind.why());
            assertEquals(late ? 0 : 1, asked.size());
            assertEquals(late ? Seen.OFF : Seen.ON, seen.host.value(Seen.SWITCH));
        }
    }

    @Test
    void whatSomebodyKeepsWhileAnotherUndoesItStays() throws Exception {
        List<Repair> cut = new ArrayList<>();
        apply(LONG, (one, until) -> {
            cut.add(assertDoesNotThrow(() -> killed(one)));
            return true;
        });
        Repair unkept = cut.getFirst();
        assertTrue(unkept.unkept());
        seen.host.opened = () -> assertDoesNotThrow(() -> Files.writeString(copy.resolve(unkept.id() + ".repair"),
                "{\"event\":\"KEPT\",\"at\":\"" + Instant.now() + "\"}\n", StandardOpenOption.APPEND));
        String said = assertThrows(RefusedException.class, () -> seen.repairs.undo(unkept.id(), Seen.WAY,
                new Journals(copy), seen.manner())).getMessage();
        assertTrue(said.startsWith("Somebody has kept the repair"), said);
        assertEquals(Seen.ON, seen.host.value(Seen.SWITCH));
        seen.host.opened = () -> { };
        assertEquals(Outcome.UNDONE, seen.repairs.undo(unkept.id(), Seen.WAY, new Journals(copy), seen.manner())
                .outcome());
    }

    @Test
    void somebodyElseMayUndoItWhileItIsAsked() throws Exception {
        Repair repair = apply(LONG, (one, until) -> {
            assertDoesNotThrow(() ->
                    seen.repairs.undo(one.id(), Seen.WAY, journals, seen.manner()));
            return true;
        });
        assertEquals(Outcome.UNDONE, repair.outcome());
        assertEquals("A person undid it: a tester.", repair.why());
        assertFalse(Files.readString(folder.resolve(repair.id() + ".repair")).contains("KEPT"));
    }

    @Test
    void whatNobodyCanJudgeInTimeOrTakeBackIsRefused() throws Exception {
        seen.waiting = true;
        RepairPlan plan = seen.plan();
        assertTrue(assertThrows(RefusedException.class, () -> seen.repairs.apply(plan, seen.request(), journals,
                manner(Optional.of(LONG), (one, until) -> true), Progress.SILENT)).getMessage()
                .startsWith("This plan takes effect only when the host has restarted"));
        assertEquals(before, seen.host.settings);
        assertEquals(List.of(), journals.all(new ArrayList<>()));
    }

    /** Its undo leaves a folder in which something was made, and would never come to its end. */
    @Test
    void whatMakesAFolderIsRefusedAndNotOffered() throws Exception {
        RepairPlan plan = seen.plan();
        RepairPlan making = new RepairPlan(plan.target(), plan.wayIn(), plan.machine(), plan.cause(), plan.key(),
                plan.what(), plan.security(), plan.interruption(), List.of(new Step("folder:C:\\Keys",
                SettingValue.ABSENT, SettingValue.text("owner"))));
        assertEquals("This plan makes a folder, which stays when something was put into it, so it might not be undone "
                + "when nobody keeps it.", assertThrows(RefusedException.class, () -> seen.repairs.apply(making,
                seen.request(), journals, manner(Optional.of(LONG), (one, until) -> true), Progress.SILENT))
                .getMessage());
        assertEquals(TrialOffer.NONE, TrialOffer.of(making));
        assertEquals(List.of(), journals.all(new ArrayList<>()));
    }

    @Test
    void itIsOfferedWhereItCanBeAndSuggestedWhereSomebodyIsInterrupted() throws Exception {
        assertEquals(TrialOffer.OFFERED, TrialOffer.of(seen.plan()));
        seen.interrupting = true;
        assertEquals(TrialOffer.SUGGESTED, TrialOffer.of(seen.plan()));
        seen.waiting = true;
        assertEquals(TrialOffer.NONE, TrialOffer.of(seen.plan()));
    }
}
