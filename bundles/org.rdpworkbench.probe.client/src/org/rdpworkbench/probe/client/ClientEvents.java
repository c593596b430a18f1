// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.client;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rdpworkbench.core.spi.EvidenceException;
import org.rdpworkbench.evtx.EventRecord;

/** The events of the Remote Desktop client in a log, while it is read. */
final class ClientEvents {

    private static final int MOST_EVENTS = 200_000;
    /** What the collector takes of a host, too, for people to read. */
    private static final Set<String> OF_A_HOST = Set.of("System",
            "Microsoft-Windows-TerminalServices-RemoteConnectionManager/Operational",
            "Microsoft-Windows-RemoteDesktopServices-RdpCoreTS/Operational");
    private static final String BESIDE_OURS = " What a host writes there of connections says something only at the "
            + "time of one of ours: a look inside the host compares both.";

    private final List<ClientEvent> events = new ArrayList<>();
    private Optional<String> other = Optional.empty();
    private int count;

    void add(EventRecord record) {
        ClientEvent.of(record).ifPresentOrElse(event -> {
            count++;
            if (count <= MOST_EVENTS) {
                events.add(event);
            }
        }, () -> other = other.or(record::channel));
    }

    boolean isEmpty() {
        return events.isEmpty();
    }

    /**
     * The oldest first: files are written in a circle, and queries may give the newest first.
     *
     * @throws EvidenceException when there is none, or more than a client writes in years
     */
    List<ClientEvent> inOrder() throws EvidenceException {
        if (events.isEmpty()) {
            throw new EvidenceException("is not the log of a Remote Desktop client ("
                    + "Microsoft-Windows-TerminalServices-RDPClient/Operational)"
                    + other.map(channel -> "; its events are of " + channel).orElse("") + "."
                    + other.filter(OF_A_HOST::contains).map(channel -> BESIDE_OURS).orElse(""));
        }
        if (count > MOST_EVENTS) {
            throw new EvidenceException("holds more than " + MOST_EVENTS + " events of a Remote Desktop client.");
        }
        events.sort(Comparator.comparing(ClientEvent::at).thenComparing(ClientEvent::number));
        return List.copyOf(events);
    }
}
