// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal;

import org.eclipse.jface.wizard.IWizard;
import org.eclipse.jface.wizard.IWizardPage;
import org.eclipse.jface.wizard.WizardDialog;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Shell;

/** Wizards that open step by step: all at once takes the UI thread too long. */
public final class Wizards {

    /** The dialog that was made last. */
    private static Shell made;

    private Wizards() {}

    /** Makes the dialog now, and opens it soon. On the UI thread. */
    public static void open(WizardDialog dialog) {
        if (made != null && !made.isDisposed() && !made.isVisible()) {
            // Until it is open, a second click reaches the window.
            return;
        }
        dialog.create();
        made = dialog.getShell();
        Later.once(dialog.getShell(), dialog::open);
    }

    /** Makes the first page now, and each of the others soon. To be called for {@link IWizard#createPageControls}. */
    public static void createPages(IWizard wizard, Composite container) {
        wizard.getStartingPage().createControl(container);
        for (IWizardPage page : wizard.getPages()) {
            Later.once(container, () -> createBehind(page, container));
        }
    }

    private static void createBehind(IWizardPage page, Composite container) {
        if (page.getControl() == null) {
            page.createControl(container);
            page.getControl().setVisible(false);
            container.layout();
            page.getWizard().getContainer().updateButtons();
        }
    }
}
