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
record TrialRun(String id, RepairSessions sessions, Journals journals, Manner manner, WayIn wayIn,
        Verification verification) {

    private static final String STOPPED = "A person stopped it before it was kept.";
    private static final String NOBODY = "Nobody was there any more to keep it.";
    private static final String TEST_OVER = "The time of the test is over.";
    private static final String TEST_CUT_OFF = "The test was cut off.";
    private static final String TEST_ENDED = "A person ended the test.";
    private static final String TEST_ALONE = "Nobody was there any more to see the test.";
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
            return now.unkept() && Thread.interrupted() ? stopped(now) : asked(now);
        } catch (InterruptedException e) {
            Repair now = repair();
            if (!now.unkept()) {
                throw e;
            }
            Thread.interrupted();
            return stopped(now);
        }
    }

    /**
     * Whoever stops it before it is kept wants it back, as who ends a test does. To stop that once more does not keep
     * it from going back.
     */
    private Repair stopped(Repair now) throws RefusedException, IOException, InterruptedException {
        Unbroken.run("Way back of " + id, stop -> takeBack(now, Notes.Note.BACK,
                now.plan().timedTest() ? TEST_ENDED : STOPPED));
        return Thread.interrupted() ? repair() : seen(now);
    }

    /** Takes it back where its time is over. */
    Repair ended(Repair now) throws RefusedException, IOException, InterruptedException {
        return now.inPlace() && now.late(Instant.now()) ? late(now) : now;
    }

    /** Takes back one whose time is over. */
    Repair late(Repair now) throws RefusedException, IOException, InterruptedException {
        return back(now, Notes.Note.BACK_BY_ITSELF, now.plan().timedTest() ? TEST_OVER : "Nobody kept it by "
                + now.trial().orElseThrow().time() + ".");
    }

    /** Takes back a test that was not seen to its end: whoever goes on with it did not agree to begin it. */
    Repair cutOff(Repair now) throws RefusedException, IOException, InterruptedException {
        return back(now, Notes.Note.BACK_BY_ITSELF, TEST_CUT_OFF);
    }

    private Repair asked(Repair now) throws RefusedException, IOException, InterruptedException {
        if (!now.unkept() || !now.inPlace()) {
            return now;
        }
        boolean test = now.plan().timedTest();
        if (manner.trial().keeper().orElseThrow().keeps(now, now.trial().orElseThrow().until())) {
            if (test) {
                return back(now, Notes.Note.BACK, TEST_ENDED);
            }
            keep(now);
            return repair();
        }
        return now.late(Instant.now()) ? late(now)
                : back(now, Notes.Note.BACK_BY_ITSELF, test ? TEST_ALONE : NOBODY);
    }

    private void keep(Repair now) throws RefusedException, IOException, InterruptedException {
        if (!keepable()) {
            return;
        }
        try (Closeable lock = journals.lock(now.plan().machine(), manner.who())) {
            // Somebody else may have undone it while it was asked.
            if (keepable()) {
                try (RepairJournal journal = journals.open(id)) {
                    journal.kept(manner);
                }
            }
        } catch (RefusedException e) {
            manner.steps().remark(now.plan(), "It could not be noted that it is kept; resume it, and keep it then. "
                    + e.getMessage());
        }
    }

    /** What is on its way back is nothing to keep. */
    private boolean keepable() throws RefusedException, IOException {
        Repair now = repair();
        return now.unkept() && now.inPlace();
    }

    private Repair back(Repair now, Notes.Note way, String why)
            throws RefusedException, IOException, InterruptedException {
        takeBack(now, way, why);
        return seen(now);
    }

    private void takeBack(Repair now, Notes.Note way, String why) throws IOException, InterruptedException,
            RefusedException {
        try {
            sessions.byItself(now, wayIn, journals, manner.who(), session -> new RepairRun(id, journals, session,
                    manner).takeBack(Repair::unkept, way, why));
        } catch (RefusedException e) {
            failed(now, why + " It could not be undone. " + e.getMessage() + BY_HAND);
        }
    }

    /** Of a test, also whether it is over. */
    private Repair seen(Repair now) throws RefusedException, IOException {
        Repair then = repair();
        // One that was cut off on its way back had been in effect as well.
        boolean seen = now.plan().timedTest() && (now.inPlace() || now.outcome() == Outcome.NOT_UNDONE)
                && then.outcome() == Outcome.UNDONE;
        try {
            return seen ? verification.afterTest(then) : then;
        } catch (InterruptedException e) {
            // It is undone, which is what was wanted; only the look behind it is left out.
            return then;
        }
    }

    private void failed(Repair now, String why) throws IOException, InterruptedException {
        try (Closeable lock = journals.lock(now.plan().machine(), manner.who())) {
            if (repair().unkept()) {
                try (RepairJournal journal = journals.open(id)) {
                    journal.outcome(now, Outcome.NOT_UNDONE, why, manner);
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
