// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Which events are wanted.
 *
 * @param log such as {@code System}
 * @param providers their names, whatever the case; empty for all
 * @param ids as people know them, such as 36870; empty for all
 * @param from the earliest time by the host's clock, inclusive; the look goes back no further
 * @param to the latest time, exclusive
 * @param most how many are wanted at most, 1 to {@link #MOST}
 */
public record EventQuery(String log, Set<String> providers, Set<Integer> ids, Instant from, Instant to, int most) {

    /** The largest number of events that can be asked for. */
    public static final int MOST = 10_000;

    private static final Set<String> CLASSIC = Set.of("System", "Application", "Security");

    public EventQuery {
        providers = Set.copyOf(providers);
        ids = Set.copyOf(ids);
        if (most < 1 || most > MOST) {
            throw new IllegalArgumentException("not between 1 and " + MOST + ": " + most);
        }
    }

    /** Whether the log is a classic one: System, Application or Security, whatever the case. */
    public boolean classic() {
        return CLASSIC.stream().anyMatch(log::equalsIgnoreCase);
    }

    /**
     * Adds what is wanted of further events, the newest first.
     *
     * @return whether older ones may still be wanted
     */
    public boolean take(List<EventEntry> events, List<EventEntry> found) {
        for (EventEntry event : events) {
            if (found.size() == most || event.generated().isBefore(from)) {
                return false;
            }
            if (fits(event)) {
                found.add(event);
            }
        }
        return true;
    }

    /** Whether an event of the log is wanted. */
    public boolean fits(EventEntry event) {
        return (ids.isEmpty() || ids.contains(event.id()))
                && (providers.isEmpty() || providers.stream().anyMatch(event.provider()::equalsIgnoreCase))
                && !event.generated().isBefore(from) && event.generated().isBefore(to);
    }
}
