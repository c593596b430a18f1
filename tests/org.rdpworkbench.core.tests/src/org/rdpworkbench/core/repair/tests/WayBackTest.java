// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.repair.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
        List<String> lines = lines(repair);
        int off = lines.size() - 1;
        while (!lines.get(off).contains("\"TAKEN_BACK\"") || !lines.get(off).contains("\"step\":2")) {
            off--;
        }
        Repair killed = journaled(repair, lines.subList(0, off + 1));
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
