// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.repair.tests;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rdpworkbench.core.repair.Journals;
import org.rdpworkbench.core.repair.Manner;
import org.rdpworkbench.core.repair.Notes;
import org.rdpworkbench.core.repair.Outcome;
import org.rdpworkbench.core.repair.PlanFormat;
import org.rdpworkbench.core.repair.RefusedException;
import org.rdpworkbench.core.repair.Repair;
import org.rdpworkbench.core.repair.RepairPlan;
import org.rdpworkbench.core.repair.Repairs;
import org.rdpworkbench.core.repair.Trial;
import org.rdpworkbench.core.repair.Weakening;
import org.rdpworkbench.core.run.Progress;
import org.rdpworkbench.core.spi.SettingException;
import org.rdpworkbench.core.spi.SettingValue;

/** Repairs that are tests: done for a while only, and always taken back, whatever anybody types. */
class TimedTestTest {

    /** Not today, which may be over before the repair is. */
    private static final LocalDate DAY = LocalDate.now().plusDays(1);
    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);
    private static final String AS_BEFORE = " A look afterwards finds the host as it was before the test.";

    @TempDir
    private Path folder;
    @TempDir
    private Path copy;

    private final Seen seen = new Seen();
    private final List<Repair> asked = new ArrayList<>();
    private Journals journals;
    private Map<String, SettingValue> before;
    private RepairPlan plan;

    @BeforeEach
    void planned() throws Exception {
        journals = new Journals(folder);
        seen.weaker = true;
        seen.testing = true;
        before = Map.copyOf(seen.host.settings);
        plan = seen.plan();
    }

    @AfterEach
    void nothingIsLeftOpen() {
        assertEquals(0, seen.host.open);
        assertFalse(Thread.interrupted());
    }

    private Manner manner(Optional<Duration> after, Optional<Trial.Keeper> keeper) {
        return seen.manner().until(Optional.of(DAY)).tried(new Trial.Terms(after, keeper));
    }

    private Repair apply(Duration after, Trial.Keeper keeper) throws Exception {
        return seen.repairs.apply(plan, seen.request(), journals, manner(Optional.of(after),
                Optional.of((repair, until) -> {
                    asked.add(assertDoesNotThrow(() -> journals.find(repair.id())).orElseThrow());
                    return keeper.keeps(repair, until);
                })), Progress.SILENT);
    }

    private String refused(Manner manner) {
        String why = assertThrows(RefusedException.class, () -> seen.repairs.apply(plan, seen.request(), journals,
                manner, Progress.SILENT)).getMessage();
        assertEquals(before, seen.host.settings);
        assertEquals(List.of(), assertDoesNotThrow(() -> journals.all(new ArrayList<>())));
        return why;
    }

    @Test
    void itIsBegunWithATimeOnlyAndAPersonWhoIsThere() {
        Trial.Keeper keeper = (repair, until) -> true;
        String time = "This plan is a test, which is done for a while only and always undone at its end: apply it with "
                + "--undo-after MINUTES, 60 at the most.";
        assertEquals(time, refused(manner(Optional.empty(), Optional.of(keeper))));
        assertEquals(time, refused(manner(Optional.of(Duration.ofMinutes(61)), Optional.of(keeper))));
        assertEquals("This plan is a test, and nobody would be there to see it and to have it undone.",
                refused(manner(Optional.of(HALF_AN_HOUR), Optional.empty())));
        assertTrue(refused(seen.manner().tried(new Trial.Terms(Optional.of(HALF_AN_HOUR), Optional.of(keeper))))
                .startsWith("This plan leaves the host less protected, and nobody has agreed to that"));
    }

    /** Before the restart there is nothing to see. */
    @Test
    void oneThatWaitsForARestartIsRefused() throws Exception {
        seen.waiting = true;
        plan = seen.plan();
        assertTrue(plan.timedTest());
        assertTrue(refused(manner(Optional.of(HALF_AN_HOUR), Optional.of((repair, until) -> true))).startsWith(
                "This plan takes effect only when the host has restarted"));
    }

    @Test
    void whoeverKeepsItOnlyEndsIt() throws Exception {
        Repair repair = apply(HALF_AN_HOUR, (one, until) -> true);
        Repair during = asked.getFirst();
        assertEquals(Outcome.CONFIRMED, during.outcome(), "it is asked only when a look has seen it in effect");
        assertTrue(during.unkept());
        assertEquals(Outcome.UNDONE, repair.outcome());
        assertEquals("A person ended the test." + AS_BEFORE, repair.why());
        assertEquals(List.of(Notes.Note.BACK), repair.notes().noted().stream().map(Notes.Noted::what).toList());
        assertEquals(before, seen.host.settings);
        assertFalse(repair.resumable());
        assertFalse(Files.readString(folder.resolve(repair.id() + ".repair")).contains("KEPT"));
    }

    @Test
    void itIsUndoneWhenItsTimeIsOver() throws Exception {
        Repair repair = apply(Duration.ZERO, (one, until) -> true);
        assertEquals(List.of(), asked, "there was no time left");
        assertEquals(Outcome.UNDONE, repair.outcome());
        assertEquals("The time of the test is over." + AS_BEFORE, repair.why());
        assertEquals(Notes.Note.BACK_BY_ITSELF, repair.notes().noted().getLast().what());
        assertEquals(before, seen.host.settings);
    }

    @Test
    void itIsUndoneWhereNobodyIsThereAnyMoreAndWhoStopsItHasItUndone() throws Exception {
        Repair left = apply(HALF_AN_HOUR, (one, until) -> false);
        assertEquals("Nobody was there any more to see the test." + AS_BEFORE, left.why());
        Repair stopped = apply(HALF_AN_HOUR, (one, until) -> {
            throw new InterruptedException();
        });
        assertEquals("A person ended the test." + AS_BEFORE, stopped.why());
        assertEquals(List.of(Outcome.UNDONE, Outcome.UNDONE), List.of(left.outcome(), stopped.outcome()));
        assertEquals(before, seen.host.settings);
    }

    /** Else nobody could be sure that it is over when it is undone. */
    @Test
    void oneThatALookDoesNotSeeInEffectIsUndoneAtOnce() throws Exception {
        for (boolean unclear : List.of(true, false)) {
            seen.unclear = unclear;
            seen.stubborn = !unclear;
            Repair repair = apply(HALF_AN_HOUR, (one, until) -> true);
            assertEquals(Outcome.UNDONE, repair.outcome());
            assertEquals("A look did not see the test in effect, so all had to be taken back.", repair.why());
            assertEquals(before, seen.host.settings);
        }
        assertEquals(List.of(), asked);
    }

    @Test
    void aHostThatIsNotAsBeforeBehindItIsSaid() throws Exception {
        Repair repair = apply(HALF_AN_HOUR, (one, until) -> {
            seen.broken = true;
            return true;
        });
        assertEquals(Outcome.UNDONE, repair.outcome());
        assertEquals("A person ended the test. A look afterwards does not show that the host is as before the test: "
                + "look at it once more, and restart its service where it is not.", repair.why());
        assertEquals(before, seen.host.settings);
    }

    /** What shows late when it is done may show late when it is undone. */
    @Test
    void aHostThatIsSlowToBeAsBeforeIsGivenTheTimeForIt() throws Exception {
        seen.settles = Duration.ofMinutes(1);
        plan = seen.plan();
        List<String> looks = new ArrayList<>();
        Repair repair = apply(HALF_AN_HOUR, (one, until) -> {
            seen.looked = () -> {
                looks.add("");
                seen.broken = looks.size() < 3;
            };
            return true;
        });
        assertEquals("A person ended the test." + AS_BEFORE, repair.why());
        assertEquals(3, looks.size());
    }

    /** A kill while it runs: it is said until it is undone, and cannot be kept by whoever goes on with it. */
    @Test
    void afterAKillItIsSaidAndOnlyUndone() throws Exception {
        apply(HALF_AN_HOUR, (one, until) -> {
            assertDoesNotThrow(() -> Files.copy(folder.resolve(one.id() + ".repair"),
                    copy.resolve(one.id() + ".repair")));
            return true;
        });
        Journals killed = new Journals(copy);
        Repair left = killed.find(asked.getFirst().id()).orElseThrow();
        assertEquals(List.of(DAY), Weakening.of(List.of(left)).stream().map(Weakening::until).toList());
        assertTrue(left.late(left.trial().orElseThrow().until()));
        assertTrue(left.resumable());
        Map<String, SettingValue> tested = Seen.applied(plan);
        seen.host.settings.putAll(tested);
        Repair untouched = seen.repairs.resume(left.id(), seen.request(), killed, seen.manner(), Progress.SILENT);
        assertEquals(Outcome.CONFIRMED, untouched.outcome(), "nobody can be asked here, and there is time");
        Repair resumed = seen.repairs.resume(left.id(), seen.request(), killed, manner(Optional.empty(),
                Optional.of((repair, until) -> true)), Progress.SILENT);
        assertEquals(Outcome.UNDONE, resumed.outcome());
        assertEquals(before, seen.host.settings);
        assertEquals(List.of(), Weakening.of(List.of(resumed)));
    }

    /** A kill in the middle of the steps: nobody goes on with it, also where there is time and somebody is there. */
    @Test
    void afterAKillInTheMiddleItIsOnlyUndone() throws Exception {
        Repair repair = apply(HALF_AN_HOUR, (one, until) -> true);
        Path file = folder.resolve(repair.id() + ".repair");
        Files.write(file, Files.readAllLines(file).subList(0, 3));
        seen.host.settings.put(Seen.SWITCH, Seen.ON);
        Repair cut = journals.find(repair.id()).orElseThrow();
        assertEquals(Outcome.BEGUN, cut.outcome());
        assertEquals(1, Weakening.of(List.of(cut)).size());
        Repair undone = seen.repairs.resume(cut.id(), seen.request(), journals, manner(Optional.empty(),
                Optional.of((one, until) -> true)), Progress.SILENT);
        assertEquals(Outcome.UNDONE, undone.outcome());
        assertEquals("The test was cut off. The repair had not come to restart Service. What of that was started since "
                + "it began, as with the host, goes by what was taken back: restart it.", undone.why());
        assertEquals(before, seen.host.settings);
    }

    /** Whatever stands in a journal: nobody keeps a test. */
    @Test
    void aJournalThatSaysItIsKeptIsNotBelieved() throws Exception {
        Repair repair = apply(HALF_AN_HOUR, (one, until) -> true);
        Path file = folder.resolve(repair.id() + ".repair");
        List<String> lines = new ArrayList<>(Files.readAllLines(file).stream().filter(line ->
                !line.contains("UNDO") && !line.contains("TAKEN_BACK")).map(line -> line.replace("\"PT30M\"",
                "\"PT0S\"")).toList());
        lines.add("{\"event\":\"KEPT\",\"at\":\"" + Instant.now() + "\",\"who\":\"somebody\"}");
        Files.write(file, lines);
        seen.host.settings.putAll(Seen.applied(plan));
        Repair late = journals.find(repair.id()).orElseThrow();
        assertTrue(late.late(Instant.now()));
        Repair undone = seen.repairs.resume(late.id(), seen.request(), journals, seen.manner(), Progress.SILENT);
        assertEquals("The time of the test is over." + AS_BEFORE, undone.why());
        assertEquals(before, seen.host.settings);
    }

    @Test
    void aHostThatCannotBeReachedForTheUndoIsSaid() throws Exception {
        Repair repair = apply(HALF_AN_HOUR, (one, until) -> {
            seen.host.opened = () -> {
                throw new SettingException("The host did not answer.");
            };
            return false;
        });
        assertEquals(Outcome.NOT_UNDONE, repair.outcome());
        assertTrue(repair.unkept());
        assertEquals(1, Weakening.of(List.of(repair)).size());
        seen.host.opened = () -> { };
        Repair undone = seen.repairs.resume(repair.id(), seen.request(), journals, seen.manner(), Progress.SILENT);
        assertEquals(Outcome.UNDONE, undone.outcome(), undone.why());
        assertEquals(before, seen.host.settings);
    }

    /** In the plan's file and hash only where it is one, so that older plans and journals keep theirs. */
    @Test
    void thatItIsOneStandsInThePlan() throws Exception {
        String written = new String(PlanFormat.write(plan), StandardCharsets.UTF_8);
        assertTrue(written.contains("\"timedTest\" : true"), written);
        assertEquals(plan, PlanFormat.read(written.getBytes(StandardCharsets.UTF_8)));
        String lasting = written.replace("\"timedTest\" : true,", "");
        assertThrows(RefusedException.class, () -> PlanFormat.read(lasting.getBytes(StandardCharsets.UTF_8)));
        seen.testing = false;
        RepairPlan other = seen.plan();
        assertFalse(new String(PlanFormat.write(other), StandardCharsets.UTF_8).contains("timedTest"));
        assertEquals(2, Set.of(other.hash(), plan.hash()).size());
        assertTrue(assertThrows(RefusedException.class, () -> apply(HALF_AN_HOUR, (one, until) -> true)).getMessage()
                .startsWith("The plan would be another one now"));
    }
}
