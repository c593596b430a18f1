// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal;

import java.util.stream.IntStream;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;

/**
 * Shares the width of a table among its columns by what they hold: where all fit, each gets what it needs and its part
 * of the rest; where they do not, short columns stay whole and the long ones share what is left.
 */
public final class FairColumns {

    private static final int PADDING = 14;
    /** A table may hold any number of rows, and the first ones tell enough. */
    private static final int MEASURED = 100;

    private final Table table;
    private final int[] weights;
    private int pinned = -1;
    private int width;

    /** @param weights how much each column counts where there is too little for all */
    public FairColumns(Table table, int... weights) {
        this.table = table;
        this.weights = weights.clone();
        Ellipsis.on(table);
        table.addListener(SWT.Resize, e -> fit());
    }

    /** Gives one column a width of its own. */
    public void pin(int column, int pixels) {
        pinned = column;
        width = pixels;
    }

    /** To be called when the rows have changed. */
    public void fit() {
        int room = table.getClientArea().width;
        if (room <= 0) {
            return;
        }
        int[] needed = IntStream.range(0, table.getColumnCount())
                .map(column -> column == pinned ? 0 : needed(column)).toArray();
        int[] widths = share(room - (pinned < 0 ? 0 : width), needed, weights);
        for (int i = 0; i < widths.length; i++) {
            table.getColumn(i).setWidth(i == pinned ? width : widths[i]);
        }
    }

    private int needed(int column) {
        GC gc = new GC(table);
        try {
            // GTK draws titles in bold.
            gc.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT));
            int most = table.getHeaderVisible() ? gc.textExtent(table.getColumn(column).getText()).x + PADDING : 0;
            gc.setFont(table.getFont());
            for (int row = 0; row < Math.min(MEASURED, table.getItemCount()); row++) {
                int text = gc.textExtent(table.getItem(row).getText(column)).x + PADDING;
                most = Math.max(most, text + lead(table.getItem(row), column));
            }
            return most;
        } finally {
            gc.dispose();
        }
    }

    /** What stands before the text: a picture, and in the first column a box to tick where there is one. */
    private int lead(TableItem item, int column) {
        if (column == 0 && (table.getStyle() & SWT.CHECK) != 0) {
            return Math.max(0, item.getTextBounds(0).x);
        }
        Image image = item.getImage(column);
        return image == null ? 0 : image.getBounds().width;
    }

    /** Widths that add up to the room, where there is anything to share. */
    static int[] share(int room, int[] needed, int[] weights) {
        int all = IntStream.of(needed).sum();
        if (all <= 0) {
            return needed.clone();
        }
        if (all <= room) {
            return IntStream.of(needed).map(one -> one + (room - all) * one / all).toArray();
        }
        boolean[] whole = new boolean[needed.length];
        double level = level(room, needed, weights, whole);
        for (int i = 0; i < needed.length; i++) {
            if (!whole[i] && needed[i] <= level * weights[i]) {
                whole[i] = true;
                level = level(room, needed, weights, whole);
                i = -1;
            }
        }
        double each = level;
        return IntStream.range(0, needed.length)
                .map(i -> whole[i] ? needed[i] : (int) (each * weights[i])).toArray();
    }

    /** What one unit of weight gets of the room that the whole columns leave. */
    private static double level(int room, int[] needed, int[] weights, boolean[] whole) {
        int left = room;
        int sharing = 0;
        for (int i = 0; i < needed.length; i++) {
            left -= whole[i] ? needed[i] : 0;
            sharing += whole[i] ? 0 : weights[i];
        }
        return sharing == 0 ? 0 : Math.max(0, left) / (double) sharing;
    }
}
