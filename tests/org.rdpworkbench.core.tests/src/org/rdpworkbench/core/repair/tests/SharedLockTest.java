// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.repair.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rdpworkbench.core.repair.Journals;
import org.rdpworkbench.core.repair.Outcome;
import org.rdpworkbench.core.repair.RefusedException;
import org.rdpworkbench.core.repair.Repair;
import org.rdpworkbench.core.repair.SharedLock;

/** Repairs of a host that others on other machines may repair, too. */
class SharedLockTest {

    private static final String ANN = "This host is being repaired by ann. Wait until that is done.";

    @TempDir
    private Path folder;

    private final Seen seen = new Seen();
    /** What was taken and given back, in order. */
    private final List<String> locks = new ArrayList<>();

    private Journals journals(SharedLock shared) {
        return new Journals(folder, shared);
    }

    private final SharedLock free = (machine, who) -> {
        locks.add(machine + " by " + who);
        return () -> locks.add("free");
    };

    @Test
    void itIsHeldWhileHostsAreChanged() throws Exception {
        seen.host.around = () -> locks.add("put");
        Repair repair = seen.apply(seen.plan(), journals(free));
        assertEquals(Outcome.CONFIRMED, repair.outcome());
        assertEquals("host/1 by a tester", locks.getFirst());
        assertEquals("free", locks.getLast());
        assertEquals(locks.lastIndexOf("put") + 1, locks.indexOf("free"));
        locks.clear();
        assertEquals(Outcome.UNDONE, seen.repairs.undo(repair.id(), Seen.WAY, journals(free), seen.manner()).outcome());
        assertEquals(locks.lastIndexOf("put") + 1, locks.indexOf("free"));
        assertEquals("host/1 by a tester", locks.getFirst());
    }

    @Test
    void whoComesSecondIsToldByWhomAndLeavesNothing() throws Exception {
        Journals held = journals((machine, who) -> {
            throw new RefusedException(ANN);
        });
        assertEquals(ANN, assertThrows(RefusedException.class, () -> seen.apply(seen.plan(), held)).getMessage());
        assertEquals(List.of(), seen.host.put);
        assertEquals(List.of(), held.all(new ArrayList<>()));
        assertEquals(Outcome.CONFIRMED, seen.apply(seen.plan(), journals(free)).outcome(), "it is free here");
    }

    /** Nothing is begun where that cannot be known, and what was begun can be taken back. */
    @Test
    void whereOthersCannotBeAskedOnlyTheWayBackIsOpen() throws Exception {
        Journals silent = journals((machine, who) -> {
            throw new IOException("The store cannot be opened: refused.");
        });
        assertEquals("It cannot be known whether somebody else repairs this host, so nothing was begun. The store "
                + "cannot be opened: refused.", assertThrows(RefusedException.class, () -> seen.apply(seen.plan(),
                silent)).getMessage());
        assertEquals(List.of(), seen.host.put);
        Repair repair = seen.apply(seen.plan(), journals(free));
        assertEquals(Outcome.UNDONE, seen.repairs.undo(repair.id(), Seen.WAY, silent, seen.manner()).outcome());
    }
}
