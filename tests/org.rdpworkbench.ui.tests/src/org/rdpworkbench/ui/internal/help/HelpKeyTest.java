// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.help;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.eclipse.jface.wizard.Wizard;
import org.eclipse.jface.wizard.WizardDialog;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.Test;
import org.rdpworkbench.ui.internal.Ui;

/** F1 outside of the window. */
class HelpKeyTest {

    @Test
    void aDialogIsAskedForHelpAndTheWindowIsLeftToItsKeys() throws Exception {
        Ui.sync(() -> {
            assertEquals(1, asked(new Shell(Ui.page().getWorkbenchWindow().getShell()), SWT.F1, 0));
            assertEquals(0, asked(new Shell(Ui.page().getWorkbenchWindow().getShell()), SWT.F2, 0));
            assertEquals(0, asked(new Shell(Ui.page().getWorkbenchWindow().getShell()), SWT.F1, SWT.SHIFT));
            assertEquals(0, asked(new Shell(Ui.display()), SWT.F1, 0));
            return null;
        });
    }

    /** How often a shell was asked when a key was pressed in a field of it. */
    private static int asked(Shell shell, int key, int modifiers) {
        int[] asked = new int[1];
        shell.addListener(SWT.Help, e -> asked[0]++);
        press(new Text(new Composite(shell, SWT.NONE), SWT.NONE), key, modifiers);
        shell.dispose();
        return asked[0];
    }

    private static void press(Control control, int key, int modifiers) {
        Event event = new Event();
        event.widget = control;
        event.keyCode = key;
        event.stateMask = modifiers;
        HelpKey.pressed(event);
    }

    @Test
    void besideThePageOfAWizardThePageIsAskedForHelp() throws Exception {
        int[] asked = new int[1];
        Wizard wizard = new Wizard() {
            @Override
            public boolean performFinish() {
                return true;
            }
        };
        wizard.addPage(new WizardPage("with help") {
            @Override
            public void createControl(Composite parent) {
                setControl(new Composite(parent, SWT.NONE));
                getControl().addListener(SWT.Help, e -> asked[0]++);
            }
        });
        Ui.sync(() -> {
            WizardDialog dialog = new WizardDialog(Ui.page().getWorkbenchWindow().getShell(), wizard);
            dialog.create();
            press(Ui.button(dialog.getShell(), "Cancel"), SWT.F1, 0);
            dialog.close();
            return null;
        });
        assertEquals(1, asked[0]);
    }
}
