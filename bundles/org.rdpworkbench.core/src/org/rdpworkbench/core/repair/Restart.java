// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.repair;

import java.time.Duration;
import java.time.Instant;

/**
 * A host was to be asked to restart. Whether the question got there is not known by that: the host tells it by when it
 * was started.
 *
 * @param asked when first, by the clock of this machine: whichever time it was that the host followed, it has restarted
 *     since then
 * @param started when the host had been started before, by the clock of this machine; too late by any number of times
 *     {@link #ROUND}
 * @param last when it was asked last, from which on it is waited for
 */
public record Restart(Instant asked, Instant started, Instant last) {

    /** After which a host begins again to count how long it is up: 2^32 milliseconds. */
    static final Duration ROUND = Duration.ofMillis(1L << 32);
    /** Clocks drift, and answers take their time. A host that restarts takes longer, and had been up before. */
    private static final Duration SAME = Duration.ofMinutes(1);

    /** The same, asked once more. */
    Restart again(Instant at) {
        return new Restart(asked, started, at);
    }

    /**
     * Whether the host has restarted since.
     *
     * @param now when it was started, as it tells now
     */
    boolean done(Instant now) {
        long apart = Math.floorMod(Duration.between(started, now).toMillis(), ROUND.toMillis());
        boolean same = apart < SAME.toMillis() || apart > ROUND.minus(SAME).toMillis();
        return now.isAfter(asked) && !same;
    }
}
