// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.fleet.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rdpworkbench.core.spi.ImportException;

class XmlFileTest {

    private static final String EXTERNAL = "<!DOCTYPE r [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>";
    private static final String LAUGHS = "<!DOCTYPE r [<!ENTITY a0 \"ha\">" + laughs() + "]>";
    private static final String PARAMETER =
            "<!DOCTYPE r [<!ENTITY % x SYSTEM \"http://127.0.0.1:9/x.dtd\"> %x;]>";

    private static String laughs() {
        StringBuilder entities = new StringBuilder();
        for (int i = 1; i < 30; i++) {
            entities.append("<!ENTITY a").append(i).append(" \"").append(("&a" + (i - 1) + ";").repeat(10))
                    .append("\">");
        }
        return entities.toString();
    }

    private static XmlElement read(String xml) throws ImportException {
        return XmlFile.read(xml.getBytes(StandardCharsets.UTF_8), "r", Set.of("r", "a", "kept"));
    }

    private static String refusal(String xml) {
        return assertTimeout(Duration.ofSeconds(10), () -> assertThrows(ImportException.class, () -> read(xml)))
                .getMessage();
    }

    @Test
    void onlyWhatIsWantedIsKept() throws ImportException {
        XmlElement read = read("<x:r xmlns:x='urn:x' kept='1' lost='2'> t"
                + "<a>u<![CDATA[&v]]></a><b><a>w</a></b>&lt;</x:r>");
        assertEquals(Map.of("kept", "1"), read.attributes());
        assertEquals("t<", read.text());
        assertEquals(1, read.children().size());
        assertEquals("u&v", read.text("a"));
        assertEquals("", read.text("b"));
    }

    @ParameterizedTest
    @CsvSource({"rdg,RDCMan", "mremoteng,Connections", "nmap,nmaprun"})
    void aDocumentTypeDefinitionIsRefusedAtOnce(String importer, String root) {
        for (String definition : new String[] {EXTERNAL, LAUGHS, PARAMETER, "<!DOCTYPE r>",
            "<!DOCTYPE r SYSTEM \"http://127.0.0.1:9/r.dtd\">"}) {
            String xml = "<?xml version=\"1.0\"?>" + definition.replace("DOCTYPE r", "DOCTYPE " + root + " ") + "<"
                    + root + " ConfVersion=\"2.6\"><file a=\"&a29;\">&a29;&x;</file></" + root + ">";
            assertTrue(Samples.importer(importer).reads("", xml.getBytes(StandardCharsets.UTF_8)), xml);
            String message = assertTimeout(Duration.ofSeconds(10),
                    () -> assertThrows(ImportException.class, () -> Samples.read(importer, xml))).getMessage();
            assertEquals("The file has a document type definition, through which a file can do harm; "
                    + "take out what begins with <!DOCTYPE if you trust it, and import it again.", message);
        }
    }

    @Test
    void depthAndCountAreLimited() throws ImportException {
        assertEquals("The file nests deeper than 64 levels; export fewer levels and import that.",
                refusal("<r>" + "<a>".repeat(64) + "</a>".repeat(64) + "</r>"));
        assertEquals("The file nests deeper than 64 levels; export fewer levels and import that.",
                refusal("<r>" + "<b>".repeat(1_000_000)));
        assertEquals("The file has more than 1000000 elements; split it and import the parts.",
                refusal("<r>" + "<a/>".repeat(1_000_000) + "</r>"));
        assertEquals(63, read("<r>" + "<a/>".repeat(63) + "</r>").children().size());
        assertEquals(8_000, read("<r>" + "x".repeat(1_000_000) + "</r>").text().length());
        assertEquals(8_000, read("<r kept='" + "x".repeat(1_000_000) + "'/>").attribute("kept").length());
    }

    @Test
    void referencesToCharactersAreNotCounted() throws ImportException {
        assertEquals(8_000, read("<r kept='" + "&amp;&#65;".repeat(200_000) + "'>" + "&amp;&#65;".repeat(200_000)
                + "</r>").text().length());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"<r>|1", "<r>~<a></r>|2", "<r>&unknown;</r>|1", "<r a='1' a='2'/>|1", "x|1",
        "<r>~~\u0001</r>|3"})
    void damageIsToldWithItsLine(String xml, int line) {
        assertEquals("The file is damaged or ends too early, at line " + line
                + "; export it again from the tool that wrote it.", refusal(xml.replace('~', '\n')));
    }
}
