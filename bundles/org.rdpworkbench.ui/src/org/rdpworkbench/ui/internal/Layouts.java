// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;

/** The few layouts that all parts use, so that margins are the same everywhere. */
public final class Layouts {

    /** Distance of content from the edge of its part, in pixels. */
    public static final int MARGIN = 12;

    private Layouts() {}

    /** One column with a margin around it. */
    public static GridLayout padded() {
        return GridLayoutFactory.fillDefaults().margins(MARGIN, MARGIN).spacing(8, 6).create();
    }

    /** Two columns with a margin around them: labels, and what they are for. */
    public static GridLayout form() {
        return GridLayoutFactory.fillDefaults().numColumns(2).margins(MARGIN, MARGIN).spacing(8, 6).create();
    }

    /** Columns without a margin. */
    public static GridLayout columns(int count) {
        return GridLayoutFactory.fillDefaults().numColumns(count).spacing(8, 6).create();
    }

    /** As wide as there is room; wraps before it widens its parent. */
    public static GridData wide() {
        return GridDataFactory.fillDefaults().align(SWT.FILL, SWT.BEGINNING).grab(true, false).hint(100, SWT.DEFAULT)
                .create();
    }

    /** Puts the second half beside the first where there is room, else below it; for each time the size changes. */
    public static void arrange(SashForm halves) {
        Rectangle area = halves.getClientArea();
        int wanted = area.width < area.height * 3 / 2 ? SWT.VERTICAL : SWT.HORIZONTAL;
        if (halves.getOrientation() != wanted) {
            halves.setOrientation(wanted);
        }
    }

    /** All the room there is. */
    public static GridData all() {
        return GridDataFactory.fillDefaults().grab(true, true).create();
    }
}
