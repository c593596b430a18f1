// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.repair;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * That a repair is undone unless a person keeps it in time, having seen that all works that it might have cut off. A
 * test is undone in any case: to keep it is only to end it before its time.
 *
 * @param until when it is undone; from the end of the steps on, or from the beginning while they are not all done
 * @param kept whether a person has kept it
 */
public record Trial(Instant until, boolean kept) {

    /** Nobody watches for longer. */
    public static final Duration MOST = Duration.ofDays(1);
    /** A test leaves its host less protected, so it is over before somebody forgets it. */
    public static final Duration MOST_OF_TEST = Duration.ofHours(1);

    private static final String FOLDER = "folder:";

    /** Asks whoever repairs. */
    @FunctionalInterface
    public interface Keeper {

        /**
         * Waits for a person who keeps it, and no longer than there is time. An interrupt is a no.
         *
         * @param repair that is applied; where its plan is a test, to keep it is to end it now
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
        if (plan.steps().stream().anyMatch(step -> step.setting().startsWith(FOLDER))) {
            return Optional.of("This plan makes a folder, which stays when something was put into it, so it might not "
                    + "be undone when nobody keeps it.");
        }
        return plan.waitsForRestart() ? Optional.of("This plan takes effect only when the host has restarted, so "
                + "nobody can see before that whether to keep it.") : Optional.empty();
    }

    /** Why a plan cannot be begun so, one sentence; empty where it can. */
    public static Optional<String> refused(RepairPlan plan, Optional<Duration> after) {
        if (plan.timedTest() && after.filter(time -> time.compareTo(MOST_OF_TEST) <= 0).isEmpty()) {
            return Optional.of("This plan is a test, which is done for a while only and always undone at its end: "
                    + "apply it with --undo-after MINUTES, " + MOST_OF_TEST.toMinutes() + " at the most.");
        }
        return after.isEmpty() ? Optional.empty() : impossible(plan);
    }

    /** Why a test is not begun where nobody would be there at its end; empty where that is in order. */
    static Optional<String> unattended(RepairPlan plan, Terms terms) {
        return plan.timedTest() && terms.keeper().isEmpty() ? Optional.of("This plan is a test, and nobody would be "
                + "there to see it and to have it undone.") : Optional.empty();
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
