// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.repair.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rdpworkbench.core.repair.Journals;
import org.rdpworkbench.core.repair.Outcome;
import org.rdpworkbench.core.repair.RefusedException;
import org.rdpworkbench.core.repair.Repair;
import org.rdpworkbench.core.repair.UndoConsent;
import org.rdpworkbench.core.run.Progress;
import org.rdpworkbench.core.spi.Change;
import org.rdpworkbench.core.spi.FixPlan;
import org.rdpworkbench.core.spi.SettingValue;

/** Ways back that did not come to their end, or that others set about as well: what is said to be undone is. */
class WayBackTest {

    private static final String LATER = "state:Later";

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

    private Repair undo(Repair repair) throws Exception {
        return seen.repairs.undo(repair.id(), Seen.WAY, journals, seen.manner());
    }

    private Repair resume(Repair repair) throws Exception {
        return seen.repairs.resume(repair, seen.request(), journals, seen.manner(), Progress.SILENT);
    }

    private void assertUndone(Repair repair) {
        assertEquals(Outcome.UNDONE, repair.outcome(), repair.why());
        assertEquals(before, seen.host.settings);
    }

    private List<String> lines(Repair repair) throws Exception {
        return Files.readAllLines(folder.resolve(repair.id() + ".repair"));
    }

    /** As a kill would leave it. */
    private Repair journaled(Repair repair, List<String> lines) throws Exception {
        Files.write(folder.resolve(repair.id() + ".repair"), lines);
        return journals.find(repair.id()).orElseThrow();
    }

    /** Two services, of which one needs the other, that the plan restarts. */
    private void laterRuns() {
        seen.host.dependents.put(Seen.STATE, LATER);
        seen.host.settings.put(LATER, Seen.RUNNING);
        before = Map.copyOf(seen.host.settings);
    }

    /** A service that writes what it is set to when it starts. */
    private void rewriting() {
        seen.host.around = () -> {
            if (!seen.host.put.isEmpty() && seen.host.put.getLast().equals(Seen.STATE + " 4")) {
                seen.host.settings.put(Seen.SWITCH, Seen.ON);
            }
        };
    }

    @Test
    void whatAnEarlierOneHadBackIsLookedAtOnceMoreAtTheEnd() throws Exception {
        Repair repair = seen.apply(seen.plan(), journals);
        // Both values are back, and the connection is lost where the service stops.
        seen.host.left = 2;
        assertEquals(Outcome.NOT_UNDONE, undo(repair).outcome());
        seen.host.left = Integer.MAX_VALUE;
        rewriting();
        Repair again = undo(repair);
        assertEquals(Outcome.NOT_UNDONE, again.outcome(), again.why());
        assertEquals(Seen.ON, seen.host.value(Seen.SWITCH));
        seen.host.put.clear();
        assertUndone(undo(repair));
        assertEquals(List.of(Seen.SWITCH + " 0"), seen.host.put, "what the service writes would never end");
    }

    @Test
    void whatGoesBackForTheFirstTimeHasItsServiceRestartedOnceMore() throws Exception {
        Repair repair = seen.apply(seen.plan(), journals);
        seen.host.failing.add(Seen.SWITCH + " 0");
        assertEquals(Outcome.NOT_UNDONE, undo(repair).outcome());
        seen.host.failing.clear();
        seen.host.put.clear();
        assertUndone(undo(repair));
        assertEquals(List.of(Seen.SWITCH + " 0", Seen.STATE + " 1", Seen.STATE + " 4"), seen.host.put);
    }

    /** A later look at what was stopped there: somebody may want it so. */
    @Test
    void unlessSomebodyHasStoppedItSince() throws Exception {
        Repair repair = seen.apply(seen.plan(), journals);
        seen.host.failing.add(Seen.SWITCH + " 0");
        assertEquals(Outcome.NOT_UNDONE, undo(repair).outcome());
        seen.host.failing.clear();
        seen.host.settings.put(Seen.STATE, Seen.STOPPED);
        Repair undone = undo(repair);
        assertEquals(Outcome.UNDONE, undone.outcome(), undone.why());
        assertEquals(Seen.STOPPED, seen.host.value(Seen.STATE));
    }

    /** The last line of that step which says that. */
    private static int last(List<String> lines, String event, int step) {
        int at = lines.size() - 1;
        while (!lines.get(at).contains("\"" + event + "\"") || !lines.get(at).contains("\"step\":" + step)) {
            at--;
        }
        return at;
    }

