// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.help;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jface.dialogs.IDialogPage;
import org.eclipse.jface.dialogs.IPageChangeProvider;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;

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
            helping(control).ifPresent(part -> part.notifyListeners(SWT.Help, new Event()));
            event.doit = false;
        }
    }

    /** What is beside the page of a dialog, such as the tree of the preferences, has the help of the page. */
    private static Optional<Control> helping(Control control) {
        return around(control).filter(part -> !(part instanceof Shell))
                .or(() -> page(control.getShell()).flatMap(HelpKey::around)).or(() -> around(control));
    }

    /** The nearest part around that has help. */
    private static Optional<Control> around(Control control) {
        return Stream.<Control>iterate(control, Objects::nonNull, Control::getParent)
                .filter(part -> part.isListening(SWT.Help)).findFirst();
    }

    private static Optional<Control> page(Shell shell) {
        return shell.getData() instanceof IPageChangeProvider dialog
                && dialog.getSelectedPage() instanceof IDialogPage page ? Optional.ofNullable(page.getControl())
                : Optional.empty();
    }
}
