// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.repair;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.rdpworkbench.core.run.Diagnostics;
import org.rdpworkbench.core.run.Progress;
import org.rdpworkbench.core.run.Request;
import org.rdpworkbench.core.run.Run;
import org.rdpworkbench.core.run.Snapshot;
import org.rdpworkbench.core.spi.WayIn;

/**
 * The looks behind a repair, which decide what came of it: the call that changes something proves nothing.
 *
 * @param request how to look at the host, with the way in
 */
record Verification(Diagnostics diagnostics, RepairSessions sessions, Request request, Journals journals,
        Manner manner, Progress looks) {

    private static final String STILL_THERE = "The cause was still there behind it, so all was taken back.";
    private static final String WORSE = LookWords.WORSE + " So all was taken back.";
    private static final String NOT_TAKEN_BACK = "The cause is still there, and nothing could be taken back; undo does "
            + "it. ";
    private static final String WORSE_AND_STAYS = LookWords.WORSE + " Nothing could be taken back; undo does it. ";
    private static final String WHICH = " The machine to which it came could not be asked whether it is the one that "
            + "was repaired";

    private static final int MORE_LOOKS = 2;

    private static final String TEST_NOT_SEEN = "A look did not see the test in effect, so all was taken back.";
    private static final String AS_BEFORE = " A look behind it finds the host as it was before the test.";
    private static final String NOT_AS_BEFORE = " A look behind it does not show that the host is as before the test: "
            + "look at it once more, and restart its service where it is not.";

    /** One look. */
    static Run look(Diagnostics diagnostics, Snapshot with, Request request, Progress looks)
            throws InterruptedException {
        Run run = diagnostics.diagnose(with, request, looks);
        if (run.cancelled()) {
            throw new InterruptedException("the look was cancelled");
        }
        return run;
    }

    /** Whether it is in place, and waits for what is said of it. */
    static boolean applied(Repair repair) {
        return repair.outcome() == Outcome.APPLIED;
    }

    /**
     * Looks at the host once more; what is still broken, or worse, is taken back, unless it waits for a restart or
     * cannot be taken back.
     */
    Repair behind(String id, Snapshot with) throws RefusedException, IOException, InterruptedException {
        Repair applied = journals.known(id);
        if (!applied(applied)) {
            return applied;
        }
        if (!restarted(applied)) {
            return journals.known(id);
        }
        Look look = proof(applied, with);
        Proof proof = look.proof();
        Optional<String> off = LookWords.leftOff(applied);
        if (proof == Proof.GONE && off.isPresent()) {
            note(applied, Outcome.APPLIED, off.get());
        } else if (proof == Proof.GONE && !applied.plan().waitsForRestart()) {
            note(applied, Outcome.CONFIRMED, LookWords.GONE);
        } else if (applied.plan().restarts()) {
            stays(applied, LookWords.restarted(applied, proof) + look.why());
        } else if (applied.plan().timedTest()) {
            // Only one that is seen to be in effect is sure to be over when it is undone.
            takeBack(applied, TEST_NOT_SEEN, NOT_TAKEN_BACK);
        } else if (proof.unproven().isPresent() && !applied.plan().waitsForRestart()) {
            stays(applied, proof.unproven().get() + look.why());
        } else if (proof == Proof.WORSE && applied.plan().oneWay()) {
            stays(applied, LookWords.WORSE + LookWords.NOBODY_DOES + look.why());
        } else if (!applied.plan().waitsForRestart() && !applied.plan().oneWay()) {
            switch (proof) {
                case STILL_THERE -> takeBack(applied, look, STILL_THERE, NOT_TAKEN_BACK);
                case WORSE -> takeBack(applied, look, WORSE, WORSE_AND_STAYS);
                case AS_BEFORE -> stays(applied, LookWords.asBefore(applied, false));
                case OPEN -> stays(applied, LookWords.OPEN);
                case GONE, ELSEWHERE, UNASKED -> { }
            }
        }
        return journals.known(id);
    }

    /** With what a way back had left off, which is so whatever a look says. */
    private void stays(Repair applied, String words) throws IOException {
        note(applied, Outcome.APPLIED, words + LookWords.leftOff(applied).map(off -> " " + off).orElse(""));
    }

    /** A look at a machine that cannot be asked which one it is takes nothing back at another one. */
    private void takeBack(Repair applied, Look look, String why, String stays)
            throws IOException, InterruptedException {
        if (look.unasked().isPresent()) {
            notTakenBack(applied, (look.proof() == Proof.WORSE ? LookWords.WORSE : LookWords.FOUND) + WHICH
                    + ", so nothing was taken back; undo does it. " + look.unasked().get());
        } else {
            takeBack(applied, why, stays);
        }
    }

    private void takeBack(Repair applied, String why, String stays) throws IOException, InterruptedException {
        try {
            sessions.byItself(applied, wayIn(applied), journals, manner.who(),
                    session -> new RepairRun(applied.id(), journals, session, manner).takeBack(Verification::applied,
                            Notes.Note.BACK_BY_ITSELF, why));
        } catch (RefusedException e) {
            notTakenBack(applied, stays + e.getMessage());
        }
    }

    /** What somebody has to keep is tried again when its time is over. */
    private void notTakenBack(Repair applied, String why) throws IOException {
        note(applied, applied.unkept() ? Outcome.APPLIED : Outcome.NOT_UNDONE, why);
    }

    /** Looks at a host behind a test that is undone, and notes whether it is as before also from outside. */
    Repair afterTest(Repair undone) throws RefusedException, IOException, InterruptedException {
        Snapshot with = diagnostics.snapshot();
        Duration settles = undone.plan().settles();
        long end = System.nanoTime() + settles.toNanos();
        Look look = seen(undone, with);
        while (!look.proves(Proof.STILL_THERE) && RestartWatch.pause(end, settles)) {
            look = seen(undone, with);
        }
        note(undone, undone.outcome(), undone.why() + (look.proves(Proof.STILL_THERE) ? AS_BEFORE : NOT_AS_BEFORE));
        return journals.known(undone.id());
    }

    /** Looks at one again that is applied, starts what a way back has left off, and takes nothing back. */
    Repair again(Repair applied) throws RefusedException, IOException, InterruptedException {
        if (!restarted(applied)) {
            return journals.known(applied.id());
        }
        Look look = seen(applied, diagnostics.snapshot());
        sessions.in(applied, wayIn(applied), journals, manner.who(),
                session -> new RepairRun(applied.id(), journals, session, manner).seen(look.proof(),
                        look.why()));
        return journals.known(applied.id());
    }

    /** Waits for a host that was asked to restart; false, and why is noted, where that is not seen in time. */
    private boolean restarted(Repair applied) throws RefusedException, IOException, InterruptedException {
        String missing = new RestartWatch(sessions, journals, manner).missing(applied, wayIn(applied));
        if (!missing.isEmpty()) {
            note(applied, Outcome.APPLIED, missing);
        }
        return missing.isEmpty();
    }

    /**
     * What a look says. A host that has just restarted serves later than it answers, and what settles is seen later, so
     * they are given the time for it.
     */
    private Look proof(Repair applied, Snapshot with) throws InterruptedException {
        Duration settles = applied.plan().settles();
        RestartWatch watch = new RestartWatch(sessions, journals, manner);
        long end = System.nanoTime() + settles.toNanos();
        Look look = seen(applied, with);
        // One look may have had bad luck, as with a packet that was lost, or came before the way in was up again.
        for (int more = 0; (look.proof() == Proof.WORSE || look.unasked().isPresent()) && more < MORE_LOOKS; more++) {
            look = seen(applied, with);
        }
        while (!look.proves(Proof.GONE) && !look.proves(Proof.STILL_THERE) && applied.plan().restarts()
                && watch.pause(applied) || !look.proves(Proof.GONE) && RestartWatch.pause(end, settles)) {
            look = seen(applied, with);
        }
        return look;
    }

    /**
     * What a look says of the machine that was repaired.
     *
     * @param unasked why the machine to which it came could not be asked whether it is that one; empty where it was
     */
    private record Look(Proof proof, Optional<String> unasked) {

        boolean proves(Proof one) {
            return proof == one && unasked.isEmpty();
        }

        /** Behind the words for the proof, of which those for {@link Proof#UNASKED} say half of it. */
        String why() {
            return unasked.map(why -> (proof == Proof.UNASKED ? " " : WHICH + ". ") + why).orElse("");
        }
    }

    /** What does not tell anything is not worth a logon more. */
    private Look seen(Repair applied, Snapshot with) throws InterruptedException {
        Run run = look(diagnostics, with, request, looks);
        Proof proof = Proof.of(applied.notes().before(), run, with.factTypes(), applied.plan().cause());
        try {
            boolean there = proof == Proof.OPEN || sessions.cameTo(applied.plan(), run.record(), wayIn(applied));
            return new Look(there ? proof : Proof.ELSEWHERE, Optional.empty());
        } catch (RefusedException e) {
            return new Look(proof == Proof.GONE || proof == Proof.AS_BEFORE ? Proof.UNASKED : proof,
                    Optional.of(e.getMessage()));
        }
    }

    private WayIn wayIn(Repair repair) {
        return request.wayIn().orElse(repair.plan().wayIn());
    }

    /** Unless somebody has undone it while it was looked at, or is about to: that is the newer word. */
    private void note(Repair repair, Outcome outcome, String why) throws IOException {
        try (Closeable lock = journals.lock(repair.plan().machine(), manner.who())) {
            if (journals.known(repair.id()).outcome() == repair.outcome()) {
                try (RepairJournal journal = journals.open(repair.id())) {
                    journal.outcome(repair, outcome, why, manner);
                }
            }
        } catch (RefusedException e) {
            // The journal says that it is applied, and resume looks once more.
        }
    }
}
