// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.repair;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.rdpworkbench.core.spi.SettingException;
import org.rdpworkbench.core.spi.SettingSession;

/**
 * Takes a repair to its end, or back to its beginning, and writes down what came of it. It works in a thread that
 * nobody interrupts: whoever wants it to stop is waited for until the step that is under way is done and noted.
 */
record RepairRun(String id, Journals journals, SettingSession session, Manner manner) {

    private static final String DONE = "All steps are done and read back.";
    private static final String ASKED = "The host was asked to restart.";

    /** Does one that was just begun. What fails is taken back; what is stopped by a person stays as it is. */
    void finish() throws IOException, InterruptedException, RefusedException {
        unbroken(stop -> finish(stop, Optional.empty()));
    }

    /**
     * Does what is left to do of one, as a person wants it.
     *
     * @param seen as it was when they agreed to that
     */
    void goOn(Repair seen) throws IOException, InterruptedException, RefusedException {
        unbroken(stop -> finish(stop, Optional.of(seen)));
    }

    /**
     * Takes back what was done, unless it is another repair by now than the one that the caller has seen. Nothing keeps
     * it from that.
     *
     * @param way whether a person wants it, or it goes back by itself
     */
    void takeBack(Predicate<Repair> still, Notes.Note way, String why)
            throws IOException, InterruptedException, RefusedException {
        unbroken(stop -> {
            Repair repair = repair();
            if (still.test(repair)) {
                back(way, why + unrestarted(repair), Optional.empty());
            }
        });
    }

    /**
     * Takes back what was done, as a person wants it.
     *
     * @param weakUntil the day to which they agreed, where the host is less protected without it
     * @throws RefusedException when that would leave a service off which nobody can start; then nothing was changed
     */
    void undo(String why, Optional<LocalDate> weakUntil) throws IOException, InterruptedException, RefusedException {
        unbroken(stop -> {
            Repair repair = repair();
            if (repair.undoable()) {
                try (RepairJournal journal = journals.open(id)) {
                    steps(repair, journal).requireStartable(repair.progress(), Notes.Note.BACK);
                }
                back(Notes.Note.BACK, why + unrestarted(repair), weakUntil);
            }
        });
    }

    private String unrestarted(Repair repair) throws IOException, InterruptedException {
        try (RepairJournal journal = journals.open(id)) {
            return steps(repair, journal).unrestarted(repair.progress());
        }
    }

    /**
     * Starts what a way back has left off, where that is approved now, and writes down what a later look says of one
     * that is applied. Nothing is taken back for it.
     *
     * @param unasked that nobody knows at which machine that is, behind a sentence; empty where it is the repaired one
     */
    void seen(Proof proof, String unasked) throws IOException, InterruptedException, RefusedException {
        unbroken(stop -> {
            try (RepairJournal journal = journals.open(id)) {
                // Somebody may have undone it while it was looked at.
                if (repair().outcome() == Outcome.APPLIED) {
                    RepairSteps steps = steps(repair(), journal);
                    if (LookWords.leftOff(repair()).isPresent() && mayChange()) {
                        steps.startLeftOff();
                    }
                    Repair repair = repair();
                    Optional<String> changed = RepairSteps.changed(repair.plan(), session);
                    boolean gone = proof == Proof.GONE && LookWords.leftOff(repair).isEmpty() && changed.isEmpty();
                    boolean up = upSince(repair);
                    journal.outcome(repair, gone && !up ? Outcome.CONFIRMED : Outcome.APPLIED,
                            (gone ? up ? LookWords.NOT_YET : LookWords.GONE
                                    : LookWords.pending(repair, proof, unasked, changed, up)) + steps.remarked(),
                            manner);
                }
            } catch (SettingException e) {
                throw new RefusedException(e.getMessage());
            }
        });
    }

