// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.repair;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.Optional;

/**
 * The times of day of this machine at which something may be changed. It may go over midnight.
 *
 * @param from its first moment
 * @param to when it is over
 */
public record ChangeWindow(LocalTime from, LocalTime to) {

    /** What {@link #toString()} writes, as in 22:00-04:30; empty where that is none. */
    public static Optional<ChangeWindow> parse(String text) {
        String[] ends = text.strip().split("-", -1);
        try {
            return ends.length != 2 ? Optional.empty()
                    : Optional.of(new ChangeWindow(LocalTime.parse(ends[0]), LocalTime.parse(ends[1])));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Why nothing may be begun at that time, a clause that begins a sentence; empty where it may. */
    public Optional<String> closed(LocalTime now) {
        boolean within = from.isBefore(to) ? !now.isBefore(from) && now.isBefore(to)
                : !now.isBefore(from) || now.isBefore(to);
        return within ? Optional.empty() : Optional.of("It is " + now.withNano(0) + ", which is not within " + this);
    }

    @Override
    public String toString() {
        return from + "-" + to;
    }
}
