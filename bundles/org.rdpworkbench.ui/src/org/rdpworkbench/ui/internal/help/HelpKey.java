// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.help;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;

/** Lets F1 ask for help in dialogs, which do not have the keys of the window. Elsewhere than on GTK it does already. */
public final class HelpKey {

    private HelpKey() {}

    /** To be called once. */
    public static void inDialogs(Display display) {
        if (SWT.getPlatform().equals("gtk")) {
            display.addFilter(SWT.KeyDown, HelpKey::pressed);
        }
    }

    static void pressed(Event event) {
        if (event.keyCode == SWT.F1 && (event.stateMask & SWT.MODIFIER_MASK) == 0
                && event.widget instanceof Control control && control.getShell().getParent() != null) {
            ask(control);
            event.doit = false;
        }
    }

    /** The nearest part around that has help has the answer. */
    private static void ask(Control control) {
        Control at = control;
        while (at != null && !at.isListening(SWT.Help)) {
            at = at.getParent();
        }
        if (at != null) {
            at.notifyListeners(SWT.Help, new Event());
        }
    }
}
