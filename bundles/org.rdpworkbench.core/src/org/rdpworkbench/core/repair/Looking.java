// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.repair;

import java.time.Duration;
import java.util.Optional;
import org.rdpworkbench.core.run.Diagnostics;
import org.rdpworkbench.core.run.Progress;
import org.rdpworkbench.core.run.Request;
import org.rdpworkbench.core.run.Run;
import org.rdpworkbench.core.run.Snapshot;
import org.rdpworkbench.core.spi.WayIn;

/**
 * Looks at the host of a repair, and says what they tell of the machine that was repaired.
 *
 * @param request how to look at the host, with the way in
 */
record Looking(Diagnostics diagnostics, RepairSessions sessions, Request request, Progress looks) {

    /** Behind what a look saw. */
    static final String WHICH = " The machine to which it came could not be asked whether it is the one that "
            + "was repaired";

    private static final int MORE_LOOKS = 2;

    /**
     * What a look says of the machine that was repaired.
     *
     * @param unasked why the machine to which it came could not be asked whether it is that one; empty where it was
     */
    record Look(Proof proof, Optional<String> unasked) {

        boolean proves(Proof one) {
            return proof == one && unasked.isEmpty();
        }

        /** Behind the words for the proof, of which those for {@link Proof#UNASKED} say half of it. */
        String why() {
            return unasked.map(why -> (proof == Proof.UNASKED ? " " : WHICH + ". ") + why).orElse("");
        }
    }

    /** One look. */
    static Run look(Diagnostics diagnostics, Snapshot with, Request request, Progress looks)
            throws InterruptedException {
        Run run = diagnostics.diagnose(with, request, looks);
        if (run.cancelled()) {
            throw new InterruptedException("the look was cancelled");
        }
        return run;
    }

    /** What does not tell anything is not worth a logon more. */
    Look once(Repair applied, Snapshot with) throws InterruptedException {
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

    /**
     * What a look says. A host that has just restarted serves later than it answers, and what settles is seen later, so
     * they are given the time for it.
     *
     * @param watch of that host
     */
    Look settled(Repair applied, Snapshot with, RestartWatch watch) throws InterruptedException {
        Duration settles = applied.plan().settles();
        long end = System.nanoTime() + settles.toNanos();
        Look look = once(applied, with);
        // One look may have had bad luck, as with a packet that was lost, or came before the way in was up again.
        for (int more = 0; (look.proof() == Proof.WORSE || look.unasked().isPresent()) && more < MORE_LOOKS; more++) {
            look = once(applied, with);
        }
        while (!look.proves(Proof.GONE) && !look.proves(Proof.STILL_THERE) && applied.plan().restarts()
                && watch.pause(applied) || !look.proves(Proof.GONE) && RestartWatch.pause(end, settles)) {
            look = once(applied, with);
        }
        return look;
    }

    /** How it gets in: as the person says who goes on with it, or as whoever made the plan did. */
    WayIn wayIn(Repair repair) {
        return request.wayIn().orElse(repair.plan().wayIn());
    }
}
