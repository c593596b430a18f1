// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal;

import java.util.function.Supplier;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Item;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.TreeItem;

/** Text that is longer than the room for it, with an ellipsis where it is cut, so that one sees that there is more. */
public final class Ellipsis {

    private static final String MORE = "\u2026";
    private static final int EDGE = 3;
    /** GTK says that text begins two pixels behind where it draws it. */
    private static final int INSET = 2;

    /** @param imageLeft where the image begins, if there is one */
    private record Cell(String text, Image image, Rectangle whole, Rectangle textBounds, int imageLeft) {

        static Cell of(Item item, int column) {
            return switch (item) {
                case TableItem row -> of(row.getText(column), row.getImage(column), row.getBounds(column),
                        row.getTextBounds(column), () -> row.getImageBounds(column));
                case TreeItem row -> of(row.getText(column), row.getImage(column), row.getBounds(column),
                        row.getTextBounds(column), () -> row.getImageBounds(column));
                default -> throw new IllegalArgumentException("no row: " + item);
            };
        }

        private static Cell of(String text, Image image, Rectangle whole, Rectangle textBounds,
                Supplier<Rectangle> imageBounds) {
            return new Cell(text, image, whole, textBounds, image == null ? 0 : imageBounds.get().x);
        }

        int room() {
            return whole.x + whole.width - textBounds.x - EDGE;
        }

        boolean fits(GC gc) {
            return text.isEmpty() || gc.textExtent(text).x <= room();
        }
    }

    /** What was erased last is painted next; to ask for it again is half of the work of drawing a tree. */
    private Cell cell;
    private boolean fits;

    private Ellipsis() {}

    /** For all cells of that table or tree. The other systems do so by themselves; GTK just cuts. */
    public static void on(Composite rows) {
        if (SWT.getPlatform().equals("gtk")) {
            Ellipsis ellipsis = new Ellipsis();
            rows.addListener(SWT.EraseItem, ellipsis::erase);
            rows.addListener(SWT.PaintItem, ellipsis::paint);
        }
    }

    private void erase(Event event) {
        cell = Cell.of((Item) event.item, event.index);
        fits = cell.fits(event.gc);
        if (!fits) {
            event.detail &= ~SWT.FOREGROUND;
        }
    }

    private void paint(Event event) {
        if (cell.image() != null) {
            // As soon as somebody hears of painting, GTK paints the selection over the picture.
            event.gc.drawImage(cell.image(), cell.imageLeft(),
                    cell.whole().y + (cell.whole().height - cell.image().getBounds().height) / 2);
        }
        if (fits) {
            return;
        }
        int top = cell.whole().y + (cell.whole().height - event.gc.getFontMetrics().getHeight()) / 2;
        event.gc.drawText(cut(event.gc, cell.text(), cell.room()), cell.textBounds().x - INSET, top, true);
    }

    /** The text, or as much of its beginning as fits into {@code width} pixels with an ellipsis behind it. */
    public static String cut(GC gc, String text, int width) {
        if (gc.textExtent(text).x <= width) {
            return text;
        }
        int fits = 0;
        int most = text.length();
        while (fits < most) {
            int middle = (fits + most + 1) / 2;
            if (gc.textExtent(text.substring(0, middle) + MORE).x <= width) {
                fits = middle;
            } else {
                most = middle - 1;
            }
        }
        boolean half = fits > 0 && Character.isHighSurrogate(text.charAt(fits - 1));
        return text.substring(0, half ? fits - 1 : fits) + MORE;
    }
}
