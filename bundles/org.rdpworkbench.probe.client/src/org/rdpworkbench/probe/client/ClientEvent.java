// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.client;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.rdpworkbench.evtx.Element;
import org.rdpworkbench.evtx.EventRecord;

/**
 * An event of the Remote Desktop client, with what is needed of it.
 *
 * @param number of its record
 * @param activity what the events of one attempt have in common; empty where it was not logged
 * @param process of the client; empty where it was not logged
 * @param data by name; each text is cut where it is too long to be what it is meant to be
 */
record ClientEvent(long number, int id, Instant at, Optional<String> activity, Optional<String> process,
        Optional<String> computer, Map<String, String> data) {

    static final String PROVIDER = "Microsoft-Windows-TerminalServices-ClientActiveXCore";

    private static final int MOST_TEXT = 300;
    private static final int MOST_DATA = 20;

    /** Empty when it is one of somebody else, or lacks what every event has. */
    static Optional<ClientEvent> of(EventRecord record) {
        if (record.provider().filter(PROVIDER::equalsIgnoreCase).isEmpty() || record.id().isEmpty()) {
            return Optional.empty();
        }
        Optional<Element> system = record.event().child("System");
        Optional<String> activity = attribute(system, "Correlation", "ActivityID");
        Optional<String> process = attribute(system, "Execution", "ProcessID");
        return Optional.of(new ClientEvent(record.number(), record.id().get(), happened(record),
                activity, process, record.computer().map(ClientEvent::start), data(record.event())));
    }

    /** When it happened, which a log that was sent on writes down later. */
    static Instant happened(EventRecord record) {
        return attribute(record.event().child("System"), "TimeCreated", "SystemTime").flatMap(ClientEvent::time)
                .orElse(record.written());
    }

    private static Optional<String> attribute(Optional<Element> system, String element, String name) {
        return system.flatMap(all -> all.child(element)).flatMap(one -> one.attribute(name)).map(ClientEvent::start)
                .filter(text -> !text.isEmpty());
    }

    /** Of XML and of a file alike. */
    static Optional<Instant> time(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Map<String, String> data(Element event) {
        Map<String, String> data = new HashMap<>();
        event.child("EventData").stream().flatMap(all -> all.children().stream()).limit(MOST_DATA)
                .forEach(piece -> piece.attribute("Name")
                        .ifPresent(name -> data.putIfAbsent(name, start(piece.text().strip()))));
        return Map.copyOf(data);
    }

    private static String start(String text) {
        return text.substring(0, Math.min(text.length(), MOST_TEXT));
    }

    /** Empty when there is no such datum. */
    String text(String name) {
        return data.getOrDefault(name, "");
    }

    /** A number without a sign, in decimal or with 0x, as logs of different builds have it. */
    Optional<Long> unsigned(String name) {
        String text = text(name);
        if (text.matches("[0-9]{1,10}")) {
            return Optional.of(Long.parseLong(text)).filter(value -> value <= 0xFFFF_FFFFL);
        }
        return text.matches("0[xX][0-9a-fA-F]{1,8}") ? Optional.of(Long.parseLong(text.substring(2), 16))
                : Optional.empty();
    }
}
