// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.store;

import java.time.Instant;
import java.util.Optional;
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

    /** What is kept of a repair that a journal tells; empty while it was only begun. */
    public static Optional<Repair> of(org.rdpworkbench.core.repair.Repair told) {
        return switch (told.outcome()) {
            case BEGUN -> Optional.empty();
            case APPLIED -> Optional.of(of(told, Outcome.APPLIED_PENDING));
            case CONFIRMED -> Optional.of(of(told, Outcome.CONFIRMED));
            case UNDONE -> Optional.of(of(told, Outcome.UNDONE));
            case NOT_UNDONE -> Optional.of(of(told, Outcome.NOT_UNDONE));
        };
    }

    private static Repair of(org.rdpworkbench.core.repair.Repair told, Outcome outcome) {
        return new Repair(told.id(), told.plan().target(), told.at(), told.plan().cause(), told.plan().what(),
                outcome);
    }
}
