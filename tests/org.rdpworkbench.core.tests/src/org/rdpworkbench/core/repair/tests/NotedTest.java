// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.repair.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.rdpworkbench.core.repair.Approval;
import org.rdpworkbench.core.repair.Journals;
import org.rdpworkbench.core.repair.Manner;
import org.rdpworkbench.core.repair.Notes;
import org.rdpworkbench.core.repair.Outcome;
import org.rdpworkbench.core.repair.RefusedException;
import org.rdpworkbench.core.repair.Repair;
import org.rdpworkbench.core.repair.Trial;
import org.rdpworkbench.core.run.Progress;
import org.rdpworkbench.core.spi.SettingValue;

/** Who set about a repair that was there already, also where they were killed before they could say what came of it. */
class NotedTest {

    private static final Approval OF_ANN = new Approval("ann", "CHG-7", Optional.empty());

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

    private static Manner by(String who) {
        return new Manner(who, (plan, step, now) -> { });
    }

    private Repair resume(Repair repair, Manner manner) throws Exception {
        return seen.repairs.resume(repair, seen.request(), journals, manner, Progress.SILENT);
    }

    private Repair undo(Repair repair, Manner manner) throws Exception {
        return seen.repairs.undo(repair.id(), Seen.WAY, journals, manner);
    }

    /** Kills the program behind the first value that it puts. */
    private Repair killed(Repair repair, Executable work) throws Exception {
        int[] times = {0};
        seen.host.around = () -> {
            if (++times[0] == 2) {
                throw new AssertionError("killed");
            }
        };
        assertThrows(IllegalStateException.class, work);
        seen.host.around = () -> { };
        return journals.find(repair.id()).orElseThrow();
    }

    /** Each with how many times it had been said by then what has come of it. */
    private static List<String> turns(Repair repair) {
        List<String> turns = new ArrayList<>();
        int said = 0;
        for (Notes.Told told : repair.notes().told()) {
            switch (told) {
                case Notes.Said one -> said++;
                case Notes.Noted one -> turns.add(one.who() + one.approval().words() + " " + one.what() + " " + said);
            }
        }
        return turns;
    }

    /** The journal has no more of it than what came before the kill. */
    @Test
    void whoWasKilledIsNamed() throws Exception {
        Repair repair = seen.apply(seen.plan(), journals);
        assertEquals(List.of(), turns(repair));
        int said = repair.notes().said().size();
        Repair half = killed(repair, () -> undo(repair, by("bob").approved(OF_ANN)));
        assertEquals(Outcome.NOT_UNDONE, half.outcome());
        assertTrue(half.why().startsWith("It is on its way back"), half.why());
        assertTrue(half.resumable() && !half.settled() && !half.inPlace(), "it counts as confirmed nowhere");
        assertTrue(half.progress().contains(Repair.Progress.UNDOING), half::toString);
        assertEquals(List.of("bob, approved by ann, change CHG-7 BACK " + said), turns(half));
        assertEquals("a tester", half.who());
        Notes.Noted turn = half.notes().noted().getFirst();
        assertTrue(!turn.at().isBefore(half.notes().said().getLast().at()), turn::toString);
        Repair undone = undo(half, by("carol"));
        assertEquals(Outcome.UNDONE, undone.outcome(), undone.why());
        assertEquals(List.of("bob, approved by ann, change CHG-7 BACK " + said, "carol BACK " + said), turns(undone));
        assertEquals("carol", undone.notes().said().getLast().who());
        assertTrue(half.forthAgain(Instant.now()));
        assertFalse(undone.forthAgain(Instant.now()), "there is nothing to go on with");
        assertEquals(before, seen.host.settings);
    }

    @Test
    void whoWentOnAndWasKilledIsNamedToo() throws Exception {
        seen.host.left = 1;
        Repair cut = seen.apply(seen.plan(), journals);
        seen.host.left = Integer.MAX_VALUE;
        assertEquals(List.of("a tester BACK_BY_ITSELF 0"), turns(cut));
        Repair half = killed(cut, () -> resume(cut, by("bob")));
        assertEquals(List.of("a tester BACK_BY_ITSELF 0", "bob FORTH 1"), turns(half));
        assertEquals("a tester", half.notes().said().getLast().who());
        assertEquals(Outcome.CONFIRMED, resume(half, by("carol")).outcome());
    }

    /** What is half taken back is no repair that is in place, whatever came of it before. */
    @Test
    void whatWasConfirmedAndIsCutOffOnItsWayBackGoesForthAgain() throws Exception {
        Repair repair = seen.apply(seen.plan(), journals);
        Repair half = killed(repair, () -> undo(repair, by("bob")));
        Repair again = resume(half, by("carol"));
        assertEquals(Outcome.CONFIRMED, again.outcome(), again.why());
        assertEquals(Seen.applied(repair.plan()), Map.of(Seen.SWITCH, seen.host.value(Seen.SWITCH), Seen.OTHER,
                seen.host.value(Seen.OTHER), Seen.STATE, seen.host.value(Seen.STATE)));
    }