    /** Killed behind that line of its way back, which was then at that step. */
    private Repair killedAt(Repair repair, String event, int step) throws Exception {
        List<String> lines = lines(repair);
        return journaled(repair, lines.subList(0, last(lines, event, step) + 1));
    }

    @Test
    void whatAKillLeftBackIsLookedAtOnceMoreAsWell() throws Exception {
        Repair repair = seen.apply(seen.plan(), journals);
        undo(repair);
        killedAt(repair, "UNDOING", 0);
        rewriting();
        assertEquals(Outcome.NOT_UNDONE, undo(repair).outcome());
        seen.host.around = () -> { };
        assertUndone(undo(repair));
    }

    /** A value that could not go back at first, so that its service was restarted without it. */
    private Repair restartedWithoutIt() throws Exception {
        Repair repair = seen.apply(seen.plan(), journals);
        seen.host.failing.add(Seen.SWITCH + " 0");
        assertEquals(Outcome.NOT_UNDONE, undo(repair).outcome());
        seen.host.failing.clear();
        seen.host.put.clear();
        return repair;
    }

    private void assertRestarted(Repair undone) {
        assertUndone(undone);
        assertEquals(List.of(Seen.STATE + " 1", Seen.STATE + " 4"), seen.host.put);
    }

    @Test
    void aRestartThatIsOwedIsOwedBehindALostConnectionToo() throws Exception {
        Repair repair = restartedWithoutIt();
        seen.host.left = 1;
        Repair cut = undo(repair);
        assertEquals(Outcome.NOT_UNDONE, cut.outcome());
        assertTrue(UndoConsent.of(cut).interrupts());
        seen.host.left = Integer.MAX_VALUE;
        seen.host.put.clear();
        assertRestarted(undo(repair));
    }

    @Test
    void andBehindAKill() throws Exception {
        Repair repair = restartedWithoutIt();
        undo(repair);
        killedAt(repair, "UNDOING", 0);
        seen.host.put.clear();
        assertRestarted(undo(repair));
    }

    @Test
    void andWhereThatItCameOnWasNotNoted() throws Exception {
        Repair repair = restartedWithoutIt();
        killedAt(repair, "UNDOING", 3);
        assertUndone(undo(repair));
        assertEquals(List.of(Seen.SWITCH + " 0", Seen.STATE + " 1", Seen.STATE + " 4"), seen.host.put);
    }

    /** One of two was off again, and the other had not been stopped yet. */
    @Test
    void andOfEachServiceByItself() throws Exception {
        laterRuns();
        Repair repair = restartedWithoutIt();
        seen.host.left = 2;
        assertEquals(Outcome.NOT_UNDONE, undo(repair).outcome());
        seen.host.left = Integer.MAX_VALUE;
        seen.host.put.clear();
        assertUndone(undo(repair));
        assertEquals(List.of(Seen.STATE + " 1", Seen.STATE + " 4", LATER + " 4"), seen.host.put);
    }

    /** It was off already when the way forth came to the step that stops it. */
    @Test
    void whatAWayBackStoppedIsItsOwnAlsoBehindAWayForth() throws Exception {
        laterRuns();
        Repair repair = seen.apply(seen.plan(), journals);
        undo(repair);
        killedAt(repair, "TAKEN_BACK", 3);
        seen.host.settings.put(Seen.STATE, Seen.STOPPED);
        seen.host.settings.put(LATER, Seen.STOPPED);
        seen.host.settings.put("start:Later", SettingValue.SERVICE_DISABLED);
        seen.host.failing.addAll(List.of(Seen.STATE + " 4", LATER + " 4"));
        assertEquals(Outcome.NOT_UNDONE, resume(journals.find(repair.id()).orElseThrow()).outcome());
        seen.host.failing.clear();
        seen.host.settings.remove("start:Later");
        assertUndone(undo(repair));
    }

