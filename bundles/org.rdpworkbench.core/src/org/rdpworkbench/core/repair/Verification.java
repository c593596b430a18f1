// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.repair;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.rdpworkbench.core.repair.Looking.Look;
import org.rdpworkbench.core.run.Snapshot;

/** The looks behind a repair decide what came of it: the call that changes something proves nothing. */
record Verification(Looking looking, Journals journals, Manner manner) {

    private static final String STILL_THERE = "The cause was still there afterwards, so all had to be taken back.";
    private static final String WORSE = LookWords.WORSE + " So all had to be taken back.";
    private static final String NOT_TAKEN_BACK = "The cause is still there, and it could not be taken back; undo it "
            + "when the host can be reached. ";
    private static final String WORSE_AND_STAYS = LookWords.WORSE + " It could not be taken back; undo it when "
            + "the host can be reached. ";
    private static final String TEST_NOT_SEEN = "A look did not see the test in effect, so all had to be taken back.";
    private static final String TEST_STAYS = "A look did not see the test in effect, and it could not be taken back; "
            + "undo it when the host can be reached. ";
    private static final String AS_BEFORE = " A look afterwards finds the host as it was before the test.";
    private static final String NOT_AS_BEFORE = " A look afterwards does not show that the host is as before the test: "
            + "look at it once more, and restart its service where it is not.";

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
        Look look = looking.settled(applied, with, watch());
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
            takeBack(applied, TEST_NOT_SEEN, TEST_STAYS);
        } else if (proof.unproven().isPresent() && !applied.plan().waitsForRestart()) {
            stays(applied, proof.unproven().get() + look.why());
        } else if (proof == Proof.WORSE && applied.plan().oneWay()) {
            stays(applied, LookWords.WORSE + LookWords.NOBODY_DOES + look.why());
        } else if (!applied.plan().waitsForRestart() && applied.plan().oneWay()) {
            stays(applied, LookWords.stays(applied, proof, false) + look.why());
        } else if (!applied.plan().waitsForRestart()) {
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
    private void stays(Repair applied, String words) throws IOException, InterruptedException {
        note(applied, Outcome.APPLIED, words + off(applied));
    }

    private static String off(Repair applied) {
        return LookWords.leftOff(applied).map(off -> " " + off).orElse("");
    }

    /** A look at a machine that cannot be asked which one it is takes nothing back at another one. */
    private void takeBack(Repair applied, Look look, String why, String stays)
            throws IOException, InterruptedException {
        if (look.unasked().isPresent()) {
            notTakenBack(applied, (look.proof() == Proof.WORSE ? LookWords.WORSE : LookWords.FOUND) + Looking.WHICH
                    + ", so nothing was taken back; undo does it. " + look.unasked().get());
        } else {
            takeBack(applied, why, stays);
        }
    }

    private void takeBack(Repair applied, String why, String stays) throws IOException, InterruptedException {
        try {
            looking.sessions().byItself(applied, looking.wayIn(applied), journals, manner.who(),
                    session -> new RepairRun(applied.id(), journals, session, manner).takeBack(Verification::applied,
                            Notes.Note.BACK_BY_ITSELF, why));
        } catch (RefusedException e) {
            notTakenBack(applied, stays + e.getMessage());
        }
    }

    /** What somebody has to keep is tried again when its time is over. */
    private void notTakenBack(Repair applied, String why) throws IOException, InterruptedException {
        note(applied, applied.unkept() ? Outcome.APPLIED : Outcome.NOT_UNDONE, why + off(applied));
    }

    /** Looks at a host behind a test that is undone, and notes whether it is as before also from outside. */
    Repair afterTest(Repair undone) throws RefusedException, IOException, InterruptedException {
        Snapshot with = looking.diagnostics().snapshot();
        Duration settles = undone.plan().settles();
        long end = System.nanoTime() + settles.toNanos();
        Look look = looking.once(undone, with);
        while (!look.proves(Proof.STILL_THERE) && RestartWatch.pause(end, settles)) {
            look = looking.once(undone, with);
        }
        note(undone, undone.outcome(), undone.why() + (look.proves(Proof.STILL_THERE) ? AS_BEFORE : NOT_AS_BEFORE));
        return journals.known(undone.id());
    }

    /** Looks at one again that is applied, starts what a way back has left off, and takes nothing back. */
    Repair again(Repair applied) throws RefusedException, IOException, InterruptedException {
        if (!restarted(applied)) {
            return journals.known(applied.id());
        }
        Look look = looking.once(applied, looking.diagnostics().snapshot());
        looking.sessions().in(applied, looking.wayIn(applied), journals, manner.who(),
                session -> new RepairRun(applied.id(), journals, session, manner).seen(look.proof(),
                        look.why()));
        return journals.known(applied.id());
    }

    /** Waits for a host that was asked to restart; false, and why is noted, where that is not seen in time. */
    private boolean restarted(Repair applied) throws RefusedException, IOException, InterruptedException {
        String missing = watch().missing(applied, looking.wayIn(applied));
        if (!missing.isEmpty()) {
            note(applied, Outcome.APPLIED, missing);
        }
        return missing.isEmpty();
    }

    private RestartWatch watch() {
        return new RestartWatch(looking.sessions(), journals, manner);
    }

    /** Unless somebody has undone it while it was looked at, or is about to: that is the newer word. */
    private void note(Repair repair, Outcome outcome, String why) throws IOException, InterruptedException {
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
