// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.evtx.tests;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.rdpworkbench.evtx.Element;
import org.rdpworkbench.evtx.EventRecord;

/** A record as one line of JSON, the way {@code python/records.py} writes it. */
final class Normalised {

    private static final DateTimeFormatter MICROSECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);

    private Normalised() {}

    static String line(EventRecord record) {
        Element system = record.event().child("System").orElseThrow();
        String time = system.child("TimeCreated").flatMap(created -> created.attribute("SystemTime")).orElseThrow();
        return "{\"number\":" + quoted(system.child("EventRecordID").orElseThrow().text())
                + ",\"provider\":" + quoted(record.provider().orElseThrow())
                + ",\"id\":" + quoted(Integer.toString(record.id().orElseThrow()))
                + ",\"channel\":" + quoted(record.channel().orElse(""))
                + ",\"computer\":" + quoted(record.computer().orElse(""))
                + ",\"time\":" + quoted(MICROSECONDS.format(Instant.parse(time)))
                + ",\"data\":[" + String.join(",", data(record.event())) + "]}";
    }

    private static List<String> data(Element event) {
        List<String> all = new ArrayList<>();
        event.child("EventData").ifPresent(part -> part.children()
                .forEach(piece -> all.add(pair(piece.attribute("Name").orElse(""), piece.text()))));
        event.child("UserData").ifPresent(part -> part.children().forEach(outer -> outer.children()
                .forEach(piece -> all.add(pair(piece.name(), piece.text())))));
        return all;
    }

    private static String pair(String name, String text) {
        return "[" + quoted(name) + "," + quoted(text) + "]";
    }

    private static String quoted(String text) {
        return text.chars().mapToObj(Normalised::escaped).collect(Collectors.joining("", "\"", "\""));
    }

    private static String escaped(int character) {
        return switch (character) {
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> character >= ' ' && character < 127 ? Character.toString(character)
                    : String.format("\\u%04x", character);
        };
    }
}
