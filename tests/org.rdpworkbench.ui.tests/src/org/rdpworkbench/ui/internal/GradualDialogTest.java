// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.eclipse.jface.wizard.Wizard;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.Test;

/** A dialog that is made step by step is seen when it is whole, and one that breaks is gone. */
class GradualDialogTest {

    private static GradualDialog dialog(Runnable making) {
        Wizard wizard = new Wizard() {
            @Override
            public boolean performFinish() {
                return true;
            }
        };
        wizard.addPage(new WizardPage("page") {
            @Override
            public void createControl(Composite parent) {
                making.run();
                Composite page = new Composite(parent, SWT.NONE);
                new Label(page, SWT.NONE).setText("Here");
                setControl(page);
            }
        });
        GradualDialog dialog = new GradualDialog(Ui.page().getWorkbenchWindow().getShell(), wizard);
        dialog.setBlockOnOpen(false);
        return dialog;
    }

    /** Opens it, and gives its shell when the UI thread has nothing to do any more. */
    private static Shell opened(Runnable making) throws Exception {
        Shell shell = Ui.sync(() -> {
            GradualDialog dialog = dialog(making);
            dialog.openSoon();
            assertFalse(dialog.getShell().isVisible());
            return dialog.getShell();
        });
        for (int turn = 0; turn < 3; turn++) {
            Ui.sync(() -> null);
        }
        return shell;
    }

    @Test
    void itIsSeenWhenItIsWhole() throws Exception {
        Shell shell = opened(() -> { });
        assertTrue(Ui.sync(shell::isVisible));
        assertEquals("Cancel", Ui.sync(() -> Ui.button(shell, "Cancel").getText()));
        assertNotEquals(0, Ui.sync(() -> shell.getSize().x));
        Ui.sync(() -> {
            shell.close();
            return null;
        });
    }

    @Test
    void oneThatBreaksKeepsNoOtherFromOpening() throws Exception {
        Shell broken = opened(() -> {
            throw new IllegalStateException("a page that cannot be made, as a test wants it");
        });
        assertTrue(broken.isDisposed());
        Shell next = opened(() -> { });
        assertTrue(Ui.sync(next::isVisible));
        Ui.sync(() -> {
            next.close();
            return null;
        });
    }
}
