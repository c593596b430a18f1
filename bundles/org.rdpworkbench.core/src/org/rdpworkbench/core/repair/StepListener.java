// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.repair;

import java.time.Instant;

/** Hears of each step, in the thread of the repair. */
@FunctionalInterface
public interface StepListener {

    /** What happens to one step of a plan just now, by its number from 0. */
    void step(RepairPlan plan, int number, Repair.Progress now);

    /**
     * The host was asked to restart, and is waited for; told before each pause between two looks at it.
     *
     * @param until when it is not waited for any longer
     */
    default void waiting(RepairPlan plan, Instant until) {
    }

    /** Something that a person should know before the first step or behind the last one, one sentence. */
    default void remark(RepairPlan plan, String sentence) {
    }
}
