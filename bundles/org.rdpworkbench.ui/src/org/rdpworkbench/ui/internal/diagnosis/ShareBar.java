// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.diagnosis;

import java.util.Optional;
import java.util.function.Function;
import org.eclipse.jface.viewers.OwnerDrawLabelProvider;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.TableItem;
import org.rdpworkbench.report.Palette;
import org.rdpworkbench.ui.internal.Shades;

/** Draws a share of all as a bar with its percentage. */
final class ShareBar extends OwnerDrawLabelProvider {

    private static final int TEXT = 48;

    /**
     * What is drawn.
     *
     * @param part from 0 to 1
     * @param percent the same for people
     */
    record Share(double part, String percent) {}

    private final Function<Object, Optional<Share>> share;

    /** @param share of an element; empty for one that has none */
    ShareBar(Function<Object, Optional<Share>> share) {
        this.share = share;
    }

    @Override
    protected void measure(Event event, Object element) {
        // Rows are as high as in every other table.
    }

    @Override
    protected void paint(Event event, Object element) {
        share.apply(element).ifPresent(one -> paint(event, Math.clamp(one.part(), 0, 1), one.percent()));
    }

    private static void paint(Event event, double part, String text) {
        Rectangle cell = ((TableItem) event.item).getBounds(event.index);
        Palette palette = Shades.of((Control) event.widget);
        GC gc = event.gc;
        Color ink = gc.getForeground();
        int height = gc.getFontMetrics().getHeight();
        int middle = cell.y + cell.height / 2;
        gc.drawText(text, cell.x + TEXT - 8 - gc.textExtent(text).x, middle - height / 2, true);
        int width = cell.width - TEXT - 10;
        gc.setAntialias(SWT.ON);
        frame(gc, palette, new Rectangle(cell.x + TEXT, middle - 5, width, 10));
        gc.setBackground(Shades.color(palette.plain().strong()));
        if (part > 0) {
            gc.fillRoundRectangle(cell.x + TEXT, middle - 5, Math.max(4, (int) Math.round(width * part)), 10, 6, 6);
        }
        gc.setForeground(ink);
    }

    /** All that a bar could fill: an outline where there is one colour for both, as in high contrast. */
    private static void frame(GC gc, Palette palette, Rectangle all) {
        if (palette.line().equals(palette.plain().strong())) {
            gc.setForeground(Shades.color(palette.line()));
            gc.drawRoundRectangle(all.x, all.y, all.width - 1, all.height - 1, 6, 6);
        } else {
            gc.setBackground(Shades.color(palette.line()));
            gc.fillRoundRectangle(all.x, all.y, all.width, all.height, 6, 6);
        }
    }
}
