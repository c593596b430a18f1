// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.client;

import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rdpworkbench.core.spi.EvidenceException;
import org.rdpworkbench.evtx.EventRecord;
import org.rdpworkbench.host.XmlEvent;

/**
 * Events as XML in whatever a person saved or pasted: one {@code <Event>}, many below {@code <Events>} as the event
 * viewer saves them, one behind the other without anything around them as {@code wevtutil} prints them, or with the
 * text around them that the event viewer copies. So each event is cut out and read by itself.
 */
final class EventXml {

    private static final int BEGINNING = 64 << 10;
    private static final Pattern START = Pattern.compile("<Event(?=[\\s>])");
    private static final String END = "</Event>";
    /** Windows itself writes no event of more than 64 KiB. */
    private static final int MOST_EVENT = 1 << 20;
    private static final String DOCUMENT_TYPE = "<!DOCTYPE";
    private static final String ENTITY = "<!ENTITY";

    private EventXml() {}

    /** What begins like XML, whatever it is, so that it is told what it lacks; else a text with an event in it. */
    static boolean is(byte[] content) {
        String beginning = EventText.of(content, BEGINNING).stripLeading();
        boolean json = beginning.startsWith("{") || beginning.startsWith("[");
        return !json && (beginning.startsWith("<") || START.matcher(beginning).find());
    }

    /** @throws EvidenceException when there is no event, or one that cannot be read */
    static void read(byte[] content, Consumer<EventRecord> each) throws EvidenceException {
        String text = EventText.of(content, content.length);
        if (text.contains(DOCUMENT_TYPE) || text.contains(ENTITY)) {
            throw new EvidenceException("has a document type definition, through which a file can do harm; no event "
                    + "has one, so it is not read.");
        }
        Matcher start = START.matcher(text);
        if (!start.find()) {
            throw new EvidenceException("holds no event.");
        }
        int at = start.start();
        while (at >= 0) {
            int end = text.indexOf(END, at);
            if (end < 0) {
                throw new EvidenceException("ends within an event, at line " + line(text, at) + ".");
            }
            if (end - at > MOST_EVENT) {
                throw new EvidenceException("holds an event of more than " + (MOST_EVENT >> 20) + " MiB, at line "
                        + line(text, at) + ".");
            }
            each.accept(event(text, at, end + END.length()));
            at = start.find(end) ? start.start() : -1;
        }
    }

    private static EventRecord event(String text, int from, int to) throws EvidenceException {
        try {
            return XmlEvent.read(text.substring(from, to));
        } catch (XmlEvent.Unreadable e) {
            throw new EvidenceException("holds an event that is no XML of an event, at line " + line(text, from) + ".",
                    e);
        }
    }

    private static long line(String text, int at) {
        return text.chars().limit(at).filter(character -> character == '\n').count() + 1;
    }
}
