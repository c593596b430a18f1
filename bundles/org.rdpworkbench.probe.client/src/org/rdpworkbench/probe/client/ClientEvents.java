// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.client;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.rdpworkbench.core.spi.EvidenceException;
import org.rdpworkbench.evtx.EventRecord;

/** The events of the Remote Desktop client in a log, while it is read. */
final class ClientEvents {

    private static final int MOST_EVENTS = 200_000;

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

    /**
     * The oldest first: files are written in a circle, and queries may give the newest first.
     *
     * @throws EvidenceException when there is none, or more than a client writes in years
     */
    List<ClientEvent> inOrder() throws EvidenceException {
        if (events.isEmpty()) {
            throw new EvidenceException("is not the log of a Remote Desktop client ("
                    + "Microsoft-Windows-TerminalServices-RDPClient/Operational)"
                    + other.map(channel -> "; its events are of " + channel).orElse("") + ".");
        }
        if (count > MOST_EVENTS) {
            throw new EvidenceException("holds more than " + MOST_EVENTS + " events of a Remote Desktop client.");
        }
        events.sort(Comparator.comparing(ClientEvent::at).thenComparing(ClientEvent::number));
        return List.copyOf(events);
    }
}
