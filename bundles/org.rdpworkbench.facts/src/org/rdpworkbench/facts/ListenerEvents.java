// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.facts;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rdpworkbench.core.spi.Fact;
import org.rdpworkbench.core.spi.FactType;

/**
 * What the host's Remote Desktop listener wrote down around this run's own connection: RdpCoreTS 131 and
 * RemoteConnectionManager 261, one for each connection that it took; and what it wrote down of one that went wrong,
 * RdpCoreTS 226 and TermDD 56, for people to read. Seen from inside the host.
 *
 * @param connected when our own connection was accepted, by the host's clock
 * @param address where our own connection came from, as this machine knows it, without brackets; empty where it does
 *     not know
 * @param events of the logs, the oldest first
 */
public record ListenerEvents(Instant connected, String address, List<Event> events) implements Fact {

    public static final FactType<ListenerEvents> TYPE = new FactType<>("ListenerEvents", 1, ListenerEvents.class);

    /**
     * One event.
     *
     * @param provider for example {@code Microsoft-Windows-RemoteDesktopServices-RdpCoreTS}
     * @param id for example 131
     * @param client the client's address in its data, without brackets and port; 261 has none
     */
    public record Event(String provider, int id, Instant at, Optional<String> client) {

        private static final Set<Integer> TAKEN = Set.of(131, 261);

        /** Whether it is about a connection that was taken; the others are about one that ended, whosever it was. */
        boolean taken() {
            return TAKEN.contains(id);
        }
    }

    /** True when the listener took no connection at the time of ours. */
    public boolean absent() {
        return events.stream().filter(Event::taken).noneMatch(this::near);
    }

    /** True when the listener took a connection at the time of ours, from another address and none from ours. */
    public boolean fromOtherAddress() {
        List<String> clients = events.stream().filter(Event::taken).filter(this::near)
                .flatMap(e -> e.client().stream()).toList();
        return !address.isEmpty() && !clients.isEmpty() && clients.stream().noneMatch(address::equalsIgnoreCase);
    }

    private boolean near(Event event) {
        return Duration.between(connected, event.at()).abs().compareTo(SchannelEvents.NEAR) <= 0;
    }
}
