// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Widget;

/**
 * Keeps the tool bars of views beside their tabs. When a perspective comes back, a tool bar asks for more height than
 * the row of tabs has until its style is applied; SWT 3.135 then puts it across what the view shows, and leaves it
 * there (eclipse.platform.swt issue 3608, mended after that version). So the row is worked out once more.
 */
final class TabRows {

    private TabRows() {}

    static void mend(Display display) {
        display.addFilter(SWT.Move, event -> moved(event.widget));
    }

    /** Where there is too little room for both, the bar stays below: it is not moved again, so this ends. */
    private static void moved(Widget widget) {
        if (widget instanceof Control bar && bar.getParent() instanceof CTabFolder folder
                && folder.getTopRight() == bar && bar.getLocation().y > folder.getTabHeight()) {
            bar.getDisplay().asyncExec(() -> {
                if (!folder.isDisposed()) {
                    folder.notifyListeners(SWT.Resize, new Event());
                }
            });
        }
    }
}