    /** A service that no plan stopped, and that does not start behind the way forth. */
    @Test
    void nothingIsConfirmedWhileWhatAWayBackStoppedIsOff() throws Exception {
        Repair repair = seen.apply(seen.plan(), journals);
        laterRuns();
        seen.host.left = 4;
        assertEquals(Outcome.NOT_UNDONE, undo(repair).outcome());
        assertEquals(Seen.STOPPED, seen.host.value(LATER));
        seen.host.left = Integer.MAX_VALUE;
        seen.host.failing.add(LATER + " 4");
        Repair now = resume(journals.find(repair.id()).orElseThrow());
        assertEquals(Outcome.APPLIED, now.outcome());
        assertEquals("A way back had stopped Later, which is still off: resume starts it where that is approved. Find "
                + "out why where it does not start.", now.why());
        assertEquals(Outcome.APPLIED, resume(now).outcome());
        seen.host.failing.clear();
        // Nobody has approved that anything is changed now.
        System.setProperty("rdpworkbench.approval", "required");
        try {
            assertEquals(Outcome.APPLIED, resume(now).outcome());
            assertEquals(Seen.STOPPED, seen.host.value(LATER));
        } finally {
            System.clearProperty("rdpworkbench.approval");
        }
        assertEquals(Outcome.CONFIRMED, resume(now).outcome());
        assertEquals(Seen.RUNNING, seen.host.value(LATER));
    }

    @Test
    void whatStopsNothingAsksForNothing() throws Exception {
        seen.host.left = 1;
        Repair repair = seen.apply(seen.plan(), journals);
        seen.host.left = Integer.MAX_VALUE;
        assertFalse(UndoConsent.of(repair).needed());
        seen.host.put.clear();
        assertUndone(undo(repair));
        assertEquals(List.of(Seen.SWITCH + " 0"), seen.host.put);
    }

    @Test
    void whatNeedsAnotherServiceComesOnBehindIt() throws Exception {
        laterRuns();
        // Both services are off when the connection is lost.
        seen.host.left = 4;
        Repair cut = seen.apply(seen.plan(), journals);
        assertEquals(Seen.STOPPED, seen.host.value(Seen.STATE));
        assertEquals(Seen.STOPPED, seen.host.value(LATER));
        seen.host.left = Integer.MAX_VALUE;
        assertUndone(undo(cut));
    }

    /** That it was on again behind an earlier way back says nothing of this one. */
    @Test
    void aServiceThatGoesOffAnewIsNotTakenForOneThatCameOnBefore() throws Exception {
        laterRuns();
        seen.host.failing.add(Seen.STATE + " 1");
        Repair repair = seen.apply(seen.plan(), journals);
        Repair again = resume(repair);
        assertEquals(Outcome.NOT_UNDONE, again.outcome(), again.why());
        seen.host.failing.clear();
        Repair killed = killedAt(repair, "TAKEN_BACK", 2);
        assertEquals(Repair.Progress.TAKEN_BACK, killed.progress().get(2));
        seen.host.settings.put(LATER, Seen.STOPPED);
        assertUndone(undo(killed));
    }

    @Test
    void oneThatSomebodyWentOnWithMeanwhileIsNotUndoneUnasked() throws Exception {
        seen.stronger = true;
        Repair repair = seen.apply(seen.plan(), journals);
        List<String> lines = lines(repair);
        Map<String, SettingValue> on = Map.copyOf(seen.host.settings);
        Repair asked = journaled(repair, lines.subList(0, 1));
        assertEquals(Outcome.BEGUN, asked.outcome());
        journaled(repair, lines);
        String said = assertThrows(RefusedException.class, () -> seen.repairs.undo(asked, Seen.WAY, journals,
                seen.manner().until(Optional.of(LocalDate.now().plusDays(1))))).getMessage();
        assertEquals("Somebody has gone on with the repair " + repair.id() + " meanwhile, so nothing was changed; undo "
                + "it again where that is wanted.", said);
        assertEquals(on, seen.host.settings);
        assertEquals(lines, lines(repair));
    }

    /** Also where the plan asks for no consent, and where no step of it went back yet. */
    @Test
    void oneThatSomebodyBeganToTakeBackMeanwhileDoesNotGoForthUnasked() throws Exception {
        seen.proposing = false;
        seen.others.add(() -> List.of(FixPlan.of("test.off", "turn-on", FixPlan.Security.SAME)
                .settlingWithin(Duration.ZERO).then(new Change.Set(Seen.SWITCH, Optional.empty(), Seen.ON))));
        Repair repair = seen.apply(seen.plan(), journals);
        undo(repair);
        List<String> lines = lines(repair);
        Repair asked = journaled(repair, lines.subList(0, 1));
        int way = 0;
        while (!lines.get(way).contains("\"BACK\"")) {
            way++;
        }
        // Killed before its first step went back, and behind that.
        for (int kept : List.of(way + 1, way + 2)) {
            List<String> there = new ArrayList<>(lines.subList(0, 1));
            there.addAll(lines.subList(way, kept));
            journaled(repair, there);
            String said = assertThrows(RefusedException.class, () -> resume(asked)).getMessage();
            assertTrue(said.startsWith("Somebody has begun to take back the repair"), said);
            assertEquals(before, seen.host.settings);
        }
    }

