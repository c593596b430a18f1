// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.report.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rdpworkbench.core.spi.Figure;
import org.rdpworkbench.core.spi.Figure.Cell;
import org.rdpworkbench.core.spi.Figure.Tone;
import org.rdpworkbench.report.TextReport;
import org.rdpworkbench.report.TextStyle;

/** Figures in the report of a terminal. */
final class FigureTextTest {

    private static final TextStyle UTF8 = TextStyle.of(StandardCharsets.UTF_8, false);

    /** The lines below the figure's title. */
    private static List<String> drawn(Figure figure) {
        String text = new TextReport(Samples.TEXTS, UTF8).write(Samples.healthy(Optional.empty()),
                Optional.of(figure));
        String from = text.substring(text.indexOf("\n\n" + figure.title() + "\n") + figure.title().length() + 3);
        return from.substring(0, from.indexOf("\n\n")).lines().toList();
    }

    private static List<Cell> row(String... texts) {
        return List.of(texts).stream().map(text -> new Cell(text, Tone.PLAIN)).toList();
    }

    @Test
    void columnsStandBelowEachOther() {
        assertEquals(List.of(
                "  Version  Answer    Suite",
                "  TLSv1.3  accepted  TLS_AES_256_GCM_SHA384",
                "  -        refused",
                "  TLSv1.0  alert 70  none"),
                drawn(new Figure.Table("Versions", List.of("Version", "Answer", "Suite"), List.of(
                        row("TLSv1.3", "accepted", "TLS_AES_256_GCM_SHA384"), row("", "refused"),
                        row("TLSv1.0", "alert 70", "none")))));
    }

    @Test
    void theWidestColumnGivesWayAndNoLineIsLongerThanTheTerminal() {
        List<String> lines = drawn(new Figure.Table("Wide", List.of("A", "B", "C"),
                List.of(row("short", "x".repeat(300), "also short"))));
        assertTrue(lines.getLast().endsWith("x\u2026  also short"), lines::toString);
        assertEquals(UTF8.width(), lines.getLast().length());
    }

    @Test
    void whatIsLongIsCutAndCounted() {
        List<String> lines = drawn(new Figure.Table("Long", List.of("A"), Collections.nCopies(40, row("a"))));
        assertEquals("  and 10 more", lines.getLast());
        assertEquals(32, lines.size());
    }

    @Test
    void whatTheHostSaysObeysNobody() {
        List<String> lines = drawn(new Figure.Table("Hostile", List.of("A", "B"),
                List.of(row("\u001b[2J", "next"), row("plain", "next"))));
        assertEquals("  \\u{1b}[2J  next", lines.get(1));
        assertEquals("  plain      next", lines.get(2));
    }

    @Test
    void aTimelineIsTold() {
        Instant begin = Instant.parse("2025-10-27T12:37:00Z");
        Instant end = Instant.parse("2026-10-27T12:37:00Z");
        assertEquals(List.of("  2025-10-27 12:37 to 2026-10-27 12:37 UTC  certificate valid",
                "  2026-11-26 10:00 UTC  this machine's clock"),
                drawn(new Figure.Timeline("Dates", List.of(new Figure.Span("certificate valid", begin, end, Tone.GOOD)),
                        List.of(new Figure.Mark("this machine's clock", Instant.parse("2026-11-26T10:00:00Z"),
                                Tone.BAD)))));
        assertEquals(List.of("  2025-10-27 12:37:00 UTC  a", "  2025-10-27 12:37:20 UTC  b"),
                drawn(new Figure.Timeline("Near", List.of(), List.of(
                        new Figure.Mark("b", begin.plusSeconds(20), Tone.PLAIN),
                        new Figure.Mark("a", begin, Tone.PLAIN)))));
    }

    @Test
    void aStackIsReadFromTheTop() {
        assertEquals(List.of("  TCP: connected", "  TLS"), drawn(new Figure.Stack("Layers", List.of(
                new Figure.Layer("TCP", "connected", Tone.GOOD), new Figure.Layer("TLS", "", Tone.BAD)))));
    }
}
