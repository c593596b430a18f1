// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.repair.tests;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.rdpworkbench.core.repair.Journals;
import org.rdpworkbench.core.repair.Outcome;
import org.rdpworkbench.core.repair.RefusedException;
import org.rdpworkbench.core.repair.Repair;
import org.rdpworkbench.core.repair.RepairPlan;
import org.rdpworkbench.core.repair.Repairs;
import org.rdpworkbench.core.repair.RepairsUnderWay;
import org.rdpworkbench.core.run.Progress;
import org.rdpworkbench.core.spi.SettingValue;

/** Repairs and changes of plugins, of which each keeps the other from beginning, in this process and in others. */
class RepairsUnderWayTest {

    private static final String CHANGE = "change";
    private static final String REPAIR = "repair";
    private static final String FREE = "It is under way.";
    private static final String AGAIN = "; try again when that has ended.";

    @TempDir
    private Path folder;
    @TempDir
    private Path scratch;

    private final Seen seen = new Seen();
    private Path file;
    private Journals journals;
    private RepairsUnderWay underWay;
    private Repairs repairs;
    private Map<String, SettingValue> before;

    @BeforeEach
    void prepare() {
        file = folder.resolve("plugins.lock");
        journals = new Journals(folder.resolve("journals"));
        underWay = new RepairsUnderWay(Optional.of(file));
        repairs = new Repairs(seen.diagnostics, List.of(seen.host), underWay);
        before = Map.copyOf(seen.host.settings);
    }

    private static String refused(Executable call) {
        return assertThrows(RefusedException.class, call).getMessage();
    }

    private Repair apply(RepairPlan plan) throws Exception {
        return repairs.apply(plan, seen.request(), journals, seen.manner(), Progress.SILENT);
    }

    private String elsewhere(String what) throws IOException {
        return MarkProgram.refused(file, scratch, what);
    }

    /** The sentence with when it was begun left out. */
    private static String timeless(String sentence) {
        return sentence.replaceAll("since \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d", "since then");
    }

    @Test
    void pluginsStayAsTheyAreWhileAHostIsRepaired() throws Exception {
        List<String> said = new ArrayList<>();
        List<String> steps = new ArrayList<>();
        seen.host.around = () -> {
            if (said.isEmpty()) {
                said.add(timeless(refused(() -> underWay.change("plugins install x"))));
                said.add(timeless(elsewhereNow(CHANGE)));
                steps.addAll(seen.host.put);
            }
        };
        Repair repair = apply(seen.plan());
        String sentence = "Hosts are being repaired by process " + ProcessHandle.current().pid() + " of a tester ("
                + repair.id() + " of 192.0.2.7:3389) since then, and plugins stay as they are meanwhile" + AGAIN;
        assertEquals(List.of(sentence, sentence), said);
        assertEquals(List.of(), steps);
        assertEquals(Outcome.CONFIRMED, repair.outcome());
        assertEquals(FREE, elsewhere(CHANGE), "who was refused has not given the mark away, and now it is over");
        seen.host.around = () -> said.add(timeless(refused(() -> underWay.change("plugins install x"))));
        said.clear();
        repairs.undo(repair.id(), Seen.WAY, journals, seen.manner());
        assertFalse(said.isEmpty());
        assertEquals(sentence, said.getFirst());
        underWay.change("plugins install x").close();
    }

    private String elsewhereNow(String what) {
        return assertDoesNotThrow(() -> elsewhere(what));
    }

    /** Forth, on and back; and nothing is left of those who are refused. */
    @Test
    void noHostIsChangedWhilePluginsAre() throws Exception {
        RepairPlan plan = seen.plan();
        Repair done = apply(plan);
        Map<String, SettingValue> planned = Map.copyOf(seen.host.settings);
        seen.host.put.clear();
        String user = System.getProperty("user.name");
        try (RepairsUnderWay.Mark change = underWay.change("plugins install x")) {
            String sentence = "Plugins are being changed by process " + ProcessHandle.current().pid()
                    + " of " + user + " (plugins install x) since then";
            assertEquals(sentence + ", and no host is changed meanwhile" + AGAIN,
                    timeless(refused(() -> repairs.undo(done.id(), Seen.WAY, journals, seen.manner()))));
            assertEquals(sentence + ", and no host is changed meanwhile" + AGAIN, timeless(elsewhere(REPAIR)));
            assertEquals(sentence + AGAIN, timeless(refused(() -> underWay.change("plugins uninstall y"))));
            assertEquals(sentence + AGAIN, timeless(elsewhere(CHANGE)), "who was refused has not given it away");
        }
        assertEquals(planned, seen.host.settings);
        assertEquals(List.of(), seen.host.put);
        assertEquals(Outcome.CONFIRMED, journals.find(done.id()).orElseThrow().outcome());
        repairs.undo(done.id(), Seen.WAY, journals, seen.manner());
        assertEquals(before, seen.host.settings);
    }

