// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.store;

import java.time.Instant;
import java.util.Optional;
import org.rdpworkbench.core.spi.Target;

/**
 * Somebody's decision that a cause at a host is known and borne.
 *
 * @param until from when on it does not hold any more; empty for no end
 */
public record Waiver(Target target, String cause, String who, String why, Optional<Instant> until) {

    /** Whether it holds at a time. */
    public boolean holds(Instant at) {
        return until.map(at::isBefore).orElse(true);
    }
}
