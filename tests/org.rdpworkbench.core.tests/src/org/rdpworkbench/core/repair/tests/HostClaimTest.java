// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.repair.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.rdpworkbench.core.repair.Journals;
import org.rdpworkbench.core.repair.Outcome;
import org.rdpworkbench.core.repair.RefusedException;
import org.rdpworkbench.core.repair.Repair;

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
        assertTrue(said.matches("a tester since 20\\S+Z \\[[0-9a-f-]{36}]"), said);
        seen.host.claim = said;
        assertEquals(Outcome.UNDONE,
                seen.repairs.undo(repair.id(), Seen.WAY, journals(), seen.manner()).outcome());
        String shown = said.replaceFirst(" \\[.*", "");
        assertEquals("This host is being repaired by " + shown + ". Wait until that is done.",
                refused(() -> seen.apply(seen.plan(), new Journals(elsewhere))));
    }
}
