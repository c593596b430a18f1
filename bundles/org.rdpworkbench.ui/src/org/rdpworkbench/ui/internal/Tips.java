// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal;

import java.util.Objects;
import java.util.function.Function;
import org.eclipse.jface.viewers.ColumnViewer;
import org.eclipse.jface.viewers.ViewerCell;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Control;

/**
 * Tool tips for the rows of tables and trees, shown by the system. Those of JFace are windows of their own: on GTK a
 * dialog that opens while one of them comes or goes gets neither Return nor Escape.
 */
public final class Tips {

    private Tips() {}

    /** @param text of an element's tool tip, escaped already */
    public static void on(ColumnViewer viewer, Function<Object, String> text) {
        on(viewer.getControl(), point -> {
            ViewerCell cell = viewer.getCell(point);
            return cell == null ? null : text.apply(cell.getElement());
        });
    }

    /** @param text of the tool tip at a point, escaped already; null for none */
    public static void on(Control control, Function<Point, String> text) {
        // It would lie on top of a menu that opens where it is, and take the keys that are meant for it.
        control.addListener(SWT.MouseDown, e -> control.setToolTipText(null));
        control.addListener(SWT.MenuDetect, e -> control.setToolTipText(null));
        control.addMouseMoveListener(e -> {
            String words = text.apply(new Point(e.x, e.y));
            // An ampersand would become a mnemonic.
            String tip = words == null ? null : words.replace("&", "&&");
            if (!Objects.equals(tip, control.getToolTipText())) {
                control.setToolTipText(tip);
            }
        });
    }
}