    /** Whoever looks at it when its time is over is at it, and did not ask for that. */
    @Test
    void whatGoesBackByItselfIsNobodysWish() throws Exception {
        Repair unkept = seen.repairs.apply(seen.plan(), seen.request(), journals, by("ann").tried(new Trial.Terms(
                Optional.of(Duration.ZERO), Optional.empty())), Progress.SILENT);
        assertEquals(Outcome.UNDONE, unkept.outcome(), unkept.why());
        assertEquals(List.of("ann BACK_BY_ITSELF 2"), turns(unkept));
    }

    /** Before each first step the line is on the disk. */
    @Test
    void itIsWrittenBeforeTheFirstStep() throws Exception {
        Repair repair = seen.apply(seen.plan(), journals);
        List<String> first = new ArrayList<>();
        int lines = lines(repair).size();
        seen.host.around = () -> {
            if (first.isEmpty()) {
                first.addAll(lines(repair).subList(lines, lines(repair).size()));
            }
        };
        undo(repair, by("bob").approved(OF_ANN));
        assertEquals(2, first.size(), first::toString);
        assertTrue(first.getFirst().matches("\\{\"event\":\"BACK\",\"at\":\"[^\"]*\",\"who\":\"bob\","
                + "\"approvedBy\":\"ann\",\"changeId\":\"CHG-7\"}"), first::toString);
        assertTrue(first.getLast().contains("\"UNDOING\""), first::toString);
    }

    /** That the host is less protected without it says who takes it back, and is one line with that. */
    @Test
    void whoLeavesTheHostLessProtectedIsNamedByThatLine() throws Exception {
        seen.stronger = true;
        Repair repair = seen.apply(seen.plan(), journals);
        Repair half = killed(repair, () -> undo(repair, by("bob").until(Optional.of(LocalDate.now()))));
        assertEquals(List.of("bob WEAKER 2"), turns(half));
        assertTrue(lines(half).stream().noneMatch(line -> line.contains("\"BACK\"")), lines(half)::toString);
    }

    /** Killed when it has said who it is, and before any step. */
    @Test
    void killedBehindThatLineItGoesBackOrForthAsBefore() throws Exception {
        for (boolean forth : List.of(false, true)) {
            seen.host.left = 1;
            Repair cut = seen.apply(seen.plan(), journals);
            seen.host.left = Integer.MAX_VALUE;
            Path file = folder.resolve(cut.id() + ".repair");
            Files.writeString(file, "{\"event\":\"" + (forth ? "FORTH" : "BACK") + "\",\"at\":\"" + cut.at()
                    + "\",\"who\":\"bob\"}\n{\"ev", StandardOpenOption.APPEND);
            Repair killed = journals.find(cut.id()).orElseThrow();
            assertEquals("bob", killed.notes().noted().getLast().who());
            assertEquals(cut.progress(), killed.progress());
            assertEquals(cut.outcome(), killed.outcome());
            if (forth) {
                assertEquals(Outcome.CONFIRMED, resume(killed, by("carol")).outcome());
            }
            assertEquals(Outcome.UNDONE, undo(killed, by("carol")).outcome());
            assertEquals(before, seen.host.settings);
        }
    }

    private List<String> lines(Repair repair) {
        try {
            return Files.readAllLines(folder.resolve(repair.id() + ".repair"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void journalsOfEarlierVersionsSayNothingOfIt() throws Exception {
        Repair repair = seen.apply(seen.plan(), journals);
        Repair undone = undo(repair, by("bob"));
        Path file = folder.resolve(repair.id() + ".repair");
        Files.write(file, lines(repair).stream().filter(line -> !line.contains("\"BACK\"")).toList());
        Repair old = journals.find(repair.id()).orElseThrow();
        assertEquals(List.of(), old.notes().noted());
        assertEquals(undone.progress(), old.progress());
        assertEquals(undone.notes().said(), old.notes().said());
    }

    /** Who resumes was asked when it was on its way forth; then somebody begins to take it back, and is killed. */
    @Test
    void whatSomebodyBeganToTakeBackMeanwhileDoesNotGoForthUnasked() throws Exception {
        int[] times = {0};
        seen.host.around = () -> {
            if (++times[0] == 4) {
                throw new AssertionError("killed");
            }
        };
        assertThrows(IllegalStateException.class, () -> seen.apply(seen.plan(), journals));
        Repair asked = journals.all(new ArrayList<>()).getFirst();
        assertEquals(Outcome.BEGUN, asked.outcome());
        Repair half = killed(asked, () -> undo(asked, by("bob")));
        Map<String, SettingValue> settings = Map.copyOf(seen.host.settings);
        String said = assertThrows(RefusedException.class, () -> resume(asked, by("carol"))).getMessage();
        assertEquals("Somebody has begun to take back the repair " + asked.id() + " meanwhile, so nothing more was "
                + "changed; resume it again where that is wanted.", said);
        assertEquals(settings, seen.host.settings);
        assertEquals(half, journals.find(asked.id()).orElseThrow(), "the journal has no line of it");
        // Who has seen that was asked for it.
        assertEquals(Outcome.CONFIRMED, resume(half, by("carol")).outcome());
    }
}
