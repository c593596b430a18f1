// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.repairs;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.rdpworkbench.core.repair.RefusedException;
import org.rdpworkbench.core.repair.Repair;
import org.rdpworkbench.store.Store;

/** Whether a repair is kept: asked in the view, and waited for by the thread that repairs, never by the UI thread. */
final class KeepQuestion {

    /** The clock may be set, the machine may sleep, and somebody may undo it elsewhere: it is looked at again. */
    private static final long GLANCE_MS = 1_000;
    /** Those that nobody has answered yet. */
    private static final List<KeepQuestion> OPEN = new CopyOnWriteArrayList<>();

    private final Repair repair;
    private final BlockingQueue<Boolean> answer = new LinkedBlockingQueue<>();

    private KeepQuestion(Repair repair) {
        this.repair = repair;
    }

    /**
     * Asks until a person answers, its time is over, or it was kept or undone elsewhere.
     *
     * @param asked is run when the question can be seen
     * @param glance is run while it waits, about once a second
     * @return whether there is nothing to undo any more; false when its time is over
     * @throws InterruptedException when the person wants it to be undone now, or stops the job
     */
    static boolean ask(Repair repair, Instant until, Runnable asked, Runnable glance) throws InterruptedException {
        KeepQuestion question = new KeepQuestion(repair);
        OPEN.add(question);
        try {
            asked.run();
            return question.answered(until, glance);
        } finally {
            OPEN.remove(question);
        }
    }

    private boolean answered(Instant until, Runnable glance) throws InterruptedException {
        while (Instant.now().isBefore(until)) {
            glance.run();
            Boolean kept = answer.poll(GLANCE_MS, TimeUnit.MILLISECONDS);
            if (Boolean.FALSE.equals(kept)) {
                throw new InterruptedException("a person undoes it");
            }
            if (kept != null || settled()) {
                return true;
            }
        }
        return false;
    }

    private boolean settled() {
        try {
            return Store.journals().find(repair.id()).filter(Repair::unkept).isEmpty();
        } catch (IOException | RefusedException e) {
            // The engine says so when it comes to write into it.
            return false;
        }
    }

    /** All that are open. */
    static List<KeepQuestion> open() {
        return List.copyOf(OPEN);
    }

    /** The one about that repair, if it is asked now. */
    static Optional<KeepQuestion> about(String id) {
        return OPEN.stream().filter(one -> one.repair.id().equals(id)).findFirst();
    }

    Repair repair() {
        return repair;
    }

    /** It stays. */
    void keep() {
        answer.add(true);
    }

    /** It is taken back at once. */
    void undo() {
        answer.add(false);
    }
}
