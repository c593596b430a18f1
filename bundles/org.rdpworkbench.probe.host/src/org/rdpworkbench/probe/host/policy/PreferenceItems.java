// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.host.policy;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.rdpworkbench.core.spi.SettingValue;

/**
 * A file Registry.xml, [MS-GPPREF] 2.2.1.11: what the preferences of a group policy do with the registry. For whom an
 * item is meant (its filters) is not judged: what it sets may be found on the host, or not.
 */
public final class PreferenceItems {

    private static final String FILE = "Registry.xml";
    private static final int MOST_DEPTH = 64;
    private static final int MOST_ELEMENTS = 100_000;
    /** More than anybody asks for. */
    private static final int MOST_BYTES = 1_024;

    private final XMLStreamReader reader;
    private final List<PolicyValue> values = new ArrayList<>();
    private int elements;

    private PreferenceItems(byte[] bytes) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        // As characters, since of bytes that are none the parser would complain on the terminal.
        String text = new String(bytes, StandardCharsets.UTF_8);
        reader = factory.createXMLStreamReader(new StringReader(text.startsWith("\uFEFF") ? text.substring(1) : text));
    }

    /**
     * Reads the items that are not disabled.
     *
     * @return in the order of the file
     * @throws MalformedPolicyException when it is no XML, or too much of it
     */
    public static List<PolicyValue> parse(byte[] bytes) throws MalformedPolicyException {
        try {
            PreferenceItems items = new PreferenceItems(bytes);
            while (items.reader.hasNext()) {
                if (items.reader.next() == XMLStreamConstants.START_ELEMENT) {
                    items.element(1, true);
                }
            }
            return List.copyOf(items.values);
        } catch (XMLStreamException | RuntimeException e) {
            // Whatever the parser stumbles over is in the file.
            throw new MalformedPolicyException(FILE, "no XML");
        }
    }

    /** An item or a collection of them, of which each may be disabled. */
    private void element(int depth, boolean enabled) throws XMLStreamException, MalformedPolicyException {
        if (depth > MOST_DEPTH || ++elements > MOST_ELEMENTS) {
            throw new MalformedPolicyException(FILE, "too deep, or too much");
        }
        boolean counts = enabled && !"1".equals(attribute("disabled"));
        if (counts && reader.getLocalName().equals("Properties")) {
            item();
        }
        for (int next = reader.next(); next != XMLStreamConstants.END_ELEMENT; next = reader.next()) {
            if (next == XMLStreamConstants.START_ELEMENT) {
                element(depth + 1, counts);
            }
        }
    }

    /** The attributes of Properties, [MS-GPPREF] 2.2.1.11.1: create, replace, update or delete. */
    private void item() {
        if (!"HKEY_LOCAL_MACHINE".equalsIgnoreCase(attribute("hive"))) {
            return;
        }
        values.add(new PolicyValue("HKLM\\" + attribute("key"), attribute("name"),
                value(attribute("type").toUpperCase(Locale.ROOT), attribute("value")),
                !"D".equalsIgnoreCase(attribute("action"))));
    }

    /** As [MS-GPPREF] 2.2.1.11.1 writes numbers and bytes: in hexadecimal digits. */
    private static Optional<SettingValue> value(String type, String digits) {
        return switch (type) {
            case "REG_DWORD" -> digits.matches("[0-9A-Fa-f]{1,8}")
                    ? Optional.of(SettingValue.dword(Integer.parseUnsignedInt(digits, 16))) : Optional.empty();
            case "REG_BINARY" -> digits.matches("([0-9A-Fa-f]{2}){1," + MOST_BYTES + "}")
                    ? Optional.of(SettingValue.of("REG_BINARY", HexFormat.of().parseHex(digits))) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private String attribute(String name) {
        String value = reader.getAttributeValue(null, name);
        return value == null ? "" : value;
    }
}
