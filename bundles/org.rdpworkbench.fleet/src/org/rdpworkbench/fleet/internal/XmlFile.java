// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.fleet.internal;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.rdpworkbench.core.spi.ImportException;

/**
 * Reads XML, and of it only the elements and attributes that are asked for by name: a password never becomes a text of
 * ours. Nothing outside the file is fetched, and a document type definition is refused.
 */
final class XmlFile {

    static final int MOST_DEPTH = 64;
    static final int MOST_ELEMENTS = 1_000_000;
    private static final int MOST_TEXT = 8_000;
    /**
     * Limits of the Java runtime that are wrong here. Those for entities also count each {@code &amp;}, of which a scan
     * may have any number, and without a document type nothing expands; mRemoteNG comes near to the one for attributes.
     */
    private static final Map<String, Integer> LIMITS = Map.of("jdk.xml.totalEntitySizeLimit", 0,
            "jdk.xml.maxGeneralEntitySizeLimit", 0, "jdk.xml.elementAttributeLimit", 1_000);

    private final XMLStreamReader reader;
    private final Set<String> wanted;
    private int elements;

    /** From text, not from bytes: bytes that are no UTF-8 would make the parser print to stderr. */
    private XmlFile(String text, Set<String> wanted) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        LIMITS.forEach(factory::setProperty);
        this.reader = factory.createXMLStreamReader(new StringReader(text));
        this.wanted = wanted;
    }

    /** The outermost element without its children; empty when this is no XML, or begins with too much else. */
    static Optional<XmlElement> root(byte[] content, Set<String> wanted) {
        try {
            XmlFile file = new XmlFile(FileText.beginning(content), wanted);
            while (file.next() != XMLStreamConstants.START_ELEMENT) {
                // What stands before it does not tell what this is.
            }
            return Optional.of(new XmlElement(file.reader.getLocalName(), file.attributes(), List.of(), ""));
        } catch (XMLStreamException | ImportException e) {
            return Optional.empty();
        }
    }

    /**
     * @param root the name that the outermost element has to have
     * @param wanted names of elements and attributes; of other elements the children are left out as well
     */
    static XmlElement read(byte[] content, String root, Set<String> wanted) throws ImportException {
        String text = FileText.of(content);
        try {
            return new XmlFile(text, wanted).read(root);
        } catch (XMLStreamException e) {
            throw damaged(e.getLocation() == null ? 1 : e.getLocation().getLineNumber(), e);
        }
    }

    private XmlElement read(String root) throws ImportException, XMLStreamException {
        int event = next();
        while (event != XMLStreamConstants.START_ELEMENT) {
            if (event == XMLStreamConstants.DTD) {
                throw new ImportException("The file has a document type definition, through which a file can do harm; "
                        + "take out what begins with <!DOCTYPE if you trust it, and import it again.");
            }
            event = next();
        }
        if (!reader.getLocalName().equals(root)) {
            throw new ImportException("The file does not begin with <" + root
                    + ">, as files of this kind do; import it as what it is.");
        }
        return element(1);
    }

    private XmlElement element(int depth) throws ImportException, XMLStreamException {
        check(depth);
        String name = reader.getLocalName();
        Map<String, String> attributes = attributes();
        List<XmlElement> children = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        int event = next();
        while (event != XMLStreamConstants.END_ELEMENT) {
            if (event == XMLStreamConstants.START_ELEMENT && wanted.contains(reader.getLocalName())) {
                children.add(element(depth + 1));
            } else if (event == XMLStreamConstants.START_ELEMENT) {
                pass(depth + 1);
            } else if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                text.append(start(reader.getText(), MOST_TEXT - text.length()));
            }
            event = next();
        }
        return new XmlElement(name, attributes, List.copyOf(children), text.toString().strip());
    }

    /** Over an element that nobody asked for, to its end. */
    private void pass(int outermost) throws ImportException, XMLStreamException {
        int depth = outermost;
        while (depth >= outermost) {
            int event = next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                check(++depth);
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            }
        }
    }

    private void check(int depth) throws ImportException {
        if (depth > MOST_DEPTH) {
            throw new ImportException("The file nests deeper than " + MOST_DEPTH
                    + " levels; export fewer levels and import that.");
        }
        if (++elements > MOST_ELEMENTS) {
            throw new ImportException("The file has more than " + MOST_ELEMENTS
                    + " elements; split it and import the parts.");
        }
    }

    private Map<String, String> attributes() {
        Map<String, String> attributes = new HashMap<>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            if (wanted.contains(reader.getAttributeLocalName(i))) {
                attributes.put(reader.getAttributeLocalName(i), start(reader.getAttributeValue(i), MOST_TEXT));
            }
        }
        return Map.copyOf(attributes);
    }

    private static String start(String text, int most) {
        return text.substring(0, Math.min(text.length(), most));
    }

    private int next() throws ImportException, XMLStreamException {
        try {
            return reader.next();
        } catch (RuntimeException e) {
            // Whatever the parser stumbles over is in the file.
            throw damaged(reader.getLocation().getLineNumber(), e);
        }
    }

    private static ImportException damaged(int line, Exception e) {
        return new ImportException("The file is damaged or ends too early, at line " + Math.max(line, 1)
                + "; export it again from the tool that wrote it.", e);
    }
}
