// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.repair;

/** What came of one host, where many are repaired. */
public sealed interface HostResult {

    /** What was approved for it. */
    RepairPlan plan();

    /**
     * Its journal tells.
     *
     * @param earlier true when nothing was changed there this time: an earlier run has done it
     */
    record Repaired(RepairPlan plan, Repair repair, boolean earlier) implements HostResult {}

    /** It was refused, and nothing was changed there this time; why is a sentence or two. */
    record Refused(RepairPlan plan, String why) implements HostResult {}

    /** Nothing was begun there, for a reason that lies elsewhere; why is one sentence. */
    record NotBegun(RepairPlan plan, String why) implements HostResult {}

    /** Whether a look from outside has seen that the cause is gone there. */
    default boolean confirmed() {
        return this instanceof Repaired repaired && repaired.repair().outcome() == Outcome.CONFIRMED;
    }
}
