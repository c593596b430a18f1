// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.repair.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rdpworkbench.core.repair.Approval;
import org.rdpworkbench.core.repair.Journals;
import org.rdpworkbench.core.repair.Manner;
import org.rdpworkbench.core.repair.Notes;
import org.rdpworkbench.core.repair.Outcome;
import org.rdpworkbench.core.repair.RefusedException;
import org.rdpworkbench.core.repair.Repair;
import org.rdpworkbench.core.repair.RepairPlan;
import org.rdpworkbench.core.repair.Weakening;
import org.rdpworkbench.core.run.Progress;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.core.spi.Target;

/** Repairs that leave a host less protected: nobody agrees to that without a day, and it shows until it is undone. */
class WeakeningTest {

    private static final LocalDate TODAY = LocalDate.now();
    /** Not today, which may be over before the repair is. */
    private static final LocalDate TOMORROW = TODAY.plusDays(1);

    @TempDir
    private Path folder;

    private final Seen seen = new Seen();
    private Journals journals;
    private RepairPlan plan;

    @BeforeEach
    void plan() throws Exception {
        journals = new Journals(folder);
        seen.weaker = true;
        plan = seen.plan();
    }

    private Repair apply(Optional<LocalDate> day) throws Exception {
        return seen.repairs.apply(plan, seen.request(), journals, seen.manner().until(day), Progress.SILENT);
    }

    private List<Weakening> weakened() throws Exception {
        return Weakening.of(journals.all(new ArrayList<>()));
    }

    @Test
    void withoutADayNothingIsBegun() throws Exception {
        Map<String, SettingValue> before = Map.copyOf(seen.host.settings);
        for (Optional<LocalDate> day : List.of(Optional.<LocalDate>empty(), Optional.of(TODAY.minusDays(2)),
                Optional.of(Weakening.last(TODAY).plusDays(2)))) {
            String said = assertThrows(RefusedException.class, () -> apply(day)).getMessage();
            assertTrue(said.startsWith("This plan leaves the host less protected, and nobody has agreed"), said);
        }
        assertEquals(before, seen.host.settings);
        assertEquals(List.of(), journals.all(new ArrayList<>()));
    }

    @Test
    void itIsInTheJournalAndShowsUntilItIsUndone() throws Exception {
        LocalDate day = TODAY.plusDays(3);
        Repair repair = apply(Optional.of(day));
        assertEquals(Outcome.CONFIRMED, repair.outcome());
        assertEquals(Optional.of(day), journals.find(repair.id()).orElseThrow().weakUntil());
        Weakening one = weakened().getFirst();
        assertEquals(new Weakening(repair.id(), Seen.TARGET, plan.machine(), "test.off", "Turns it on.",
                repair.at().atZone(ZoneOffset.UTC).toLocalDate(), day), one);
        assertFalse(one.overdue(day));
        assertTrue(one.overdue(day.plusDays(1)));
        seen.repairs.undo(repair.id(), Seen.WAY, journals, seen.manner());
        assertEquals(List.of(), weakened());
    }

    @Test
    void whoGoesOnWithItKeepsWhatWasAgreedTo() throws Exception {
        LocalDate day = TODAY.plusDays(3);
        seen.host.left = 2;
        Repair cut = apply(Optional.of(day));
        seen.host.left = Integer.MAX_VALUE;
        assertEquals(Outcome.NOT_UNDONE, cut.outcome());
        Repair whole = seen.repairs.resume(cut.id(), seen.request(), journals, seen.manner(), Progress.SILENT);
        assertEquals(Outcome.CONFIRMED, whole.outcome(), whole.why());
        assertEquals(Optional.of(day), whole.weakUntil());
        assertEquals(day, weakened().getFirst().until());
    }

    @Test
    void whatIsTakenBackAtOnceOrDoesNotWeakenDoesNotShow() throws Exception {
        seen.stubborn = true;
        assertEquals(Outcome.UNDONE, apply(Optional.of(TOMORROW)).outcome());
        assertEquals(List.of(), weakened());
        seen.stubborn = false;
        seen.weaker = false;
        plan = seen.plan();
        Repair repair = apply(Optional.of(TOMORROW));
        assertEquals(Outcome.CONFIRMED, repair.outcome());
        assertEquals(Optional.empty(), repair.weakUntil(), "nobody agreed to anything of that kind");
        assertEquals(List.of(), weakened());
    }

