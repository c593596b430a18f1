// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.spi;

import java.time.Instant;

/**
 * Where evidence comes from.
 *
 * @param probe the {@link Probe#id()}, or {@code engine} when no probe was involved
 * @param version version of the plugin that holds the probe
 * @param at when the look began
 * @param millis how long it took
 */
public record Source(String probe, String version, Instant at, double millis) {

    /** Evidence that the engine itself states, at {@code at}. */
    public static Source engine(Instant at) {
        return new Source("engine", "", at, 0);
    }
}
