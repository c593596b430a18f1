// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal;

import java.util.List;
import org.eclipse.jface.wizard.IWizard;
import org.eclipse.jface.wizard.IWizardPage;
import org.eclipse.swt.widgets.Composite;

/** The pages of a wizard, the first one at once and the others after it: all together take the UI thread too long. */
public final class WizardPages {

    private WizardPages() {}

    /** To be called for {@link IWizard#createPageControls}. */
    public static void create(IWizard wizard, Composite container) {
        IWizardPage first = wizard.getStartingPage();
        first.createControl(container);
        container.getDisplay().asyncExec(() -> {
            if (!container.isDisposed()) {
                List.of(wizard.getPages()).stream().filter(page -> page.getControl() == null)
                        .forEach(page -> createBehind(page, container));
                container.layout();
                wizard.getContainer().updateButtons();
            }
        });
    }

    private static void createBehind(IWizardPage page, Composite container) {
        page.createControl(container);
        page.getControl().setVisible(false);
    }
}