    private Repair strengthened() throws Exception {
        seen.weaker = false;
        seen.stronger = true;
        plan = seen.plan();
        Repair repair = apply(Optional.empty());
        assertEquals(Outcome.CONFIRMED, repair.outcome());
        assertEquals(List.of(), weakened());
        return repair;
    }

    private Repair undo(Repair repair, Optional<LocalDate> day) throws Exception {
        return seen.repairs.undo(repair.id(), Seen.WAY, journals, seen.manner().until(day));
    }

    @Test
    void whatMadeItStrongerIsNotTakenBackWithoutADay() throws Exception {
        Repair repair = strengthened();
        Map<String, SettingValue> there = Map.copyOf(seen.host.settings);
        for (Optional<LocalDate> day : List.of(Optional.<LocalDate>empty(), Optional.of(TODAY.minusDays(2)),
                Optional.of(Weakening.last(TODAY).plusDays(2)))) {
            String said = assertThrows(RefusedException.class, () -> undo(repair, day)).getMessage();
            assertTrue(said.startsWith("Without this repair the host is less protected, and nobody has agreed"), said);
        }
        assertEquals(there, seen.host.settings);
        assertEquals(Outcome.CONFIRMED, journals.find(repair.id()).orElseThrow().outcome());
    }

    @Test
    void thatItIsUndoneShowsUntilAPersonNotesThatItIsOver() throws Exception {
        LocalDate day = TODAY.plusDays(3);
        Repair undone = undo(strengthened(), Optional.of(day));
        assertEquals(Outcome.UNDONE, undone.outcome());
        Weakening one = weakened().getFirst();
        assertEquals(new Weakening(undone.id(), Seen.TARGET, plan.machine(), "test.off", "Turns it on.",
                LocalDate.now(ZoneOffset.UTC), day, Weakening.End.REPAIR), one);
        assertEquals(day, undone.notes().wayBack().orElseThrow().until());
        Manner eve = new Manner("eve", (plan, step, now) -> { }).approved(
                new Approval("bob", "CHG-7", Optional.empty()));
        Notes notes = journals.protectedAgain(undone.id(), eve).notes();
        assertEquals(List.of(), weakened());
        assertEquals("eve", notes.protectedAgain().orElseThrow().who());
        assertEquals(eve.approval(), notes.protectedAgain().orElseThrow().approval());
        assertEquals(List.of(Notes.Note.WEAKER, Notes.Note.PROTECTED), notes.noted().stream().map(Notes.Noted::what)
                .toList());
        assertEquals(Optional.of(day), notes.noted().getFirst().until());
        assertEquals("a tester", notes.noted().getFirst().who());
        assertEquals(List.of("Said", "Said", "Noted", "Said", "Noted"), notes.told().stream().map(told ->
                told.getClass().getSimpleName()).toList(), "in the order in which it came");
    }

    @Test
    void thatItIsUndoneShowsUntilItIsRepairedAnew() throws Exception {
        Repair undone = undo(strengthened(), Optional.of(TOMORROW));
        assertEquals(1, weakened().size());
        seen.stubborn = true;
        assertEquals(Outcome.UNDONE, apply(Optional.empty()).outcome());
        assertEquals(List.of(undone.id()), weakened().stream().map(Weakening::repair).toList(), "it came to nothing");
        seen.stubborn = false;
        Repair anew = strengthened();
        assertEquals("a tester", journals.find(undone.id()).orElseThrow().notes().protectedAgain().orElseThrow().who());
        undo(anew, Optional.of(TOMORROW));
        assertEquals(List.of(anew.id()), weakened().stream().map(Weakening::repair).toList());
    }

    @Test
    void oneThatIsNotSeenFromOutsideYetProtectsNobody() throws Exception {
        Repair undone = undo(strengthened(), Optional.of(TOMORROW));
        seen.breaksOn = Way.UNSEEN;
        Repair pending = apply(Optional.empty());
        assertEquals(Outcome.APPLIED, pending.outcome());
        assertEquals(List.of(undone.id()), weakened().stream().map(Weakening::repair).toList());
        seen.breaksOn = "";
        seen.repairs.resume(pending.id(), seen.request(), journals, seen.manner(), Progress.SILENT);
        assertEquals(List.of(), weakened());
    }

