// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.run;

import java.time.Duration;
import java.util.Optional;
import org.rdpworkbench.core.spi.Target;

/**
 * What to diagnose.
 *
 * @param symptom what the person saw
 * @param thorough also run the probes that take more connections
 * @param timeout for the whole look at this target
 */
public record Request(Target target, Optional<Symptom> symptom, boolean thorough, Duration timeout) {

    /** Long enough for a host that answers slowly, short enough to wait for. */
    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(20);

    /** A quick look without a symptom. */
    public static Request of(Target target) {
        return new Request(target, Optional.empty(), false, DEFAULT_TIMEOUT);
    }
}
