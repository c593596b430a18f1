// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host;

import java.io.StringReader;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.rdpworkbench.evtx.Element;
import org.rdpworkbench.evtx.EventRecord;

/**
 * One event out of its XML, as Windows renders it. Nothing outside of it is fetched, no entity is expanded but those of
 * XML itself, and depth, number of elements and text are capped.
 */
public final class XmlEvent {

    private static final int MOST_DEPTH = 32;
    private static final int MOST_ELEMENTS = 2_000;
    private static final int MOST_TEXT = 200_000;

    /** It is no XML, or more than an event can be. */
    public static final class Unreadable extends Exception {

        private static final long serialVersionUID = 1L;

        Unreadable(String what, Throwable cause) {
            super(what, cause);
        }
    }

    private final XMLStreamReader reader;
    private int elements;
    private int characters;

    private XmlEvent(String xml) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        reader = factory.createXMLStreamReader(new StringReader(xml));
    }

    /**
     * Reads one.
     *
     * @param xml the element Event and nothing else
     * @throws Unreadable when it is no XML, or more than an event can be
     */
    public static EventRecord read(String xml) throws Unreadable {
        try {
            XmlEvent event = new XmlEvent(xml);
            while (event.reader.next() != XMLStreamConstants.START_ELEMENT) {
                // Nothing stands before it.
            }
            return record(event.element(1));
        } catch (XMLStreamException | RuntimeException e) {
            // Whatever the parser stumbles over is in the file.
            throw new Unreadable("no XML", e);
        }
    }

    private static EventRecord record(Element event) {
        Optional<Element> system = event.child("System");
        long number = system.flatMap(all -> all.child("EventRecordID")).map(Element::text).map(String::strip)
                .filter(text -> text.matches("[0-9]{1,18}")).map(Long::parseLong).orElse(0L);
        Instant written = system.flatMap(all -> all.child("TimeCreated")).flatMap(time -> time.attribute("SystemTime"))
                .flatMap(XmlEvent::time).orElse(Instant.EPOCH);
        return new EventRecord(number, written, event);
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private Element element(int depth) throws XMLStreamException, Unreadable {
        if (depth > MOST_DEPTH || ++elements > MOST_ELEMENTS) {
            throw new Unreadable("too deep, or too much", null);
        }
        String name = reader.getLocalName();
        Map<String, String> attributes = attributes();
        List<Element> children = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (int next = reader.next(); next != XMLStreamConstants.END_ELEMENT; next = reader.next()) {
            switch (next) {
                case XMLStreamConstants.START_ELEMENT -> children.add(element(depth + 1));
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                        text.append(counted(reader.getText()));
                case XMLStreamConstants.ENTITY_REFERENCE -> throw new Unreadable("an entity", null);
                default -> {
                    // Comments and processing instructions are for none of ours.
                }
            }
        }
        return new Element(name, attributes, List.copyOf(children), text.toString());
    }

    private Map<String, String> attributes() throws Unreadable {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            attributes.put(reader.getAttributeLocalName(i), counted(reader.getAttributeValue(i)));
        }
        return Map.copyOf(attributes);
    }

    private String counted(String text) throws Unreadable {
        characters += text.length();
        if (characters > MOST_TEXT) {
            throw new Unreadable("too much text", null);
        }
        return text;
    }
}
