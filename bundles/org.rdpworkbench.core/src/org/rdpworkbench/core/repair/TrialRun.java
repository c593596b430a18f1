// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.repair;

import java.io.Closeable;
import java.io.IOException;
import java.time.Instant;
import org.rdpworkbench.core.spi.WayIn;

/**
 * Asks whether a repair is kept, and takes it back where it is not. For that a session is opened anew: the one in
 * which it was applied is long closed, and what the repair did may have cut it off.
 */
record TrialRun(String id, RepairSessions sessions, Journals journals, Repairs.Manner manner, WayIn wayIn) {

    private static final String STOPPED = "A person stopped it before it was kept.";
    private static final String NOBODY = "Nobody was there any more to keep it.";
    private static final String BY_HAND = " Undo it when the host can be reached, or put back there what the journal "
            + "shows.";

    /** What brings a repair to where it can be kept. */
    @FunctionalInterface
    interface Work {
        Repair go() throws RefusedException, IOException, InterruptedException;
    }

    /** Does that, and asks. Whoever interrupts it where somebody can be asked has it taken back. */
    Repair around(Work work) throws RefusedException, IOException, InterruptedException {
        if (manner.trial().keeper().isEmpty()) {
            return ended(work.go());
        }
        try {
            Repair now = ended(work.go());
            // Steps that are stopped leave the interrupt set, and throw nothing.
            return now.unkept() && Thread.interrupted() ? back(now, STOPPED) : asked(now);
        } catch (InterruptedException e) {
            Repair now = repair();
            if (!now.unkept()) {
                throw e;
            }
            Thread.interrupted();
            return back(now, STOPPED);
        }
    }

    /** Takes it back where its time is over. */
    Repair ended(Repair now) throws RefusedException, IOException, InterruptedException {
        return now.inPlace() && now.late(Instant.now()) ? late(now) : now;
    }

    /** Takes back one whose time is over. */
    Repair late(Repair now) throws RefusedException, IOException, InterruptedException {
        return back(now, "Nobody kept it by " + now.trial().orElseThrow().time() + ".");
    }

    private Repair asked(Repair now) throws RefusedException, IOException, InterruptedException {
        if (!now.unkept() || !now.inPlace()) {
            return now;
        }
        if (manner.trial().keeper().orElseThrow().keeps(now, now.trial().orElseThrow().until())) {
            keep(now);
            return repair();
        }
        return now.late(Instant.now()) ? late(now) : back(now, NOBODY);
    }

    private void keep(Repair now) throws RefusedException, IOException {
        try (Closeable lock = journals.lock(now.plan().machine(), manner.who())) {
            // Somebody else may have undone it while it was asked.
            if (repair().unkept()) {
                try (RepairJournal journal = journals.open(id)) {
                    journal.kept(manner.who());
                }
            }
        } catch (RefusedException e) {
            throw new RefusedException("It could not be noted that it is kept; resume it, and keep it then. "
                    + e.getMessage());
        }
    }

    private Repair back(Repair now, String why) throws RefusedException, IOException, InterruptedException {
        try {
            sessions.in(now, wayIn, journals, manner.who(), session -> new RepairRun(id, journals, session, manner)
                    .takeBack(Repair::unkept, why));
        } catch (RefusedException e) {
            failed(now, why + " It could not be undone. " + e.getMessage() + BY_HAND);
        }
        return repair();
    }

    private void failed(Repair now, String why) throws IOException {
        try (Closeable lock = journals.lock(now.plan().machine(), manner.who())) {
            if (repair().unkept()) {
                try (RepairJournal journal = journals.open(id)) {
                    journal.outcome(Outcome.NOT_UNDONE, why);
                }
            }
        } catch (RefusedException e) {
            // Somebody repairs the host just now. The journal says that nobody kept it, and by when.
        }
    }

    private Repair repair() throws IOException, RefusedException {
        return journals.find(id).orElseThrow(() -> new RefusedException("There is no repair " + id + "."));
    }
}
