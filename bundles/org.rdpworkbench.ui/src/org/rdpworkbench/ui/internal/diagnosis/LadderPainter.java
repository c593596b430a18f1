// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.diagnosis;

import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.GC;
import org.rdpworkbench.core.spi.Figure.Tone;
import org.rdpworkbench.core.spi.Rung;
import org.rdpworkbench.core.spi.Stage;
import org.rdpworkbench.report.Palette;
import org.rdpworkbench.report.Plain;
import org.rdpworkbench.report.Words;
import org.rdpworkbench.ui.internal.Ellipsis;
import org.rdpworkbench.ui.internal.Milliseconds;
import org.rdpworkbench.ui.internal.Shades;

/**
 * Draws the parts of the ladder.
 *
 * @param width of the whole drawing, in pixels
 */
record LadderPainter(GC gc, Palette palette, Font plain, Font bold, int width) {

    private static final int RAIL = 20;
    private static final int TEXT = 42;
    private static final int EDGE = 6;

    /**
     * One stage's part of the line, drawn through to the last stage that is known and dotted from there on.
     *
     * @param centre of the stage's sign, below {@code top}
     */
    void rail(Stage stage, Optional<Stage> last, int top, int height, int centre) {
        boolean reached = last.isPresent() && stage.compareTo(last.get()) <= 0;
        boolean ends = last.filter(stage::equals).isPresent();
        int middle = top + centre;
        int from = stage == Stage.CLIENT ? middle : top;
        int to = stage == Stage.SESSION ? middle : top + height;
        line(reached, from, ends ? middle : to);
        if (ends) {
            line(false, middle, to);
        }
    }

    private void line(boolean solid, int from, int to) {
        gc.setForeground(Shades.color(solid ? palette.good().strong() : palette.faint()));
        gc.setLineWidth(solid ? 3 : 1);
        gc.setLineStyle(solid ? SWT.LINE_SOLID : SWT.LINE_DOT);
        gc.drawLine(RAIL, from, RAIL, to);
        gc.setLineStyle(SWT.LINE_SOLID);
    }

    /** A stage of which nothing is known. */
    void unseen(String name, String why, int top, int height) {
        int middle = top + height / 2;
        gc.setAntialias(SWT.ON);
        gc.setBackground(Shades.color(palette.ground()));
        gc.setForeground(Shades.color(palette.faint()));
        gc.setLineWidth(1);
        gc.fillOval(RAIL - 4, middle - 4, 8, 8);
        gc.drawOval(RAIL - 4, middle - 4, 8, 8);
        gc.setFont(plain);
        int above = middle - gc.getFontMetrics().getHeight() / 2;
        gc.drawText(name, TEXT, above, true);
        String words = Ellipsis.cut(gc, why, width - EDGE - (TEXT + gc.textExtent(name).x + 2 * EDGE));
        gc.drawText(words, width - EDGE - gc.textExtent(words).x, above, true);
    }

    /** A stage with its outcome below its name. */
    void seen(Rung rung, int top) {
        gc.setFont(plain);
        Tone tone = Marks.tone(rung.state());
        int line = gc.getFontMetrics().getHeight();
        Marks.draw(gc, palette, tone, RAIL, top + line / 2 + 3, 9);
        int right = width - EDGE;
        String time = Milliseconds.words(rung.millis());
        int timeWidth = gc.textExtent(time).x;
        gc.setForeground(Shades.color(palette.faint()));
        gc.drawText(time, right - timeWidth, top + 3, true);
        gc.setFont(bold);
        gc.setForeground(Shades.color(palette.ink()));
        gc.drawText(Ellipsis.cut(gc, Words.stage(rung.stage()), right - timeWidth - TEXT - EDGE), TEXT, top + 3, true);
        gc.setFont(plain);
        gc.setForeground(tone == Tone.GOOD ? Shades.color(palette.ink()) : Marks.color(palette, tone));
        gc.drawText(Ellipsis.cut(gc, Plain.escape(rung.outcome()), right - TEXT), TEXT, top + 3 + line, true);
    }
}
