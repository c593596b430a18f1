// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal;

import org.eclipse.jface.wizard.IWizard;
import org.eclipse.jface.wizard.IWizardPage;
import org.eclipse.swt.widgets.Composite;

/** Pages of wizards that are made one after the other: all at once takes the UI thread too long. */
public final class Wizards {

    private Wizards() {}

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
