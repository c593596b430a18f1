// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.report.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.StringWriter;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rdpworkbench.core.spi.Code;
import org.rdpworkbench.core.spi.SymptomNote.Advice;
import org.rdpworkbench.core.run.Diagnosis;
import org.rdpworkbench.report.JsonReport;
import org.rdpworkbench.report.JsonSymptom;
import org.rdpworkbench.symptoms.Decoded;

/** The shape that scripts rely on: what the contract names is there, under these names and in this order. */
class JsonReportTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static JsonNode read(String json) throws Exception {
        return MAPPER.readTree(json);
    }

    private static JsonNode diagnosis(String said) throws Exception {
        return read(new JsonReport(Samples.TEXTS).write(List.of(Samples.twins(said)))).at("/diagnoses/0");
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static void begins(List<String> names, JsonNode object) {
        assertEquals(names, names(object).subList(0, names.size()));
    }

    @Test
    void documentHasTheSchemaFirst() throws Exception {
        JsonNode root = read(new JsonReport(Samples.TEXTS).write(List.of()));
        assertEquals(List.of("schema", "diagnoses"), names(root));
        assertEquals("rdpworkbench/diagnosis/1", root.get("schema").asText());
        assertTrue(root.get("diagnoses").isEmpty());
    }

    /** Of thousands of hosts not all is in memory at once: when the last one is asked for, others are written. */
    @Test
    void hostsAreWrittenOneByOne() throws Exception {
        StringWriter out = new StringWriter();
        Diagnosis one = Samples.twins("x");
        List<Diagnosis> many = new AbstractList<>() {
            @Override
            public Diagnosis get(int index) {
                assertTrue(index < 99 || out.getBuffer().length() > 0);
                return one;
            }

            @Override
            public int size() {
                return 100;
            }
        };
        new JsonReport(Samples.TEXTS).write(many, out);
        assertEquals(new JsonReport(Samples.TEXTS).write(Collections.nCopies(100, one)), out.toString());
        assertEquals(100, read(out.toString()).get("diagnoses").size());
    }

    @Test
    void plansKeepKindAndBytes() throws Exception {
        JsonNode plan = diagnosis("x").at("/plans/0");
        assertEquals(List.of("cause", "key", "text", "interrupts", "security", "takesEffect", "changes"),
                names(plan));
        assertEquals("""
                [{"kind":"set","target":"registry:HKLM\\\\Rdp\\\\Key","before":{"kind":"ABSENT","hex":""},\
                "after":{"kind":"REG_SZ","hex":"78000000"}},\
                {"kind":"set","target":"registry:HKLM\\\\Rdp\\\\Port","before":null,\
                "after":{"kind":"REG_DWORD","hex":"3e0d0000"}},\
                {"kind":"move","from":"C:\\\\f686","to":"C:\\\\f686.bak"},\
                {"kind":"act","action":"restart-service","subject":"TermService",\
                "postcondition":"it runs"}]""", plan.get("changes").toString());
    }

    @Test
    void diagnosisHasTheFieldsOfTheContract() throws Exception {
        JsonNode node = diagnosis("x");
        List<String> contract = List.of("target", "symptom", "verdict", "stage", "summary", "ladder", "causes",
                "noneOfThese", "findings", "evidence", "next");
        begins(contract, node);
        assertEquals("{\"host\":\"192.0.2.7\",\"port\":3389}", node.get("target").toString());
        assertEquals("0x904/0x7", node.get("symptom").asText());
        assertEquals("FAIL", node.get("verdict").asText());
        assertEquals("TLS", node.get("stage").asText());
        assertEquals(0.093, node.get("noneOfThese").asDouble());
        assertEquals("{\"probe\":\"network.hellos\",\"why\":\"It would tell the two apart.\"}",
                node.get("next").toString());
    }

    @Test
    void partsHaveTheFieldsOfTheContract() throws Exception {
        JsonNode node = diagnosis("x");
        begins(List.of("stage", "outcome", "millis"), node.at("/ladder/0"));
        begins(List.of("id", "stage", "title", "share", "verdict", "consequence"), node.at("/causes/0"));
        begins(List.of("cause", "verdict", "indications"), node.at("/findings/0"));
        begins(List.of("key", "for", "strength", "values", "because"), node.at("/findings/0/indications/0"));
        assertEquals("[\"TlsHandshake\"]", node.at("/findings/0/indications/0/because").toString());
        assertEquals("[]", node.at("/findings/0/indications/2/because").toString(), "events were not seen");
        assertEquals(List.of("probe", "version", "at", "millis"), names(node.at("/evidence/0/source")));
        assertEquals("2026-11-23T10:00:00Z", node.at("/evidence/0/source/at").asText());
        assertEquals("OBSERVED", node.at("/evidence/0/status").asText());
        begins(List.of("type", "vantage", "status", "reason", "detail"), node.at("/evidence/3"));
        assertEquals("inside", node.at("/evidence/5/vantage").asText());
    }

    @Test
    void whatIsNotThereIsNull() throws Exception {
        JsonNode node = read(new JsonReport(Samples.TEXTS).write(List.of(Samples.healthy(Optional.empty()))))
                .at("/diagnoses/0");
        assertTrue(node.get("symptom").isNull());
        assertTrue(node.get("stage").isNull());
        assertTrue(node.get("next").isNull());
    }

    @Test
    void hostileTextComesBackWholeAndIsAsciiOnTheWay() throws Exception {
        String hostile = "\u001b[2J\u202e\r\n\"}]\u009b\u007f\u2028\ud83d\ude00 M\u00fcnchen";
        String json = new JsonReport(Samples.TEXTS).write(List.of(Samples.twins(hostile)));
        assertTrue(json.chars().allMatch(c -> c == '\n' || c == '\r' || c >= 0x20 && c < 0x7f));
        assertEquals(hostile, read(json).at("/diagnoses/0/findings/0/indications/0/values/said").asText());
    }

    @Test
    void symptomHasTheFieldsOfTheContract() throws Exception {
        Code code = new Code("disconnectReason", 2308, "socketClosed", "Closed.", "a page", false, Set.of());
        Decoded decoded = new Decoded("0x904", List.of(new Decoded.Reading("0x904", List.of(code), List.of("0x7"))),
                "this", "not that", List.of(new Advice("do", "do not", "a page")), Set.of("privatekey.unusable"),
                Optional.empty(), List.of());
        JsonNode node = read(new JsonSymptom(id -> Optional.ofNullable(Map.of("other.cause", "x").get(id)))
                .write(decoded));
        begins(List.of("schema", "codes", "proves", "doesNotProve", "causes"), node);
        assertEquals("rdpworkbench/symptom/1", node.get("schema").asText());
        assertEquals("{\"kind\":\"disconnectReason\",\"value\":2308,\"hex\":\"0x904\",\"name\":\"socketClosed\","
                + "\"meaning\":\"Closed.\",\"source\":\"a page\",\"verified\":false}", node.at("/codes/0").toString());
        begins(List.of("id", "share"), node.at("/causes/0"));
        assertEquals(0.5, node.at("/causes/0/share").asDouble());
        assertEquals(0.5, node.get("noneOfThese").asDouble());
        assertFalse(node.at("/advice/0/refuse").isMissingNode());
    }
}
