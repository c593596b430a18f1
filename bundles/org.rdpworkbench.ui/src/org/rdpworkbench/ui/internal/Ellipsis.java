// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal;

import java.util.Optional;
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

    /** No edge and no picture beside the text takes more than this. */
    private static final int MOST_BESIDE = 40;

    /** Where a cell is, and its text. Costly to ask for: GTK counts rows to find one. */
    private record Cell(String text, Rectangle whole, Rectangle textBounds) {

        static Cell of(Item item, int column) {
            return switch (item) {
                case TableItem row -> new Cell(row.getText(column), row.getBounds(column), row.getTextBounds(column));
                case TreeItem row -> new Cell(row.getText(column), row.getBounds(column), row.getTextBounds(column));
                default -> throw new IllegalArgumentException("no row: " + item);
            };
        }

        int room() {
            return whole.x + whole.width - textBounds.x - EDGE;
        }

        boolean fits(GC gc) {
            return gc.textExtent(text).x <= room();
        }

        void draw(GC gc) {
            int top = whole.y + (whole.height - gc.getFontMetrics().getHeight()) / 2;
            gc.drawText(cut(gc, text, room()), textBounds.x - INSET, top, true);
        }
    }

    /** What was erased last is painted next. */
    private Optional<Cell> tooLong = Optional.empty();
    /** GTK erases the room of a picture by itself, before that of the text beside it. */
    private boolean pictured;

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
        tooLong = Optional.empty();
        if (!pictured && image(event) != null) {
            pictured = true;
            return;
        }
        if (event.gc.textExtent(text(event)).x + MOST_BESIDE > event.width) {
            tooLong = Optional.of(Cell.of((Item) event.item, event.index)).filter(cell -> !cell.fits(event.gc));
        }
        if (tooLong.isPresent()) {
            event.detail &= ~SWT.FOREGROUND;
        }
    }

    private void paint(Event event) {
        pictured = false;
        if ((event.detail & SWT.SELECTED) != 0) {
            picture(event);
        }
        tooLong.ifPresent(cell -> cell.draw(event.gc));
    }

    /** As soon as somebody hears of painting, GTK paints the selection over the picture. */
    private static void picture(Event event) {
        Image image = image(event);
        if (image != null) {
            Rectangle room = event.item instanceof TableItem row ? row.getImageBounds(event.index)
                    : ((TreeItem) event.item).getImageBounds(event.index);
            event.gc.drawImage(image, room.x, room.y + (room.height - image.getBounds().height) / 2);
        }
    }

    private static String text(Event event) {
        return event.item instanceof TableItem row ? row.getText(event.index)
                : ((TreeItem) event.item).getText(event.index);
    }

    private static Image image(Event event) {
        return event.item instanceof TableItem row ? row.getImage(event.index)
                : ((TreeItem) event.item).getImage(event.index);
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
