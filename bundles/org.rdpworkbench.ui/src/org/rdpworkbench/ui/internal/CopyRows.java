// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal;

import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;

/** Copies what is selected, by the usual key and by the context menu. */
public final class CopyRows {

    private CopyRows() {}

    /** @param text of what is selected, empty when nothing is */
    public static void on(Control control, Supplier<String> text) {
        control.addListener(SWT.KeyDown, e -> {
            if ((e.stateMask & SWT.MODIFIER_MASK) == SWT.MOD1 && e.keyCode == 'c') {
                copy(e.display, text.get());
            }
        });
        menu(control, "&Copy", () -> copy(control.getDisplay(), text.get()), () -> !text.get().isEmpty());
    }

    /** Text has the key already. */
    public static void on(StyledText text) {
        menu(text, "&Copy", text::copy, () -> text.getSelectionCount() > 0);
        item(text.getMenu(), "Select &All", text::selectAll);
    }

    /** Adds something else that can be done with what is selected to the context menu. */
    public static void add(Control control, String label, Runnable run, BooleanSupplier can) {
        MenuItem item = item(control.getMenu(), label, run);
        control.getMenu().addListener(SWT.Show, e -> item.setEnabled(can.getAsBoolean()));
    }

    private static void menu(Control control, String label, Runnable run, BooleanSupplier can) {
        control.setMenu(new Menu(control));
        add(control, label, run, can);
    }

    private static MenuItem item(Menu menu, String label, Runnable run) {
        MenuItem item = new MenuItem(menu, SWT.PUSH);
        item.setText(label);
        item.addListener(SWT.Selection, e -> run.run());
        return item;
    }

    /** Puts text on the clipboard, when there is any. */
    public static void copy(Display display, String text) {
        if (!text.isEmpty()) {
            Clipboard clipboard = new Clipboard(display);
            clipboard.setContents(new Object[] {text}, new Transfer[] {TextTransfer.getInstance()});
            clipboard.dispose();
        }
    }
}
