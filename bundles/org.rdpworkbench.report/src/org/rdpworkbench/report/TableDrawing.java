// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.report;

import java.util.ArrayList;
import java.util.List;
import org.rdpworkbench.core.spi.Figure.Cell;
import org.rdpworkbench.core.spi.Figure.Table;
import org.rdpworkbench.core.spi.Figure.Tone;

/** Rows and columns; a column is as wide as its texts need, as far as there is room. */
final class TableDrawing {

    private static final double SIZE = 12;
    private static final double STEP = 16;
    private static final double PAD = 10;
    private static final int MOST_LINES = 6;

    private final Svg svg;
    private final Palette palette;

    TableDrawing(Svg svg, Palette palette) {
        this.svg = svg;
        this.palette = palette;
    }

    void draw(Table table) {
        double[] widths = widths(table);
        row(table.columns().stream().map(text -> new Cell(text, Tone.PLAIN)).toList(), widths, true);
        table.rows().stream().limit(Svg.MOST_ROWS).forEach(cells -> row(cells, widths, false));
    }

    private static double[] widths(Table table) {
        double[] widths = new double[table.columns().size()];
        for (int column = 0; column < widths.length; column++) {
            widths[column] = wanted(table.columns().get(column));
            for (List<Cell> cells : table.rows()) {
                widths[column] = Math.max(widths[column], column < cells.size() ? wanted(cells.get(column).text()) : 0);
            }
        }
        double room = Svg.WIDTH - 2 * Svg.MARGIN;
        double sum = 0;
        for (double width : widths) {
            sum += width;
        }
        for (int column = 0; column < widths.length; column++) {
            widths[column] *= room / sum;
        }
        return widths;
    }

    /** One long text does not take all the room from the others. */
    private static double wanted(String text) {
        return Math.clamp(Svg.width(text, SIZE), 60, 320) + 2 * PAD;
    }

    private void row(List<Cell> cells, double[] widths, boolean head) {
        List<List<String>> texts = new ArrayList<>();
        int most = 1;
        for (int column = 0; column < Math.min(widths.length, cells.size()); column++) {
            List<String> lines = Svg.fit(cells.get(column).text(), widths[column] - 2 * PAD, SIZE, MOST_LINES);
            texts.add(lines);
            most = Math.max(most, lines.size());
        }
        double height = most * STEP + 14;
        double x = Svg.MARGIN;
        for (int column = 0; column < texts.size(); column++) {
            cell(x, widths[column], height, cells.get(column).tone(), texts.get(column), head);
            x += widths[column];
        }
        svg.down(height);
        svg.line(Svg.MARGIN, svg.y(), x, svg.y(), palette.line(), head ? 2 : 1, false);
    }

    private void cell(double x, double width, double height, Tone tone, List<String> lines, boolean head) {
        boolean toned = !head && tone != Tone.PLAIN && tone != Tone.MUTED;
        if (toned) {
            svg.rect(x + 1, svg.y() + 2, width - 2, height - 4, palette.of(tone).soft(), 3);
        }
        String fill = head || tone == Tone.MUTED ? palette.faint() : toned ? palette.of(tone).strong() : palette.ink();
        double baseline = svg.y() + 7 + SIZE;
        for (String line : lines) {
            svg.text(x + PAD, baseline, SIZE, head || toned ? "600" : "400", fill, "start", line);
            baseline += STEP;
        }
    }
}
