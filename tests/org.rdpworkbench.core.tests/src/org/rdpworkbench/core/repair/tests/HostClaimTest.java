// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.repair.tests;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.rdpworkbench.core.repair.Journals;
import org.rdpworkbench.core.repair.Manner;
import org.rdpworkbench.core.repair.Outcome;
import org.rdpworkbench.core.repair.RefusedException;
import org.rdpworkbench.core.repair.Repair;
import org.rdpworkbench.core.repair.RepairPlan;
import org.rdpworkbench.core.repair.Trial;
import org.rdpworkbench.core.run.Progress;

/** A host at which somebody says that it is being repaired, who shares nothing with us. */
class HostClaimTest {

    private static final String ANN = "ann since 2026-11-29T01:02:03Z";
    private static final String REFUSED = "This host is being repaired by " + ANN + ". Wait until that is done.";

    @TempDir
    private Path folder;
    @TempDir
    private Path elsewhere;

    private final Seen seen = new Seen();

    private Journals journals() {
        return new Journals(folder);
    }

    private String refused(Executable repair) {
        return assertThrows(RefusedException.class, repair).getMessage();
    }

    @Test
    void whoComesSecondIsToldByWhomAndLeavesNothing() throws Exception {
        seen.host.claim = ANN + " [another place]";
        assertEquals(REFUSED, refused(() -> seen.apply(seen.plan(), journals())));
        assertEquals(List.of(), seen.host.put);
        assertEquals(List.of(), journals().all(new ArrayList<>()));
        seen.host.claim = "";
        assertEquals("This host is being repaired by somebody else. Wait until that is done.",
                refused(() -> seen.apply(seen.plan(), journals())), "who has just come has written nothing yet");
        assertEquals(List.of(), seen.host.put);
    }

    @Test
    void whatIsUnderWayElsewhereIsNotTakenBackNorGoneOnWith() throws Exception {
        seen.host.left = 1;
        Repair repair = seen.apply(seen.plan(), journals());
        int put = seen.host.put.size();
        seen.host.left = Integer.MAX_VALUE;
        seen.host.claim = ANN + " [another place]";
        assertEquals(REFUSED, refused(() -> seen.repairs.undo(repair.id(), Seen.WAY, journals(), seen.manner())));
        assertEquals(put, seen.host.put.size());
        seen.host.claim = null;
        assertEquals(Outcome.UNDONE,
                seen.repairs.undo(repair.id(), Seen.WAY, journals(), seen.manner()).outcome());
    }

    /** A host does not see at once that a connection was cut. */
    @Test
    void whatWasSaidFromHereBeforeStopsNobodyHere() throws Exception {
        Repair repair = seen.apply(seen.plan(), journals());
        String said = seen.host.claims.getFirst();
        assertTrue(said.matches("a tester on [A-Za-z0-9._-]+ since 20\\S+Z \\[[0-9a-f-]{36}]"), said);
        seen.host.claim = said;
        assertEquals(Outcome.UNDONE,
                seen.repairs.undo(repair.id(), Seen.WAY, journals(), seen.manner()).outcome());
        String shown = said.replaceFirst(" \\[.*", "");
        assertEquals("This host is being repaired by " + shown + ". Wait until that is done.",
                refused(() -> seen.apply(seen.plan(), new Journals(elsewhere))));
    }

    private Repair left() throws Exception {
        seen.host.left = 1;
        Repair repair = seen.apply(seen.plan(), journals());
        seen.host.left = Integer.MAX_VALUE;
        assertEquals(Outcome.NOT_UNDONE, repair.outcome());
        return repair;
    }

    private Repair undo(Repair repair) throws Exception {
        return seen.repairs.undo(repair.id(), Seen.WAY, journals(), seen.manner());
    }

    private Repair resume(Repair repair) throws Exception {
        return seen.repairs.resume(repair.id(), seen.request(), journals(), seen.manner(), Progress.SILENT);
    }

