// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a host's clock showed. The host read it between two instants of this machine.
 *
 * @param host to the hundredth of a second
 * @param before when the question was sent, by the clock of this machine
 * @param after when the answer was there
 * @param west how many minutes the host's time zone is behind UTC, as it keeps it; -60 in the winter of Berlin
 * @param uptime since the host was started, less any number of times 2^32 ms (49.7 days); empty when it does not say so
 */
public record ClockReading(Instant host, Instant before, Instant after, int west, Optional<Duration> uptime) {

    /** Of a host that does not say how long it has been up. */
    public ClockReading(Instant host, Instant before, Instant after, int west) {
        this(host, before, after, west, Optional.empty());
    }

    /** How far the host's clock is ahead of this machine's; exact to half of the time that the answer took. */
    public Duration ahead() {
        Instant middle = before.plus(Duration.between(before, after).dividedBy(2));
        return Duration.between(middle, host);
    }

    /**
     * When the host was started at the latest, by its own clock of today: 49.7 days or a multiple of these too late
     * when it has been up for longer. Empty when the host does not say.
     */
    public Optional<Instant> startedAtTheLatest() {
        return uptime.map(host::minus);
    }
}