    /** And a kill makes way for the others, whatever it has left in the file. */
    @Test
    void whoChangesPluginsInAnotherProcessIsNamed() throws Exception {
        RepairPlan plan = seen.plan();
        try (MarkProgram other = MarkProgram.begun(file, scratch, CHANGE)) {
            String said = refused(() -> apply(plan));
            assertTrue(said.startsWith("Plugins are being changed by process " + other.pid() + " of "
                    + System.getProperty("user.name") + " (plugins install x) since 20"), said);
            assertFalse(Files.exists(journals.folder()));
            assertEquals(List.of(), seen.host.put);
            assertEquals(said.replace(", and no host is changed meanwhile", ""),
                    refused(() -> underWay.change("plugins uninstall y")));
        }
        assertEquals(Outcome.CONFIRMED, apply(plan).outcome());
    }

    @Test
    void whoRepairsInAnotherProcessIsNamed() throws Exception {
        try (MarkProgram first = MarkProgram.begun(file, scratch, REPAIR)) {
            try (MarkProgram second = MarkProgram.begun(file, scratch, REPAIR)) {
                named(first, refused(() -> underWay.change("plugins install x")));
                first.close();
                named(second, refused(() -> underWay.change("plugins install x")));
            }
        }
        underWay.change("plugins install x").close();
    }

    private static void named(MarkProgram other, String said) {
        assertEquals("Hosts are being repaired by process " + other.pid() + " of ann (4 hosts) since then, and "
                + "plugins stay as they are meanwhile" + AGAIN, timeless(said));
    }

    /** Several may repair at once, also in one process; the first of them is named. */
    @Test
    void theLastOfThoseWhoRepairMakesWay() throws Exception {
        RepairsUnderWay.Mark first = repairs.begin(2, "ann");
        RepairsUnderWay.Mark second = repairs.begin(3, "bob");
        assertTrue(elsewhere(CHANGE).contains(" of ann (2 hosts) since "));
        first.close();
        assertTrue(elsewhere(CHANGE).contains(" of bob (3 hosts) since "));
        assertEquals(FREE, elsewhere(REPAIR));
        second.close();
        second.close();
        assertEquals(FREE, elsewhere(CHANGE));
    }

    /** However much there is to say, it has room, and when it was begun is not cut off. */
    @Test
    void longWordsAreCut() throws Exception {
        try (RepairsUnderWay.Mark mark = underWay.change("\u20ac".repeat(5_000))) {
            assertTrue(timeless(elsewhere(REPAIR)).contains("\u20ac...) since then, and no"));
        }
        try (RepairsUnderWay.Mark mark = underWay.change("short")) {
            assertTrue(timeless(elsewhere(REPAIR)).contains(" (short) since then, and no"));
        }
    }

    /** A step that is stopped by a person must not give the mark away. */
    @Test
    void anInterruptChangesNothing() throws Exception {
        Thread.currentThread().interrupt();
        try (RepairsUnderWay.Mark mark = repairs.begin(2, "ann")) {
            mark.now("20261128-091500 of a host");
            assertTrue(Thread.interrupted());
            assertTrue(elsewhere(CHANGE).contains(" of ann (20261128-091500 of a host) since "));
        }
    }

    /** Where there is no place for the file nobody can change plugins anyway, and hosts are repaired all the same. */
    @Test
    void whereTheFileCannotBeHostsAreRepaired() throws Exception {
        RepairsUnderWay nowhere = new RepairsUnderWay(Optional.of(folder.resolve("none/plugins.lock")));
        Repairs without = new Repairs(seen.diagnostics, List.of(seen.host), nowhere);
        assertThrows(IOException.class, () -> nowhere.change("plugins install x"));
        try (RepairsUnderWay.Mark mark = without.begin(2, "ann")) {
            assertTrue(refused(() -> nowhere.change("plugins install x")).contains(" of ann (2 hosts) "));
        }
    }
}
