// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.repair;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * That a repair is undone unless a person keeps it in time, having seen that all works that it might have cut off.
 *
 * @param until when it is undone; from the end of the steps on, or from the beginning while they are not all done
 * @param kept whether a person has kept it
 */
public record Trial(Instant until, boolean kept) {

    /** Nobody watches for longer. */
    public static final Duration MOST = Duration.ofDays(1);

    /** Asks whoever repairs. */
    @FunctionalInterface
    public interface Keeper {

        /**
         * Waits for a person who keeps it, and no longer than there is time. An interrupt is a no.
         *
         * @param repair that is applied
         * @return whether somebody did; false when the time is over, or nobody is there any more
         */
        boolean keeps(Repair repair, Instant until) throws InterruptedException;
    }

    /**
     * How a repair is tried.
     *
     * @param after how long there is to keep it; empty where one is begun that nobody has to keep
     * @param keeper asks; empty where nobody can be asked, so that it stays as it is until its time is over
     */
    public record Terms(Optional<Duration> after, Optional<Keeper> keeper) {

        /** Nobody has to keep it, and nobody can be asked. */
        public static final Terms NONE = new Terms(Optional.empty(), Optional.empty());
    }

    /** Why a plan cannot be tried, one sentence; empty where it can. */
    public static Optional<String> impossible(RepairPlan plan) {
        if (plan.irreversible()) {
            return Optional.of("Not all of this plan can be taken back, so it cannot be undone when nobody keeps it.");
        }
        return plan.waitsForRestart() ? Optional.of("This plan takes effect only when the host has restarted, so "
                + "nobody can see before that whether to keep it.") : Optional.empty();
    }

    /** Whether nobody has kept it and it was to be. */
    boolean late(Instant now) {
        return !kept && !now.isBefore(until);
    }

    /** By when, for a person. */
    public String time() {
        return until.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
