// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.store;

import java.time.Instant;
import org.rdpworkbench.core.spi.Target;

/**
 * A fix plan that was applied at a host, in words: it outlives the plugin that planned it. Or what a person did there
 * and wrote down, so that it stands between the looks before and after it.
 *
 * @param id of the repair; whoever undoes one names it
 * @param at when it began
 * @param cause that it was to end; empty where nobody said
 * @param what was done, one English sentence
 */
public record Repair(String id, Target target, Instant at, String cause, String what, Outcome outcome) {

    /** What has come of it so far. */
    public enum Outcome {
        /** A look from outside has seen that the cause is gone. */
        CONFIRMED,
        /** It is in place, and a restart, a refresh or a replication has still to come. */
        APPLIED_PENDING,
        /** Everything is as it was before. */
        UNDONE,
        /** It failed, and not all of it could be taken back. */
        NOT_UNDONE,
        /** A person did it; nothing of it was tested, and it cannot be undone from here. */
        BY_HAND
    }
}
