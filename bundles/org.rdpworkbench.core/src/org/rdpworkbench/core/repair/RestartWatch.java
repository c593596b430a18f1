// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.repair;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.rdpworkbench.core.spi.WayIn;

/**
 * Waits for a host that was asked to restart. Each look is a session of its own, since the one before ended with the
 * host. Whoever is interrupted leaves the repair applied.
 */
record RestartWatch(RepairSessions sessions, Journals journals, Manner manner) {

    private static final Duration PAUSE = Duration.ofSeconds(5);
    /** Of the time that there is, so that a short one is not slept away. */
    private static final int PARTS = 100;
    /** Of the shorter time for what settles: each look asks a service that has just been started. */
    private static final int FEW_PARTS = 10;

    private static final String NOT_RESTARTED = "The host answers, and it has not restarted since it was asked; "
            + "somebody there may have stopped that. Restart it, and look again with resume.";
    private static final String SILENT = "The host was asked to restart, and could not be asked since whether it has. "
            + "Look again with resume. ";

    /**
     * Waits, and notes in the journal that it has restarted.
     *
     * @return why that was not seen in time; empty where it was
     */
    String missing(Repair asked, WayIn wayIn) throws IOException, InterruptedException, RefusedException {
        Repair repair = asked;
        String why = "";
        while (repair.restarting()) {
            if (!why.isEmpty() && !pause(asked)) {
                return why;
            }
            why = NOT_RESTARTED;
            try {
                sessions.byItself(repair, wayIn, journals, manner.who(),
                        session -> new RepairRun(asked.id(), journals, session, manner).restarted());
            } catch (RefusedException e) {
                // It is down, or coming up.
                why = SILENT + e.getMessage();
            }
            repair = journals.find(asked.id()).orElse(repair);
        }
        return "";
    }

    /** Waits before the next look; false where the time for it is over. */
    boolean pause(Repair asked) throws InterruptedException {
        Instant end = asked.restart().orElseThrow().last().plus(manner.restart());
        if (Instant.now().isAfter(end)) {
            return false;
        }
        manner.steps().waiting(asked.plan(), end);
        return slept(manner.restart(), PARTS);
    }

    /**
     * Waits before the next look at what settles.
     *
     * @param end as System.nanoTime tells it
     * @param most how long it may take
     */
    static boolean pause(long end, Duration most) throws InterruptedException {
        return System.nanoTime() - end < 0 && slept(most, FEW_PARTS);
    }

    private static boolean slept(Duration most, int parts) throws InterruptedException {
        Duration part = most.dividedBy(parts);
        Thread.sleep(part.compareTo(PAUSE) < 0 ? part : PAUSE);
        return true;
    }
}
