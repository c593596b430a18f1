// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host;

import java.time.Duration;
import java.time.Instant;

/**
 * What a host's clock showed. The host read it between two instants of this machine.
 *
 * @param host to the hundredth of a second
 * @param before when the question was sent, by the clock of this machine
 * @param after when the answer was there
 * @param west how many minutes the host's time zone is behind UTC, as it keeps it; -60 in the winter of Berlin
 */
public record ClockReading(Instant host, Instant before, Instant after, int west) {

    /** How far the host's clock is ahead of this machine's; exact to half of the time that the answer took. */
    public Duration ahead() {
        Instant middle = before.plus(Duration.between(before, after).dividedBy(2));
        return Duration.between(middle, host);
    }
}
