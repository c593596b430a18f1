// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.repair;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.rdpworkbench.core.spi.SettingException;
import org.rdpworkbench.core.spi.SettingSession;

/**
 * Takes a repair to its end, or back to its beginning, and writes down what came of it. It works in a thread that
 * nobody interrupts: whoever wants it to stop is waited for until the step that is under way is done and noted.
 */
record RepairRun(String id, Journals journals, SettingSession session, Manner manner) {

    static final String GONE = "A look from outside does not find the cause any more.";
    static final String WORSE = "A look does not get as far as the one before the repair.";
    private static final String DONE = "All steps are done and read back.";
    private static final String ASKED = "The host was asked to restart.";
    static final String OPEN = "A look does not tell whether the cause is gone.";
    private static final String NOT_YET = "A look does not find the cause any more, and the host has not restarted "
            + "since it was applied; restart it and look again.";
    static final String NOBODY_DOES = " Nobody can take back what was done.";
    private static final String NOBODY = "A look still finds the cause, and nobody can take back what was done. If the "
            + "host has restarted since, it was of no use.";
    static final String FOUND = "A look still finds the cause.";
    private static final String STILL_THERE = FOUND + " Nothing was taken back for that; undo "
            + "does it.";
    private static final String STILL_WAITING = "A look still finds the cause. If the host has restarted since it was "
            + "applied, it is of no use, and undo takes it back.";

    @FunctionalInterface
    private interface Work {
        void go(AtomicBoolean stop) throws IOException, InterruptedException, RefusedException;
    }

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
                // Who stops what is under way has it back at once, before anybody has started anything.
                back(way, why + (way == Notes.Note.BACK ? "" : unrestarted(repair)), Optional.empty());
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
                    if (leftOff(repair()).isPresent() && mayChange()) {
                        steps(repair(), journal).startLeftOff();
                    }
                    Repair repair = repair();
                    boolean gone = proof == Proof.GONE && leftOff(repair).isEmpty()
                            && RepairSteps.changed(repair.plan(), session).isEmpty();
                    boolean up = upSince(repair);
                    journal.outcome(repair, gone && !up ? Outcome.CONFIRMED : Outcome.APPLIED,
                            gone ? up ? NOT_YET : GONE : pending(repair, proof) + unasked, manner);
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

    /** Of a host that was restarted, what a look says that does not find the cause gone. */
    static String restarted(Repair repair, Proof proof) {
        return "The host has restarted. " + switch (proof) {
            case WORSE -> WORSE;
            case STILL_THERE -> FOUND;
            case AS_BEFORE -> asBefore(repair, false);
            case GONE, OPEN -> OPEN;
            case ELSEWHERE, UNASKED -> proof.unproven().orElseThrow();
        };
    }

    /**
     * Of one that only the inside confirms.
     *
     * @param waits whether its host has not restarted yet, as it has to
     */
    static String asBefore(Repair repair, boolean waits) {
        Optional<Outside> before = repair.notes().before();
        Optional<String> odd = before.flatMap(Outside::odd);
        String shown = (repair.plan().restarts() ? "The connection from here is as before that"
                : "What is set is right, and the connection from here is as before the repair") + odd.map(words ->
                ": " + words).orElse(", which does not show that the cause is gone") + ". ";
        if (waits) {
            return shown + "It shows when the host has restarted.";
        }
        return shown + (odd.isPresent() ? "Find out what does not use what is set, and look again."
                : before.flatMap(Outside::broke).isPresent() ? "It still breaks behind that: diagnose the host anew."
                : "Connect as those who could not, and undo it where it is of no use to them.");
    }

    private boolean mayChange() {
        try {
            manner.approval().requireNowForMore();
            return true;
        } catch (RefusedException e) {
            return false;
        }
    }

    /** That a service is still off which a way back had stopped and no plan; empty where none is. */
    static Optional<String> leftOff(Repair repair) {
        return Optional.of(repair.notes().leftOff()).filter(off -> !off.isEmpty()).map(off -> "A way back had stopped "
                + off.stream().map(one -> LiveDependents.name(one.step().setting())).collect(Collectors.joining(", "))
                + ", and it does not start again: find out why, and look again with resume.");
    }

    /** Whether it waits for a restart that has not come yet, as far as the host says since when it is up. */
    private boolean upSince(Repair repair) throws InterruptedException {
        try {
            return repair.plan().waitsForRestart() && session.started().isBefore(repair.at());
        } catch (SettingException e) {
            return false;
        }
    }

    private String pending(Repair repair, Proof proof) throws SettingException, InterruptedException {
        return notYet(repair, proof) + repair.notes().overdue(Instant.now()).map(since -> " That it shows is overdue "
                + "since " + since.truncatedTo(ChronoUnit.SECONDS) + ": " + (repair.until().isPresent()
                ? "restart the host and look again" : "find out what it waits for") + (repair.undoable()
                ? ", or undo it." : ".")).orElse("");
    }

    private String notYet(Repair repair, Proof proof) throws SettingException, InterruptedException {
        RepairPlan plan = repair.plan();
        Optional<String> changed = RepairSteps.changed(plan, session);
        if (changed.isPresent()) {
            return "It is not all in place any more: " + changed.get() + ".";
        }
        Optional<String> off = leftOff(repair);
        if (off.isPresent()) {
            return off.get();
        }
        if (plan.restarts()) {
            return restarted(repair, proof);
        }
        if (proof.unproven().isPresent()) {
            return proof.unproven().get();
        }
        if (proof == Proof.AS_BEFORE) {
            return asBefore(repair, upSince(repair));
        }
        if (proof == Proof.WORSE) {
            return WORSE + (repair.undoable() ? " Nothing was taken back for that; undo does it." : NOBODY_DOES);
        }
        return proof == Proof.OPEN ? OPEN : !repair.undoable() ? NOBODY
                : plan.waitsForRestart() ? STILL_WAITING : STILL_THERE;
    }

    private void unbroken(Work work) throws IOException, InterruptedException, RefusedException {
        AtomicBoolean stop = new AtomicBoolean();
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Thread thread = Thread.ofPlatform().name("Repair " + id).start(() -> {
            try {
                work.go(stop);
            } catch (Throwable e) {
                failure.set(e);
            }
        });
        boolean waiting = true;
        while (waiting) {
            try {
                thread.join();
                waiting = false;
            } catch (InterruptedException e) {
                stop.set(true);
            }
        }
        switch (failure.get()) {
            case null -> { }
            case IOException e -> throw e;
            case RefusedException e -> throw e;
            case InterruptedException e -> throw e;
            case RuntimeException e -> throw e;
            case Throwable e -> throw new IllegalStateException(e);
        }
        if (stop.get()) {
            Thread.currentThread().interrupt();
        }
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
            if (steps.apply(repair, stop::get)) {
                journal.outcome(repair, Outcome.APPLIED, (repair.plan().restarts() ? ASKED : DONE)
                        + steps.remarked(), manner);
            } else {
                journal.outcome(repair, Outcome.BEGUN, "A person stopped it. Resume it or undo it.", manner);
            }
            return;
        } catch (SettingException e) {
            failure = e.getMessage();
        }
        back(Notes.Note.BACK_BY_ITSELF, "A step failed, so all was taken back. " + failure, Optional.empty());
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