    /** Notes that the host has restarted, where it has. */
    void restarted() throws IOException, InterruptedException, RefusedException {
        unbroken(stop -> {
            try (RepairJournal journal = journals.open(id)) {
                Repair repair = repair();
                if (repair.restarting() && repair.restart().orElseThrow().done(session.started())) {
                    int last = repair.progress().size() - 1;
                    journal.step(RepairJournal.Event.DONE, last);
                    manner.steps().step(repair.plan(), last, Repair.Progress.DONE);
                }
            } catch (SettingException e) {
                throw new RefusedException(e.getMessage());
            }
        });
    }

    private boolean mayChange() {
        try {
            manner.approval().requireNowForMore();
            return true;
        } catch (RefusedException e) {
            return false;
        }
    }

    /** Whether it waits for a restart that has not come yet, as far as the host says since when it is up. */
    private boolean upSince(Repair repair) throws InterruptedException {
        try {
            return repair.plan().waitsForRestart() && session.started().isBefore(repair.at());
        } catch (SettingException e) {
            return false;
        }
    }

    private void unbroken(Unbroken.Work work) throws IOException, InterruptedException, RefusedException {
        Unbroken.run("Repair " + id, work);
    }

    private void finish(AtomicBoolean stop, Optional<Repair> seen)
            throws IOException, InterruptedException, RefusedException {
        String failure;
        try (RepairJournal journal = journals.open(id)) {
            Repair repair = repair();
            if (repair.outcome() != Outcome.BEGUN && repair.outcome() != Outcome.NOT_UNDONE) {
                throw new RefusedException("Somebody else has finished or undone it meanwhile.");
            }
            RepairSteps steps = steps(repair, journal);
            if (seen.isPresent()) {
                requireAgreed(seen.get(), repair);
                steps.requireStartable(repair.progress(), Notes.Note.FORTH);
                journal.note(Notes.Note.FORTH, manner);
            }
            try {
                boolean done = steps.apply(repair, stop::get);
                journal.outcome(repair, done ? Outcome.APPLIED : Outcome.BEGUN, done ? asked(repair) + steps.remarked()
                        : "A person stopped it. Resume it or undo it.", manner);
                return;
            } catch (SettingException e) {
                failure = e.getMessage() + steps.remarked();
            }
        }
        // Of what was just begun nobody has started anything meanwhile.
        back(Notes.Note.BACK_BY_ITSELF, "A step failed, so all had to be taken back. " + failure
                + (seen.isPresent() ? unrestarted(repair()) : ""), Optional.empty());
    }

    private static String asked(Repair repair) {
        return repair.plan().restarts() && repair.progress().getLast() != Repair.Progress.DONE ? ASKED : DONE;
    }

    /** What somebody began to take back since then goes forth again only where that was asked. */
    private static void requireAgreed(Repair seen, Repair now) throws RefusedException {
        Instant time = Instant.now();
        if (seen.inPlace() || now.goesBack() && !seen.goesBack() || now.forthAgain(time) && !seen.forthAgain(time)) {
            throw new RefusedException("Somebody has begun to take back the repair " + now.id() + " meanwhile, so "
                    + "nothing more was changed; resume it again where that is wanted.");
        }
    }

    private void back(Notes.Note way, String why, Optional<LocalDate> weakUntil)
            throws IOException, InterruptedException, RefusedException {
        try (RepairJournal journal = journals.open(id)) {
            Repair repair = repair();
            RepairSteps steps = steps(repair, journal);
            if (weakUntil.isPresent()) {
                journal.weaker(weakUntil.get(), manner);
            } else {
                journal.note(way, manner);
            }
            try {
                steps.undo(repair.progress());
                journal.outcome(repair, Outcome.UNDONE, why + steps.remarked(), manner);
            } catch (SettingException e) {
                journal.outcome(repair, Outcome.NOT_UNDONE, why + " Not all of it could be taken back. "
                        + e.getMessage() + steps.remarked(), manner);
            }
        }
    }

    private Repair repair() throws IOException, RefusedException {
        return journals.find(id).orElseThrow(() -> new RefusedException("There is no repair " + id + "."));
    }

    private RepairSteps steps(Repair repair, RepairJournal journal) {
        return new RepairSteps(repair, session, journal, manner.steps());
    }
}
