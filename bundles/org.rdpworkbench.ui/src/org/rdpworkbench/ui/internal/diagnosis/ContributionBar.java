// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.diagnosis;

import java.util.Locale;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.rdpworkbench.core.spi.Figure.Tone;
import org.rdpworkbench.report.Palette;
import org.rdpworkbench.ui.internal.Shades;

/**
 * What one indication adds to the log-odds of a cause: a bar to the right of the middle when it speaks for it, to the
 * left when against, with the number beside it. A frame without a filling does not count.
 */
final class ContributionBar extends Canvas {

    static final int WIDTH = 160;

    /** Room for the number on either side. */
    private static final int NUMBER = 40;
    private static final int THICK = 12;

    private final double points;
    private final double most;
    private final boolean counted;
    private final boolean ours;

    /**
     * @param most points of the longest bar
     * @param counted false for a frame
     * @param ours true for what no indication adds: where all begin, and the sum
     */
    ContributionBar(Composite parent, double points, double most, boolean counted, boolean ours) {
        super(parent, SWT.DOUBLE_BUFFERED);
        this.points = points;
        this.most = most;
        this.counted = counted;
        this.ours = ours;
        addPaintListener(e -> paint(e.gc));
        getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent e) {
                e.result = words() + (counted ? "" : ", not counted");
            }
        });
    }

    /** The points with their sign. */
    String words() {
        return (points < 0 ? "\u2212" : "+") + String.format(Locale.ROOT, "%.1f", Math.abs(points));
    }

    @Override
    public Point computeSize(int width, int height, boolean changed) {
        GC gc = new GC(this);
        try {
            return new Point(WIDTH, gc.getFontMetrics().getHeight() + 4);
        } finally {
            gc.dispose();
        }
    }

    private void paint(GC gc) {
        Palette palette = Shades.of(this);
        Rectangle area = getClientArea();
        gc.setBackground(Shades.color(palette.ground()));
        gc.fillRectangle(area);
        int middle = area.width / 2;
        int room = middle - NUMBER;
        int length = Math.max(2, (int) Math.round(room * Math.min(1, Math.abs(points) / most)));
        int top = (Math.min(area.height, gc.getFontMetrics().getHeight() + 4) - THICK) / 2;
        boolean against = points < 0;
        int left = against ? middle - length : middle;
        gc.setBackground(Marks.color(palette, ours ? Tone.PLAIN : against ? Tone.GOOD : Tone.BAD));
        gc.setForeground(gc.getBackground());
        if (counted) {
            gc.fillRectangle(left, top, length, THICK);
        } else {
            gc.setLineStyle(SWT.LINE_DOT);
            gc.drawRectangle(left, top, length - 1, THICK - 1);
            gc.setLineStyle(SWT.LINE_SOLID);
        }
        gc.setForeground(Shades.color(palette.faint()));
        gc.drawLine(middle, 0, middle, area.height);
        gc.setForeground(Shades.color(counted ? palette.ink() : palette.faint()));
        String text = words();
        int x = against ? left - 4 - gc.textExtent(text).x : left + length + 4;
        gc.drawText(text, x, top + (THICK - gc.getFontMetrics().getHeight()) / 2, true);
    }
}
