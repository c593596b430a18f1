// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.repairs;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.rdpworkbench.core.repair.Manner;
import org.rdpworkbench.core.repair.Outcome;
import org.rdpworkbench.core.repair.RefusedException;
import org.rdpworkbench.core.repair.Repair;
import org.rdpworkbench.core.repair.Repairs;
import org.rdpworkbench.core.repair.UndoConsent;
import org.rdpworkbench.core.repair.Weakening;
import org.rdpworkbench.core.run.Progress;
import org.rdpworkbench.core.run.Request;
import org.rdpworkbench.store.Store;
import org.rdpworkbench.ui.internal.LocalTimes;

/** What can be done with a repair that was begun. */
enum Again {

    /** Takes it back. */
    UNDO("Undo Repair", "Undoing the repair of ",
            "Takes back what was done, the newest step first, as exactly as its plan said. What somebody else has "
            + "changed since is left alone, and said.") {
        @Override
        boolean fits(Repair repair) {
            return repair.undoable();
        }

        @Override
        String interruption(Repair repair) {
            return String.join(" ", UndoConsent.of(repair).sentences(LocalDate.now()));
        }

        @Override
        Optional<String> agreement(Repair repair) {
            return Optional.of(UndoConsent.of(repair)).filter(UndoConsent::needed)
                    .map(consent -> consent.agreement(LocalDate.now()));
        }

        @Override
        boolean agreed(Repair repair, String typed) {
            UndoConsent consent = UndoConsent.of(repair);
            return !consent.needed() || consent.agreedBy(typed, LocalDate.now());
        }

        @Override
        Optional<LocalDate> weakUntil(Repair repair, String typed) {
            return UndoConsent.of(repair).until(typed, LocalDate.now());
        }

        @Override
        boolean looks() {
            return false;
        }

        /** What nobody kept is owed to the host, whoever approved what. */
        @Override
        boolean changes(Repair repair) {
            return !repair.unkept();
        }

        @Override
        WhenClosed whenClosed(Repair repair) {
            return WhenClosed.GOES_ON;
        }

        @Override
        Repair go(Repairs engine, Repair repair, Request request, Manner manner, Progress looks)
                throws RefusedException, IOException, InterruptedException {
            return engine.undo(repair, request.wayIn().orElseThrow(), Store.journals(), manner);
        }
    },

    /** Goes on with it. */
    RESUME("Resume Repair", "Resuming the repair of ",
            "Does the steps that are not done yet, and looks at the host again. Where a step fails, or the cause is "
            + "still there and nothing waits for a restart, all is taken back.") {
        @Override
        boolean fits(Repair repair) {
            // One that is asked already has its answer there.
            return repair.resumable() && KeepQuestion.about(repair.id()).isEmpty();
        }

        @Override
        WhenClosed whenClosed(Repair repair) {
            return repair.unkept() ? WhenClosed.GOES_BACK : WhenClosed.STOPS;
        }

        @Override
        String sentence(Repair repair) {
            if (repair.plan().timedTest() && repair.unkept()) {
                return repair.inPlace() && !repair.late(Instant.now()) ? "Watches the test until it ends at "
                        + LocalTimes.second(KeepWords.until(repair)) + "; then all is taken back."
                        : "The test is not gone on with: all is taken back.";
            }
            if (repair.late(Instant.now())) {
                return "Nobody kept it in time, so all is taken back.";
            }
            if (repair.unkept() && repair.inPlace()) {
                return "Asks above the list whether it is kept, until " + LocalTimes.second(KeepWords.until(repair))
                        + ". When nobody has kept it by then, or you stop it, all is taken back.";
            }
            return repair.outcome() == Outcome.APPLIED ? "Looks at the host again, from outside and inside. Nothing is "
                    + "changed: where the cause is gone the repair is confirmed, and where it is still there all stays "
                    + "as it is." : super.sentence(repair);
        }

        @Override
        Optional<String> agreement(Repair repair) {
            return Optional.of(repair.forthAgain(Instant.now()) ? anew(repair) : repair.plan().agreement())
                    .filter(phrase -> repair.forthAgain(Instant.now()) || repair.irreversibleAhead());
        }

        /** Where the host is weaker afterwards that stays so until the day that was agreed to at first. */
        private String anew(Repair repair) {
            Optional<LocalDate> day = repair.weakUntil().filter(until -> Weakening.weakens(repair.plan()));
            return repair.plan().agreement() + day.map(until -> " until " + until).orElse("");
        }

        @Override
        boolean changes(Repair repair) {
            return repair.goesForth(Instant.now());
        }

        @Override
        String interruption(Repair repair) {
            return repair.outcome() == Outcome.APPLIED && !repair.unkept() ? "" : super.interruption(repair);
        }

        @Override
        Repair go(Repairs engine, Repair repair, Request request, Manner manner, Progress looks)
                throws RefusedException, IOException, InterruptedException {
            return engine.resume(repair, request, Store.journals(), manner, looks);
        }
    };

    /** What a person calls it. */
    final String title;
    /** What is said while it is done, before the name of the host. */
    final String doing;
    private final String sentence;

    Again(String title, String doing, String sentence) {
        this.title = title;
        this.doing = doing;
        this.sentence = sentence;
    }

    /** What will be done with that one. */
    String sentence(Repair repair) {
        return sentence;
    }

    /** Whom that interrupts; empty where it interrupts nobody. May hold text from elsewhere. */
    String interruption(Repair repair) {
        return repair.plan().interruption();
    }

    /** What a person types who agrees to what that does; empty where nothing has to be typed. */
    abstract Optional<String> agreement(Repair repair);

    /** Whether a person agrees who typed that. */
    boolean agreed(Repair repair, String typed) {
        return agreement(repair).filter(phrase -> !phrase.equals(typed.strip())).isEmpty();
    }

    /** The day by which to look again that was typed with it; empty where the host is not weaker afterwards. */
    Optional<LocalDate> weakUntil(Repair repair, String typed) {
        return Optional.empty();
    }

    /** Whether it looks for the cause again. */
    boolean looks() {
        return true;
    }

    /** Whether it changes something that somebody may have to approve. */
    abstract boolean changes(Repair repair);

    /** Whether it can be done with that one. */
    abstract boolean fits(Repair repair);

    /** What becomes of that when the window closes meanwhile. */
    abstract WhenClosed whenClosed(Repair repair);

    /** Does it, in the calling thread, and gives the repair as it is then. */
    abstract Repair go(Repairs engine, Repair repair, Request request, Manner manner, Progress looks)
            throws RefusedException, IOException, InterruptedException;
}