    /** It is taken when the steps are done, and nobody would come back later. */
    @Test
    void whatNobodyKeptIsTakenBackAlsoWhereSomebodyElseIsThereByThen() throws Exception {
        Manner tried = seen.manner().tried(new Trial.Terms(Optional.of(Duration.ofHours(1)),
                Optional.of((repair, until) -> {
                    seen.host.claim = ANN + " [another place]";
                    return false;
                })));
        Repair repair = seen.repairs.apply(seen.plan(), seen.request(), journals(), tried, Progress.SILENT);
        assertEquals(Outcome.UNDONE, repair.outcome(), repair.why());
        assertEquals(2, seen.host.claims.size(), "it is said all the same, where that can be");
        assertEquals(Seen.OFF, seen.host.value(Seen.SWITCH));
        assertEquals(REFUSED, refused(() -> seen.apply(seen.plan(), journals())), "a person is still kept away");
    }

    @Test
    void whatIsOfNoUseIsTakenBackAlsoWhereSomebodyElseIsThereByThen() throws Exception {
        RepairPlan plan = seen.plan();
        seen.stubborn = true;
        seen.host.around = () -> seen.host.claim = ANN + " [another place]";
        Repair repair = seen.apply(plan, journals());
        assertEquals(Outcome.UNDONE, repair.outcome(), repair.why());
        assertEquals(Seen.OFF, seen.host.value(Seen.SWITCH));
    }

    @Test
    void aPlaceThatCannotBeReadBeginsNothingAndKeepsNoPersonFromTheWayBack() throws Exception {
        Repair repair = left();
        Files.delete(folder.resolve("place"));
        Files.createDirectory(folder.resolve("place"));
        int said = seen.host.claims.size();
        assertEquals(Outcome.CONFIRMED, resume(repair).outcome());
        assertEquals(Outcome.UNDONE, undo(repair).outcome());
        assertEquals(said, seen.host.claims.size());
        assertTrue(refused(() -> seen.apply(seen.plan(), journals())).startsWith("The journal cannot be written in "));
        assertEquals(Seen.OFF, seen.host.value(Seen.SWITCH));
    }

    /** Somebody's file is empty when it has just been made, or is just going. */
    @Test
    void whoSaysNothingKeepsNoPersonFromTheWayBack() throws Exception {
        Repair repair = left();
        seen.host.claim = "";
        assertEquals(Outcome.CONFIRMED, resume(repair).outcome());
        assertEquals(Outcome.UNDONE, undo(repair).outcome());
    }

    @Test
    void whoSaysNothingIsAskedOnceMore() throws Exception {
        seen.host.said.add("");
        assertEquals(Outcome.CONFIRMED, seen.apply(seen.plan(), journals()).outcome());
        assertEquals(2, seen.host.claims.size());
        Repair repair = journals().all(new ArrayList<>()).getFirst();
        seen.host.said.addAll(List.of("", ANN + " [another place]"));
        assertEquals(REFUSED, refused(() -> undo(repair)));
        assertEquals(Outcome.UNDONE, undo(repair).outcome());
    }

    @Test
    void thoseWhoComeAtOnceGetTheSamePlace() throws Exception {
        int many = 6;
        for (int round = 0; round < 10; round++) {
            Path common = Files.createDirectory(elsewhere.resolve("" + round));
            if (round % 2 == 1) {
                // As a full disk leaves it.
                Files.createFile(common.resolve("place"));
            }
            CyclicBarrier all = new CyclicBarrier(many);
            List<Callable<String>> repairs = new ArrayList<>();
            for (int i = 0; i < many; i++) {
                Seen one = new Seen();
                one.host.machine = "host/" + i;
                RepairPlan plan = one.plan();
                one.host.opened = () -> assertDoesNotThrow(() -> all.await());
                repairs.add(() -> {
                    one.host.around = () -> one.host.opened = () -> { };
                    one.apply(plan, new Journals(common));
                    return one.host.claims.getFirst().replaceFirst(".*\\[", "");
                });
            }
            Set<String> places = new TreeSet<>();
            try (ExecutorService threads = Executors.newFixedThreadPool(many)) {
                for (Future<String> place : threads.invokeAll(repairs)) {
                    places.add(place.get());
                }
            }
            assertEquals(Set.of(Files.readString(common.resolve("place")) + "]"), places);
        }
    }
}
