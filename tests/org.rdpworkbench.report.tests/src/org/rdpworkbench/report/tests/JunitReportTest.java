// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.report.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rdpworkbench.core.run.Diagnosis;
import org.rdpworkbench.core.spi.Reason;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.facts.ClockSkew;
import org.rdpworkbench.report.JunitReport;
import org.w3c.dom.Element;

/** The shape that Jenkins and GitLab read. */
class JunitReportTest {

    private static Element suite(Diagnosis... hosts) throws Exception {
        String xml = new JunitReport(Samples.TEXTS).write(List.of(hosts));
        assertTrue(xml.startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>"), xml);
        assertTrue(xml.chars().allMatch(c -> c == '\n' || c >= 0x20 && c < 0x7f), xml);
        List<Element> suites = XmlText.elements(XmlText.parse(xml).getElementsByTagName("testsuite"));
        assertEquals(1, suites.size());
        return suites.getFirst();
    }

    private static List<Element> below(Element element, String tag) {
        return XmlText.elements(element.getElementsByTagName(tag));
    }

    @Test
    void everyHostIsACaseOfOneSuite() throws Exception {
        Element suite = suite(Samples.twins("x"), Samples.healthy(Optional.empty()),
                Samples.healthy(Optional.of("0x904")), Samples.pass(Optional.empty(), List.of()));
        assertEquals("4 1 1 0", suite.getAttribute("tests") + " " + suite.getAttribute("failures") + " "
                + suite.getAttribute("errors") + " " + suite.getAttribute("skipped"));
        assertEquals("2026-11-23T10:00:00", suite.getAttribute("timestamp"));
        assertEquals("0.036", suite.getAttribute("time"));
        List<Element> cases = below(suite, "testcase");
        assertEquals(List.of("192.0.2.7:3389", "srv1.example.net:3390", "srv1.example.net:3390",
                "srv1.example.net:3390"), cases.stream().map(one -> one.getAttribute("name")).toList());
        cases.forEach(one -> assertEquals("rdpworkbench", one.getAttribute("classname")));
        assertEquals("0.012", cases.getFirst().getAttribute("time"));
        assertEquals(List.of("failure", "system-out", "error", ""), cases.stream().map(one -> {
            List<Element> inside = below(one, "*");
            return inside.isEmpty() ? "" : inside.getFirst().getTagName();
        }).toList());
    }

    @Test
    void failureHasTheSummaryAsItsMessageAndTheReportBelow() throws Exception {
        Element failure = below(suite(Samples.twins("x")), "failure").getFirst();
        assertEquals("FAIL", failure.getAttribute("type"));
        assertTrue(failure.getAttribute("message").startsWith("The connection breaks at TLS"));
        assertTrue(failure.getTextContent().startsWith("192.0.2.7:3389  FAIL  symptom 0x904/0x7\n"));
        assertTrue(failure.getTextContent().contains("\n  \u2717   TLS "), failure.getTextContent());
    }

    @Test
    void whatCouldNotBeLookedAtIsNoSuccess() throws Exception {
        Element suite = suite(Samples.pass(Optional.empty(), List.of(Samples.missing(ClockSkew.TYPE, Vantage.HERE,
                Reason.TIMED_OUT, "", Optional.empty()))));
        assertEquals("1", suite.getAttribute("errors"));
        assertEquals("PASS", below(suite, "error").getFirst().getAttribute("type"));
    }

    @Test
    void hostileTextStaysText() throws Exception {
        Element suite = suite(Samples.twins(XmlText.HOSTILE));
        assertEquals(List.of("testcase", "failure"), below(suite, "*").stream().map(Element::getTagName).toList());
        assertTrue(suite.getTextContent().contains("\\u{1b}[2J\\u{202e}gpj\\u{d}\\u{a}</p><script>"));
    }
}