    @Test
    void anUndoThatWasCutOffShowsOnceAStepMayBeBack() throws Exception {
        Repair repair = strengthened();
        undo(repair, Optional.of(TOMORROW));
        Path journal = folder.resolve(repair.id() + ".repair");
        List<String> lines = Files.readAllLines(journal);
        int weaker = lines.stream().map(line -> line.contains("\"WEAKER\"")).toList().indexOf(true);
        Files.write(journal, lines.subList(0, weaker + 1));
        assertEquals(List.of(), weakened());
        Files.write(journal, lines.subList(0, weaker + 2));
        assertEquals(repair.id(), weakened().getFirst().repair());
        assertEquals(Outcome.UNDONE, undo(repair, Optional.of(TODAY)).outcome(), "which asks for a day again");
        assertEquals(TODAY, weakened().getFirst().until());
    }

    @Test
    void whatIsAgreedToForATimeDoesNotGoOnBehindIt() throws Exception {
        seen.host.left = 2;
        Repair cut = apply(Optional.of(TOMORROW));
        seen.host.left = Integer.MAX_VALUE;
        assertEquals(Outcome.NOT_UNDONE, cut.outcome());
        Path journal = folder.resolve(cut.id() + ".repair");
        Files.writeString(journal, Files.readString(journal).replace("\"weakUntil\":\"" + TOMORROW,
                "\"weakUntil\":\"" + TODAY.minusDays(2)));
        Map<String, SettingValue> there = Map.copyOf(seen.host.settings);
        String said = assertThrows(RefusedException.class, () -> seen.repairs.resume(cut.id(), seen.request(), journals,
                seen.manner(), Progress.SILENT)).getMessage();
        assertTrue(said.startsWith("That the host is less protected was agreed to until " + TODAY.minusDays(2)), said);
        assertEquals(there, seen.host.settings);
        assertEquals(Outcome.UNDONE, undo(cut, Optional.empty()).outcome());
    }

    /** What a kill leaves: it counts from the first step that may be done. */
    @Test
    void whatWasCutOffShowsWhereAStepMayBeDone() throws Exception {
        Repair repair = apply(Optional.of(TOMORROW));
        Path journal = folder.resolve(repair.id() + ".repair");
        List<String> lines = Files.readAllLines(journal);
        Files.write(journal, lines.subList(0, 1));
        assertEquals(List.of(), weakened());
        Files.write(journal, lines.subList(0, 2));
        assertEquals(repair.id(), weakened().getFirst().repair());
    }

    /** Before there was a day in journals, a repair that weakens shows all the same. */
    @Test
    void oneWithoutADayIsToBeLookedAtAsOffered() throws Exception {
        Repair repair = apply(Optional.of(TOMORROW));
        Path journal = folder.resolve(repair.id() + ".repair");
        Files.writeString(journal, Files.readString(journal).replaceAll("\"weakUntil\":\"[^\"]*\",", ""));
        assertEquals(Optional.empty(), journals.find(repair.id()).orElseThrow().weakUntil());
        Weakening one = weakened().getFirst();
        assertEquals(Weakening.offered(one.since()), one.until());
    }

    @Test
    void aPersonAgreesByADayThatIsPossible() {
        assertEquals(Optional.of(TODAY), Weakening.agreed(" " + TODAY + " ", TODAY));
        assertEquals(Optional.of(Weakening.last(TODAY)), Weakening.agreed(Weakening.last(TODAY).toString(), TODAY));
        for (String no : List.of("", "yes", "7", TODAY.minusDays(1).toString(),
                Weakening.last(TODAY).plusDays(1).toString())) {
            assertEquals(Optional.empty(), Weakening.agreed(no, TODAY), no);
        }
    }

    /** Behind one name there may be several hosts, and one host has several names. */
    @Test
    void aHostIsKnownByItsNameOrByWhatItCallsItself() {
        Weakening one = new Weakening("1", Target.of("gate.example.net", 3390), "guid/SRV01", "a.b", "x", TODAY, TODAY);
        assertTrue(one.at(Target.of("GATE.example.net", 3390), Optional.empty()));
        assertTrue(one.at(Target.of("gate.example.net", 3391), Optional.empty()));
        assertFalse(one.at(Target.of("gate.example.net", 3391), Optional.of("SRV02")));
        assertTrue(one.at(Target.of("192.0.2.7", 3389), Optional.of("srv01")));
        assertFalse(one.at(Target.of("192.0.2.7", 3389), Optional.empty()));
        Weakening nameless = new Weakening("1", one.target(), "guid/", "a.b", "x", TODAY, TODAY);
        assertFalse(nameless.at(Target.of("192.0.2.7", 3389), Optional.of("")));
    }
}
