// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.report.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rdpworkbench.core.spi.Figure;
import org.rdpworkbench.core.spi.Figure.Cell;
import org.rdpworkbench.core.spi.Figure.Layer;
import org.rdpworkbench.core.spi.Figure.Mark;
import org.rdpworkbench.core.spi.Figure.Span;
import org.rdpworkbench.core.spi.Figure.Tone;
import org.rdpworkbench.report.Palette;
import org.rdpworkbench.report.SvgFigure;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class SvgFigureTest {

    private static final String HOSTILE = "</text><script>alert('1')</script> & \"%s %n\" "
            + "\u0000\u001b\u202e\ufffe\ud800 " + "A".repeat(3_000);
    private static final Instant BEGIN = Instant.parse("2025-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("2026-01-01T00:00:00Z");

    static Stream<Figure> figures() {
        return Stream.of(
                new Figure.Timeline(HOSTILE, List.of(new Span(HOSTILE, BEGIN, END, Tone.BAD),
                        new Span("reversed", END, BEGIN, Tone.MUTED), new Span("for ever", Instant.MIN, Instant.MAX,
                                Tone.GOOD)),
                        List.of(new Mark(HOSTILE, END, Tone.WARN), new Mark("now", END, Tone.PLAIN))),
                new Figure.Timeline("a moment", List.of(), List.of(new Mark("now", END, Tone.PLAIN))),
                new Figure.Timeline("empty", List.of(), List.of()),
                new Figure.Stack(HOSTILE, Collections.nCopies(3, new Layer(HOSTILE, HOSTILE, Tone.GOOD))),
                new Figure.Stack("empty", List.of()),
                new Figure.Table(HOSTILE, List.of(HOSTILE, "b"), List.of(List.of(new Cell(HOSTILE, Tone.BAD),
                        new Cell("", Tone.PLAIN)), List.of(new Cell("short row", Tone.MUTED)))),
                new Figure.Table("endless", List.of("a"),
                        Collections.nCopies(5_000, List.of(new Cell("x", Tone.PLAIN)))));
    }

    private static Document parse(String svg) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }

    @ParameterizedTest
    @MethodSource("figures")
    void everyFigureIsWellFormedAndSelfContained(Figure figure) throws Exception {
        for (Palette palette : List.of(Palette.LIGHT, Palette.DARK)) {
            String svg = SvgFigure.draw(figure, palette);
            Element root = parse(svg).getDocumentElement();
            assertEquals("svg", root.getTagName());
            assertEquals("720", root.getAttribute("width"));
            NodeList all = root.getElementsByTagName("*");
            for (int i = 0; i < all.getLength(); i++) {
                Element element = (Element) all.item(i);
                assertTrue(List.of("title", "rect", "line", "circle", "path", "text").contains(element.getTagName()),
                        element.getTagName());
                assertFalse(element.hasAttribute("href"));
            }
            assertFalse(svg.contains("NaN"), svg);
            assertTrue(svg.length() < 400_000, "a figure is capped");
        }
    }

    @Test
    void textIsShownAsItIs() throws Exception {
        Document document = parse(SvgFigure.draw(new Figure.Stack("How far <it> gets",
                List.of(new Layer("TLS & more", "closed", Tone.BAD))), Palette.LIGHT));
        assertEquals("How far <it> gets", document.getElementsByTagName("title").item(0).getTextContent());
        NodeList texts = document.getElementsByTagName("text");
        assertEquals("TLS & more", texts.item(1).getTextContent());
        assertEquals("closed", texts.item(2).getTextContent());
    }

    @Test
    void barsLieWhereTheirDatesAre() throws Exception {
        Document document = parse(SvgFigure.draw(new Figure.Timeline("t", List.of(
                new Span("first half", BEGIN, Instant.parse("2025-07-02T12:00:00Z"), Tone.GOOD),
                new Span("second half", Instant.parse("2025-07-02T12:00:00Z"), END, Tone.BAD)), List.of()),
                Palette.LIGHT));
        NodeList bars = document.getElementsByTagName("rect");
        Element first = (Element) bars.item(1);
        Element second = (Element) bars.item(2);
        double end = Double.parseDouble(first.getAttribute("x")) + Double.parseDouble(first.getAttribute("width"));
        assertEquals(end, Double.parseDouble(second.getAttribute("x")), 0.3);
        assertEquals(Double.parseDouble(first.getAttribute("width")),
                Double.parseDouble(second.getAttribute("width")), 0.3);
    }
}
