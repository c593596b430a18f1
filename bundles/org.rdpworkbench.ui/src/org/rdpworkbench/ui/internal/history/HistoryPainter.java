// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.history;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.rdpworkbench.core.spi.Figure.Tone;
import org.rdpworkbench.report.Palette;
import org.rdpworkbench.report.Palette.Pair;
import org.rdpworkbench.report.Plain;
import org.rdpworkbench.store.History;
import org.rdpworkbench.store.Repair;
import org.rdpworkbench.ui.internal.Ellipsis;
import org.rdpworkbench.ui.internal.Shades;
import org.rdpworkbench.ui.internal.diagnosis.Marks;

/** Draws the parts of a history, from the top: the diagnoses, the axis, the repairs, a bar for each certificate. */
record HistoryPainter(GC gc, Palette palette, TimeAxis axis) {

    /** Left and right of the axis. */
    static final int EDGE = 22;
    /** Half the width of a sign. */
    static final int SIGN = 8;
    /** Of the signs, from the top. */
    static final int CENTRE = 18;

    private static final int LINE = CENTRE + SIGN + 8;
    private static final int GAP = 4;
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT).withZone(ZoneOffset.UTC);
    /** What a calendar can hold. */
    private static final long MOST_SECONDS = 31_000_000_000_000_000L;

    /** What all of it needs. */
    static int height(int rows, int lineHeight) {
        return top(rows, lineHeight) + GAP;
    }

    /** Of a row below the axis. */
    private static int top(int row, int lineHeight) {
        return LINE + 2 * GAP + lineHeight + row * (lineHeight + 2 * GAP);
    }

    /** Of the signs of repairs, from the top. */
    static int repairs(int lineHeight) {
        return top(0, lineHeight) + GAP + (lineHeight + GAP) / 2;
    }

    /** @param repairs each gets a line down to its sign */
    void axis(ZoneId zone, List<Repair> repairs) {
        int line = gc.getFontMetrics().getHeight();
        gc.setBackground(Shades.color(palette.ground()));
        gc.setForeground(Shades.color(palette.line()));
        gc.setLineWidth(1);
        gc.drawLine(axis.left() - SIGN, LINE, axis.left() + axis.width() + SIGN, LINE);
        repairs.forEach(one -> gc.drawLine(axis.x(one.at()), LINE, axis.x(one.at()), repairs(line) - SIGN - 2));
        for (TimeAxis.Tick tick : axis.ticks(zone)) {
            gc.setForeground(Shades.color(palette.line()));
            gc.drawLine(tick.x(), LINE, tick.x(), LINE + GAP);
            gc.setForeground(Shades.color(palette.faint()));
            int width = gc.textExtent(tick.label()).x;
            int most = axis.left() + axis.width() + EDGE - width;
            gc.drawText(tick.label(), Math.clamp(tick.x() - width / 2, 0, Math.max(0, most)), LINE + GAP + 1);
        }
    }

    void diagnosis(History.Entry entry) {
        Marks.draw(gc, palette, Marks.tone(Optional.of(entry.verdict())), axis.x(entry.at()), CENTRE, SIGN);
    }

    /** A ring around the one that is selected, and a second one where the keys go. */
    void chosen(History.Entry entry, boolean focus) {
        diagnosis(entry);
        int x = axis.x(entry.at());
        gc.setForeground(Shades.color(palette.ink()));
        gc.setLineWidth(2);
        gc.drawOval(x - SIGN - 2, CENTRE - SIGN - 2, 2 * SIGN + 4, 2 * SIGN + 4);
        gc.drawLine(x, CENTRE + SIGN + 2, x, LINE);
        if (focus) {
            gc.setLineWidth(1);
            gc.setLineStyle(SWT.LINE_DOT);
            gc.drawRectangle(x - SIGN - 6, CENTRE - SIGN - 6, 2 * SIGN + 12, 2 * SIGN + 12);
            gc.setLineStyle(SWT.LINE_SOLID);
        }
    }

    /** In a row of its own, since a look follows at once. */
    void repair(Repair repair) {
        int x = axis.x(repair.at());
        int y = repairs(gc.getFontMetrics().getHeight());
        switch (repair.outcome()) {
            case CONFIRMED -> Marks.diamond(gc, palette, Tone.GOOD, x, y, SIGN);
            case APPLIED_PENDING -> Marks.diamond(gc, palette, Tone.PLAIN, x, y, SIGN);
            case NOT_UNDONE -> Marks.diamond(gc, palette, Tone.BAD, x, y, SIGN);
            case UNDONE -> Marks.hollow(gc, palette, x, y, SIGN);
            case BY_HAND -> Marks.bare(gc, palette, x, y, SIGN);
        }
    }

    /** @param row where the first one goes */
    void certificates(List<HostHistory.Validity> bars, int row) {
        int line = gc.getFontMetrics().getHeight();
        for (int i = 0; i < bars.size(); i++) {
            bar(bars.get(i), top(row + i, line) + GAP, line + GAP);
        }
    }

    /** Where the validity goes on beyond the axis the bar is open at that end. */
    private void bar(HostHistory.Validity bar, int top, int height) {
        int from = axis.x(bar.from()) - (bar.from().isBefore(axis.from()) ? SIGN : 0);
        int to = axis.x(bar.to()) + (bar.to().isAfter(axis.to()) ? SIGN : 0);
        int width = Math.max(2, to - from);
        boolean ends = axis.contains(bar.to());
        Pair colors = ends ? palette.warn() : palette.plain();
        gc.setBackground(Shades.color(colors.soft()));
        gc.fillRectangle(from, top, width, height);
        gc.setForeground(Shades.color(colors.strong()));
        gc.setLineWidth(1);
        gc.drawLine(from, top, from + width, top);
        gc.drawLine(from, top + height, from + width, top + height);
        if (axis.contains(bar.from())) {
            gc.drawLine(from, top, from, top + height);
        }
        if (ends) {
            gc.setLineWidth(2);
            gc.drawLine(to, top, to, top + height);
        }
        label(bar, from, to, top + GAP / 2);
    }

    /** Inside the bar where it fits, else beside it. */
    private void label(HostHistory.Validity bar, int from, int to, int top) {
        String text = Plain.escape(bar.subject(), Plain.MOST_VALUE) + ", valid " + day(bar.from()) + " to "
                + day(bar.to());
        int all = axis.left() + axis.width() + EDGE;
        gc.setForeground(Shades.color(palette.ink()));
        int width = gc.textExtent(text).x;
        if (width + 2 * GAP <= to - from || all - to < from) {
            int room = width + 2 * GAP <= to - from ? to - from : Math.max(to, all) - 2 * GAP;
            int x = width + 2 * GAP <= to - from ? from + GAP : Math.max(GAP, to - width - GAP);
            gc.drawText(Ellipsis.cut(gc, text, room - GAP), x, top, true);
        } else {
            gc.drawText(Ellipsis.cut(gc, text, all - to - 2 * GAP), to + GAP, top, true);
        }
    }

    /** A day in UTC, as certificates mean it. */
    static String day(Instant at) {
        return DAY.format(Instant.ofEpochSecond(Math.clamp(at.getEpochSecond(), -MOST_SECONDS, MOST_SECONDS)));
    }
}
