// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.repair;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;

/**
 * By whom a repair is done and how, and who hears of it meanwhile.
 *
 * @param who does it, for the journal and for others that want to repair the same host
 * @param steps told of each step
 * @param restart how long is waited for a host that was asked to restart, from then on
 * @param weakUntil when whoever agrees to a weaker host wants to look at it again; empty where nobody was asked
 * @param trial how a person keeps it
 * @param approval that somebody approved it, and when it may be begun
 */
public record Manner(String who, StepListener steps, Duration restart, Optional<LocalDate> weakUntil,
        Trial.Terms trial, Approval approval) {

    /** Of what nobody has approved. */
    public Manner(String who, StepListener steps, Duration restart, Optional<LocalDate> weakUntil,
            Trial.Terms trial) {
        this(who, steps, restart, weakUntil, trial, Approval.NONE);
    }

    /** Of what weakens nothing; it waits as long as a host may take to install what it waits for. */
    public Manner(String who, StepListener steps) {
        this(who, steps, Duration.ofMinutes(20), Optional.empty(), Trial.Terms.NONE);
    }

    /** The same, agreed to until that day where the plan weakens the host. */
    public Manner until(Optional<LocalDate> day) {
        return new Manner(who, steps, restart, day, trial, approval);
    }

    /** The same, where a person has to keep it, or can be asked whether to keep one that was begun before. */
    public Manner tried(Trial.Terms terms) {
        return new Manner(who, steps, restart, weakUntil, terms, approval);
    }

    /** The same, as somebody has approved it. */
    public Manner approved(Approval by) {
        return new Manner(who, steps, restart, weakUntil, trial, by);
    }
}
