// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.report.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.rdpworkbench.core.spi.Figure;
import org.rdpworkbench.report.HtmlReport;
import org.rdpworkbench.report.Illustrated;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The HTML report is well-formed, so that its structure can be read here as a browser would read it. */
class HtmlReportTest {

    private static final Set<String> ELEMENTS = Set.of("html", "head", "meta", "title", "style", "body", "main",
            "header", "article", "section", "figure", "h1", "h2", "h3", "h4", "p", "ol", "ul", "li", "span", "code",
            "table", "thead", "tbody", "tr", "th", "td", "a", "svg", "rect", "line", "circle", "path", "text");

    private static String html(Illustrated... hosts) {
        return new HtmlReport(Samples.TEXTS).write(List.of(hosts));
    }

    private static Illustrated twins(String said) {
        return new Illustrated(Samples.twins(said), Optional.of(new Figure.Stack("How far it gets",
                List.of(new Figure.Layer("TLS", said, Figure.Tone.BAD)))));
    }

    private static Illustrated healthy() {
        return new Illustrated(Samples.healthy(Optional.empty()), Optional.empty());
    }

    private static Document parse(String html) throws Exception {
        assertTrue(html.startsWith("<!DOCTYPE html>\n<html lang=\"en\">"), html);
        return XmlText.parse(html.replaceFirst("<!DOCTYPE html>", ""));
    }

    private static List<String> texts(Document document, String tag) {
        NodeList found = document.getElementsByTagName(tag);
        return XmlText.elements(found).stream().map(Element::getTextContent).toList();
    }

    @Test
    void everyPartOfADiagnosisIsThereInOrder() throws Exception {
        Document page = parse(html(twins("nothing")));
        assertEquals(List.of("192.0.2.7:3389"), texts(page, "h1"));
        assertEquals(List.of("Where it breaks", "Likeliest causes", "Look next",
                "What could be changed (proposed only: nothing was changed)", "The host", "Not seen",
                "Plugins that broke (their part is missing above)"), texts(page, "h2"));
        assertEquals(List.of("The host cannot use the private key of its certificate",
                "The host takes standard RDP security only"), texts(page, "h3"));
        String all = page.getDocumentElement().getTextContent();
        for (String text : List.of("\u2717 FAIL", "What that proves: Name, way and port are right", "0x904/0x7",
                "Looked at on 2026-11-23 10:00 UTC", "It closed 12 ms after the ClientHello, and said nothing.",
                "May be a consequence of what broke earlier.", "registry HKLM\\Rdp\\Key: not there becomes \"nothing\"",
                "rdpworkbench diagnose 192.0.2.7:3389 --probe network.hellos --symptom 0x904/0x7",
                "inside the host: Schannel events")) {
            assertTrue(all.contains(text), text);
        }
        assertEquals(1, page.getElementsByTagName("figure").getLength());
    }

    @Test
    void ladderSaysByASignAndInWordsWhatItsColoursSay() throws Exception {
        Document page = parse(html(twins("nothing")));
        List<String> said = XmlText.elements(page.getElementsByTagName("span")).stream()
                .filter(span -> span.getAttribute("role").equals("img"))
                .map(span -> span.getTextContent() + " " + span.getAttribute("aria-label")).toList();
        assertEquals(List.of("\u2713 passed", "\u2713 passed", "! remarkable", "\u2717 broken", "\u00b7 not reached",
                "+ for", "\u2212 against", "+ for"), said);
    }

    @Test
    void sharesAreBarsOfTheirWidth() throws Exception {
        Document page = parse(html(twins("nothing")));
        List<String> widths = XmlText.elements(page.getElementsByTagName("rect")).stream()
                .filter(rect -> rect.getAttribute("class").equals("fill")).map(rect -> rect.getAttribute("width"))
                .toList();
        assertEquals(List.of("46", "45", "9"), widths);
        assertFalse(html(healthy()).contains("class=\"bar\""), "where nothing fails there are no shares");
    }

    @Test
    void severalHostsHaveATableOnTopThatLeadsToEach() throws Exception {
        Document page = parse(html(healthy(), twins("nothing")));
        assertEquals(List.of("2 hosts: 1 FAIL, 1 WARN"), texts(page, "h1"));
        List<Element> links = XmlText.elements(page.getElementsByTagName("a"));
        assertEquals(List.of("srv1.example.net:3390", "192.0.2.7:3389"),
                links.stream().map(Element::getTextContent).toList());
        Set<String> ids = new TreeSet<>();
        XmlText.elements(page.getElementsByTagName("article")).forEach(one -> ids.add("#" + one.getAttribute("id")));
        assertEquals(ids, new TreeSet<>(links.stream().map(link -> link.getAttribute("href")).toList()));
    }

    @Test
    void nothingIsFetchedOrRunAndThePolicyAllowsItsOwnStyleAlone() throws Exception {
        String html = html(twins(XmlText.HOSTILE), healthy());
        Document page = parse(html);
        String sheet = page.getElementsByTagName("style").item(0).getTextContent();
        String hash = Base64.getEncoder().encodeToString(
                MessageDigest.getInstance("SHA-256").digest(sheet.getBytes(StandardCharsets.UTF_8)));
        Element policy = XmlText.elements(page.getElementsByTagName("meta")).stream()
                .filter(meta -> meta.getAttribute("http-equiv").equals("Content-Security-Policy")).findFirst()
                .orElseThrow();
        assertEquals("default-src 'none'; style-src 'sha256-" + hash + "'; base-uri 'none'; form-action 'none'",
                policy.getAttribute("content"));
        assertFalse(sheet.contains("url(") || sheet.contains("@import"), sheet);
        for (Element element : XmlText.elements(page.getElementsByTagName("*"))) {
            assertTrue(ELEMENTS.contains(element.getTagName()), element.getTagName());
            for (String name : List.of("style", "src", "onclick", "onload", "xlink:href")) {
                assertFalse(element.hasAttribute(name), name);
            }
            assertTrue(element.getAttribute("href").matches("(#host-[0-9]+)?"), element.getAttribute("href"));
        }
    }

    @Test
    void hostileTextIsShownAndNothingElse() throws Exception {
        String html = html(twins(XmlText.HOSTILE));
        assertTrue(html.chars().allMatch(c -> c == '\n' || c >= 0x20 && c < 0x7f));
        String all = parse(html).getDocumentElement().getTextContent();
        assertTrue(all.contains("\\u{1b}[2J\\u{202e}gpj\\u{d}\\u{a}</p><script>alert(1)</script>\" onload='x' "
                + "&amp; ]]>"), all);
    }

    @Test
    void itIsMadeForLightDarkAndPaper() {
        String html = html(healthy());
        assertTrue(html.contains("@media screen and (prefers-color-scheme:dark)"), html);
        assertTrue(html.contains("@media print"), html);
    }
}