    @Test
    void whatSomebodyElseRevertedIsNotConfirmedByALaterLook() throws Exception {
        seen.unclear = true;
        Repair repair = seen.apply(seen.plan(), journals);
        assertEquals(Outcome.APPLIED, repair.outcome());
        seen.unclear = false;
        seen.host.settings.put(Seen.OTHER, SettingValue.text("else"));
        Repair now = resume(repair);
        assertEquals(Outcome.APPLIED, now.outcome());
        assertTrue(now.why().startsWith("It is not all in place any more: "), now.why());
        seen.host.settings.put(Seen.OTHER, SettingValue.text("new"));
        assertEquals(Outcome.CONFIRMED, resume(repair).outcome());
    }

    private static final String ONCE_MORE = " The repair had not come to restart Service. What of that was started "
            + "since it began, as with the host, goes by what was taken back: restart it.";

    /** A repair that was killed behind its first value, before it restarted the service. */
    private Repair killedBehindAValue() throws Exception {
        Repair repair = seen.apply(seen.plan(), journals);
        seen.host.settings.put(Seen.OTHER, SettingValue.ABSENT);
        return journaled(repair, lines(repair).subList(0, 3));
    }

    /** Nobody tells when a service was started. */
    @Test
    void whoMayGoByWhatIsTakenBackIsNamed() throws Exception {
        Repair undone = undo(killedBehindAValue());
        assertEquals(Outcome.UNDONE, undone.outcome());
        assertEquals("A person undid it: a tester." + ONCE_MORE, undone.why());
        assertEquals(List.of(Seen.SWITCH + " 0"), seen.host.put.subList(4, seen.host.put.size()), "not restarted");
    }

    @Test
    void whatDoesNotRunGoesByNothing() throws Exception {
        Repair killed = killedBehindAValue();
        seen.host.settings.put(Seen.STATE, Seen.STOPPED);
        assertEquals("A person undid it: a tester.", undo(killed).why());
    }

    @Test
    void whereNothingWasBegunNobodyGoesByIt() throws Exception {
        Repair repair = seen.apply(seen.plan(), journals);
        List<String> lines = lines(repair);
        seen.host.settings.putAll(before);
        seen.host.settings.remove(Seen.OTHER);
        assertEquals("A person undid it: a tester.", undo(journaled(repair, lines.subList(0, 1))).why());
    }

    /** Its steps are the two values, and the service off and on: the lines behind the first, two of each. */
    private Repair cutBehind(int lines) throws Exception {
        Repair repair = seen.apply(seen.plan(), journals);
        return journaled(repair, lines(repair).subList(0, lines));
    }

    /** As behind a power cut, where the service came up with the value that had gone back. */
    @Test
    void aServiceGoesOffAndOnOnceMoreForAValueThatGoesForthAnew() throws Exception {
        Repair repair = seen.apply(seen.plan(), journals);
        seen.host.left = 1;
        assertEquals(Outcome.NOT_UNDONE, undo(repair).outcome());
        seen.host.left = Integer.MAX_VALUE;
        seen.host.put.clear();
        Repair forth = resume(journals.find(repair.id()).orElseThrow());
        assertEquals(Outcome.CONFIRMED, forth.outcome(), forth.why());
        assertEquals(List.of(Seen.OTHER + " new", Seen.STATE + " 1", Seen.STATE + " 4"),
                seen.host.put.stream().map(one -> one.replace("\"", "")).toList());
    }

    /** The value is forth again, and the service was not off since. */
    @Test
    void andBehindAKillInThat() throws Exception {
        Repair repair = seen.apply(seen.plan(), journals);
        seen.host.left = 1;
        undo(repair);
        seen.host.left = Integer.MAX_VALUE;
        resume(journals.find(repair.id()).orElseThrow());
        List<String> lines = lines(repair);
        int off = lines.size() - 1;
        while (!lines.get(off).contains("\"DOING\"") || !lines.get(off).contains("\"step\":2")) {
            off--;
        }
        seen.host.put.clear();
        Repair forth = resume(journaled(repair, lines.subList(0, off)));
        assertEquals(Outcome.CONFIRMED, forth.outcome(), forth.why());
        assertEquals(List.of(Seen.STATE + " 1", Seen.STATE + " 4"), seen.host.put);
    }

