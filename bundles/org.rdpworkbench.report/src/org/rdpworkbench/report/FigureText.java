// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.report;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.rdpworkbench.core.spi.Figure;
import org.rdpworkbench.core.spi.Figure.Cell;
import org.rdpworkbench.core.spi.Figure.Tone;
import org.rdpworkbench.report.TextStyle.Look;

/** A figure as lines of text: what a drawing shows by place is told by order. */
final class FigureText {

    private static final String INDENT = "  ";
    private static final int GAP = 2;
    private static final int MOST_ROWS = 30;
    /** No column is made narrower than this to let the others have room. */
    private static final int LEAST_WIDTH = 8;

    private final Page page;

    FigureText(Page page) {
        this.page = page;
    }

    void write(Figure figure) {
        page.heading(figure.title());
        switch (figure) {
            case Figure.Timeline timeline -> timeline(timeline);
            case Figure.Stack stack -> stack.layers().stream().limit(MOST_ROWS).forEach(layer -> page.item(INDENT,
                    Look.PLAIN, layer.label() + (layer.detail().isBlank() ? "" : ": " + layer.detail()),
                    look(layer.tone())));
            case Figure.Table table -> table(table);
        }
    }

    /** One entry of a timeline. */
    private record Entry(Instant from, Instant to, String label, Tone tone) {}

    private static void add(List<Entry> entries, Instant from, Instant to, String label, Tone tone) {
        entries.add(new Entry(from, to, label, tone));
    }

    private void timeline(Figure.Timeline timeline) {
        List<Entry> entries = new ArrayList<>();
        timeline.spans().forEach(span -> add(entries, span.from(), span.to(), span.label(), span.tone()));
        timeline.marks().forEach(mark -> add(entries, mark.at(), mark.at(), mark.label(), mark.tone()));
        entries.sort(Comparator.comparing(Entry::from).thenComparing(Entry::to));
        String pattern = within(entries, Duration.ofDays(2)) ? Moments.SECOND : Moments.MINUTE;
        for (Entry entry : entries.subList(0, Math.min(MOST_ROWS, entries.size()))) {
            String until = entry.to().equals(entry.from()) ? "" : " to " + Moments.words(pattern, entry.to());
            page.item(INDENT, Look.PLAIN, Moments.words(pattern, entry.from()) + until + " UTC  " + entry.label(),
                    look(entry.tone()));
        }
    }

    private static boolean within(List<Entry> entries, Duration span) {
        return !entries.isEmpty() && entries.stream().map(Entry::to).max(Comparator.naturalOrder()).orElseThrow()
                .isBefore(entries.getFirst().from().plus(span));
    }

    private void table(Figure.Table table) {
        List<List<Cell>> rows = table.rows().stream().limit(MOST_ROWS).toList();
        int[] widths = widths(table.columns(), rows);
        page.item(INDENT, Look.PLAIN, row(table.columns(), widths), Look.MUTED);
        rows.forEach(row -> page.item(INDENT, Look.PLAIN, row(row.stream().map(Cell::text).toList(), widths),
                look(row)));
        if (table.rows().size() > MOST_ROWS) {
            page.item(INDENT, Look.PLAIN, "and " + (table.rows().size() - MOST_ROWS) + " more", Look.MUTED);
        }
    }

    /** As wide as the texts are, and where they do not fit, the widest give way. */
    private int[] widths(List<String> columns, List<List<Cell>> rows) {
        int[] widths = IntStream.range(0, columns.size()).map(column -> Stream.concat(Stream.of(columns.get(column)),
                        rows.stream().filter(row -> column < row.size()).map(row -> row.get(column).text()))
                .mapToInt(text -> shown(text).length()).max().orElse(1)).toArray();
        int room = page.style().width() - INDENT.length() - GAP * (widths.length - 1);
        while (IntStream.of(widths).sum() > room && IntStream.of(widths).max().orElse(0) > LEAST_WIDTH) {
            int widest = IntStream.range(0, widths.length).boxed()
                    .max(Comparator.comparingInt(column -> widths[column])).orElseThrow();
            widths[widest]--;
        }
        return widths;
    }

    /** An empty cell at the beginning of a line would move the others. */
    private String shown(String text) {
        return text.isBlank() ? "-" : page.style().plain(text);
    }

    private String row(List<String> texts, int[] widths) {
        return IntStream.range(0, Math.min(texts.size(), widths.length))
                .mapToObj(column -> cell(shown(texts.get(column)), widths[column]))
                .collect(Collectors.joining(" ".repeat(GAP))).stripTrailing();
    }

    private String cell(String text, int width) {
        if (text.length() <= width) {
            return text + " ".repeat(width - text.length());
        }
        String mark = page.style().symbol("\u2026", "~");
        int end = width - mark.length();
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + mark;
    }

    /** The gravest of the row. */
    private static Look look(List<Cell> row) {
        return Stream.of(Tone.BAD, Tone.WARN).filter(tone -> row.stream().anyMatch(cell -> cell.tone() == tone))
                .findFirst().map(FigureText::look).orElse(Look.PLAIN);
    }

    private static Look look(Tone tone) {
        return switch (tone) {
            case PLAIN -> Look.PLAIN;
            case GOOD -> Look.GOOD;
            case WARN -> Look.WARN;
            case BAD -> Look.BAD;
            case MUTED -> Look.MUTED;
        };
    }
}
