// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.report.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rdpworkbench.core.run.Diagnosis;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.core.spi.Verdict;
import org.rdpworkbench.facts.Negotiation;
import org.rdpworkbench.facts.Negotiation.Answer;
import org.rdpworkbench.facts.Negotiation.Exchange;
import org.rdpworkbench.report.CsvReport;
import org.rdpworkbench.report.TextStyle;

class CsvReportTest {

    private static String csv(Diagnosis... hosts) {
        return new CsvReport(TextStyle.of(StandardCharsets.UTF_8, false)).write(List.of(hosts));
    }

    /** RFC 4180 and no more. */
    private static List<List<String>> read(String csv) {
        List<List<String>> lines = new ArrayList<>(List.of(new ArrayList<>()));
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int at = 0; at < csv.length(); at++) {
            char c = csv.charAt(at);
            if (quoted && c == '"' && at + 1 < csv.length() && csv.charAt(at + 1) == '"') {
                field.append('"');
                at++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == ',' || c == '\r')) {
                lines.getLast().add(field.toString());
                field.setLength(0);
            } else if (!quoted && c == '\n') {
                lines.add(new ArrayList<>());
            } else {
                field.append(c);
            }
        }
        lines.removeLast();
        return lines;
    }

    private static Map<String, String> host(Diagnosis diagnosis) {
        List<List<String>> lines = read(csv(diagnosis));
        assertEquals(2, lines.size());
        assertEquals(lines.getFirst().size(), lines.getLast().size());
        Map<String, String> fields = new LinkedHashMap<>();
        for (int i = 0; i < lines.getFirst().size(); i++) {
            fields.put(lines.getFirst().get(i), lines.getLast().get(i));
        }
        return fields;
    }

    @Test
    void columnsHaveTheirNamesForGood() {
        assertTrue(csv().startsWith("host,port,symptom,verdict,stage,summary,likeliest_cause,share,failing,warnings,"
                + "undecided,incomplete,certificate_ends,nla_required,tls_version,clock_skew_seconds,"
                + "less_protected\r\n"), csv());
        assertTrue(csv().endsWith("\r\n"));
    }

    @Test
    void failingHostIsOneLine() {
        Map<String, String> fields = host(Samples.twins("x"));
        assertEquals("[192.0.2.7, 3389, 0x904/0x7, FAIL, TLS]",
                fields.values().stream().limit(5).toList().toString());
        assertEquals("privatekey.unusable", fields.get("likeliest_cause"));
        assertEquals("0.455", fields.get("share"));
        assertEquals("privatekey.unusable policy.rdp-layer-only", fields.get("failing"));
        assertEquals("true", fields.get("incomplete"));
        assertEquals("", fields.get("certificate_ends"));
    }

    @Test
    void factsOfTheHostAreNumbersAndMoments() {
        Map<String, String> fields = host(Samples.healthy(Optional.empty()));
        assertEquals("certificate.expired", fields.get("warnings"));
        assertEquals("2026-11-01T00:00:00Z", fields.get("certificate_ends"));
        assertEquals("2820.4", fields.get("clock_skew_seconds"));
        assertEquals("", fields.get("nla_required"));
        assertEquals("true", host(asked(Answer.FAILED, Optional.of(Negotiation.HYBRID_REQUIRED))).get("nla_required"));
        assertEquals("false", host(asked(Answer.SELECTED, Optional.empty())).get("nla_required"));
    }

    private static Diagnosis asked(Answer answer, Optional<Long> code) {
        Exchange exchange = new Exchange(Negotiation.PROTOCOL_SSL, answer, code.isPresent() ? Optional.empty()
                : Optional.of(Negotiation.PROTOCOL_SSL), Optional.empty(), code, Optional.empty(), "", 1, "");
        return Samples.pass(Optional.empty(), List.of(Samples.observed(Negotiation.TYPE,
                new Negotiation(List.of(exchange)))));
    }

    @Test
    void noTextIsAFormulaOrBreaksOutOfItsCell() {
        for (String text : List.of("=1+1", "+1", "-1", "@SUM(1)", " =1", "\t=1", "\r\n=1", "\uff1d1", "\"=1\"",
                "a;=1", "a,b\"\"c", XmlText.HOSTILE)) {
            String field = host(saying(text)).get("summary");
            assertFalse(field.matches("(?s)\\s*[=+\\-@\uff1d].*"), field);
            assertFalse(field.matches("(?s).*[\r\n\t].*"), field);
            assertFalse(field.matches("(?s).*;\\s*[=+\\-@].*"), field);
        }
        assertEquals("'=1+1", host(saying("=1+1")).get("summary"));
        assertEquals("a,b\"\"c", host(saying("a,b\"\"c")).get("summary"));
    }

    private static Diagnosis saying(String summary) {
        return new Diagnosis(Target.of("h", 1), Optional.empty(), Verdict.PASS, Optional.empty(), summary, List.of(),
                List.of(), 1, List.of(), List.of(), Optional.empty(), List.of(), List.of());
    }
}