    /** The value went forth again, and the connection was lost before that was noted. */
    @Test
    void whatGoesBackOnceMoreBehindThatHasItsServiceRestartedToo() throws Exception {
        Repair repair = seen.apply(seen.plan(), journals);
        undo(repair);
        List<String> lines = lines(repair);
        int forth = lines.size() - 1;
        lines.set(forth, lines.get(1).replace("BEGUN", "DOING"));
        seen.host.settings.put(Seen.SWITCH, Seen.ON);
        seen.host.put.clear();
        assertUndone(undo(journaled(repair, lines)));
        assertEquals(List.of(Seen.SWITCH + " 0", Seen.STATE + " 1", Seen.STATE + " 4"), seen.host.put);
    }

    /** Windows stops none that another needs. */
    @Test
    void whatNeedsAServiceThatGoesOffOnceMoreGoesOffWithIt() throws Exception {
        Repair repair = seen.apply(seen.plan(), journals);
        seen.host.left = 1;
        undo(repair);
        seen.host.left = Integer.MAX_VALUE;
        laterRuns();
        seen.host.put.clear();
        Repair forth = resume(journals.find(repair.id()).orElseThrow());
        assertEquals(Outcome.CONFIRMED, forth.outcome(), forth.why());
        assertEquals(List.of(LATER + " 1", Seen.STATE + " 1", Seen.STATE + " 4", LATER + " 4"),
                seen.host.put.subList(1, seen.host.put.size()));
        assertEquals(List.of(), forth.notes().leftOff());
    }

    /** By somebody, or by a restart of the host: it goes by what was set before it went off. */
    @Test
    void whatWasStartedWhileItWasOffNeedNotBe() throws Exception {
        Repair cut = cutBehind(7);
        seen.host.put.clear();
        Repair forth = resume(cut);
        assertEquals(Outcome.CONFIRMED, forth.outcome(), forth.why());
        assertEquals(List.of(), seen.host.put);
    }

    /** What is gone on with may have waited for days. */
    @Test
    void whoMayGoByWhatIsTakenBackIsNamedAlsoWhereAResumeFails() throws Exception {
        Repair cut = killedBehindAValue();
        seen.host.failing.add(Seen.OTHER + " " + SettingValue.text("new").words());
        Repair back = resume(cut);
        assertEquals(Outcome.UNDONE, back.outcome());
        assertTrue(back.why().endsWith(ONCE_MORE), back.why());
    }

    /** The value goes back, the way back is cut off, and somebody else sets it to something of theirs. */
    @Test
    void whatSomebodySetBehindAWayBackIsLeftAndSaid() throws Exception {
        Repair repair = seen.apply(seen.plan(), journals);
        seen.host.left = 2;
        assertEquals(Outcome.NOT_UNDONE, undo(repair).outcome());
        seen.host.left = Integer.MAX_VALUE;
        seen.host.settings.put(Seen.SWITCH, SettingValue.dword(7));
        Repair undone = undo(repair);
        assertEquals(Outcome.UNDONE, undone.outcome(), undone.why());
        assertTrue(undone.why().endsWith(Seen.SWITCH + " holds 7 in place of 0: somebody else changes it, too, and it "
                + "is left so."), undone.why());
        assertEquals(SettingValue.dword(7), seen.host.value(Seen.SWITCH));
    }

    /** In the moment in which a step fails nobody has started it. */
    @Test
    void whatGoesBackAtOnceIsNotSaidToNeedARestart() throws Exception {
        seen.host.failing.add(Seen.OTHER + " " + SettingValue.text("new").words());
        Repair repair = seen.apply(seen.plan(), journals);
        assertEquals(Outcome.UNDONE, repair.outcome());
        assertTrue(repair.why().startsWith("A step failed, so all had to be taken back."), repair.why());
        assertFalse(repair.why().contains("restart"), repair.why());
    }

    /** Nothing was changed by it. */
    @Test
    void aJournalWhoseFirstLineWasTornIsNone() throws Exception {
        Files.writeString(folder.resolve("20261129-100000.repair"), "");
        Files.writeString(folder.resolve("20261129-100001.repair"), "{\"event\":\"BEGUN\",\"at\":");
        List<String> unreadable = new ArrayList<>();
        assertEquals(List.of(), journals.all(unreadable));
        assertEquals(List.of(), unreadable);
        assertEquals(Optional.empty(), journals.find("20261129-100000"));
    }
}
