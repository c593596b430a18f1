// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.repair;

import java.time.Duration;

/** What a person who agrees to a plan may choose of its trial. It is decided here alone, from the plan. */
public enum TrialOffer {

    /** Nothing: it cannot be tried, for the reason that {@link Trial#impossible} gives. */
    NONE,
    /** To try it, which nobody needs to. */
    OFFERED,
    /** To try it, unless the person would rather not: it may cut somebody off. */
    SUGGESTED,
    /** How long it takes: it is a test, which is undone in any case. */
    ALWAYS;

    /** How long there is to keep it, unless the person wants another time. */
    public static final Duration USUAL = Duration.ofMinutes(10);

    /** The longest time there may be. */
    public Duration most() {
        return this == ALWAYS ? Trial.MOST_OF_TEST : Trial.MOST;
    }

    /** A plan knows whom it interrupts, and not what else of its settings people log on by. */
    public static TrialOffer of(RepairPlan plan) {
        if (Trial.impossible(plan).isPresent()) {
            return NONE;
        }
        if (plan.timedTest()) {
            return ALWAYS;
        }
        return plan.interruption().isEmpty() ? OFFERED : SUGGESTED;
    }
}
