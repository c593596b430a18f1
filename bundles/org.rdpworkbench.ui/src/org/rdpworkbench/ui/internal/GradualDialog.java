// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.wizard.IWizard;
import org.eclipse.jface.wizard.WizardDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;

/**
 * The dialog of a wizard, made in three turns of the UI thread: its shell, what is in it, and its size. All at once
 * would keep a person waiting. Nothing of it is seen before all is there.
 */
public class GradualDialog extends WizardDialog {

    /** The dialog that was begun last. */
    private static Shell begun;

    private Composite content;
    private boolean gradual;

    /** For a wizard that is not open yet. */
    public GradualDialog(Shell parent, IWizard wizard) {
        super(parent, wizard);
    }

    /** Opens it as soon as it is made, unless another one is about to open. On the UI thread, which does not wait. */
    public final void openSoon() {
        if (begun != null && !begun.isDisposed() && !begun.isVisible()) {
            // Until it is open, a second click reaches the window.
            return;
        }
        gradual = true;
        create();
        Shell shell = getShell();
        begun = shell;
        Later.once(shell, () -> unlessItBreaks(shell, this::fill));
    }

    /** What cannot be made goes away, or no other dialog would open any more. */
    private static void unlessItBreaks(Shell shell, Runnable turn) {
        boolean done = false;
        try {
            turn.run();
            done = true;
        } finally {
            if (!done && !shell.isDisposed()) {
                shell.dispose();
            }
        }
    }

    private void fill() {
        super.createContents(content);
        applyDialogFont(buttonBar);
        Shell shell = getShell();
        Later.once(shell, () -> unlessItBreaks(shell, this::show));
    }

    private void show() {
        gradual = false;
        initializeBounds();
        open();
    }

    @Override
    protected final Control createContents(Composite parent) {
        if (!gradual) {
            return super.createContents(parent);
        }
        content = new Composite(parent, SWT.NONE);
        content.setLayout(GridLayoutFactory.fillDefaults().spacing(0, 0).create());
        content.setLayoutData(GridDataFactory.fillDefaults().grab(true, true).create());
        return content;
    }

    @Override
    protected final void initializeBounds() {
        if (!gradual) {
            super.initializeBounds();
        }
    }
}
