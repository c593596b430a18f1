// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.repairs;

import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.wizard.IWizard;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Shell;
import org.rdpworkbench.ui.internal.GradualDialog;

/** The dialog around a wizard that repairs. The window can be used beside it, since a look takes its time. */
public final class RepairDialog extends GradualDialog {

    private static final int WIDTH = 680;
    private static final int HEIGHT = 540;
    /** Characters; lines that are longer are read badly. */
    private static final int MOST_WIDTH = 120;

    /** For a wizard that is not open yet. */
    public RepairDialog(Shell parent, IWizard wizard) {
        super(parent, wizard);
        setShellStyle(SWT.CLOSE | SWT.MAX | SWT.TITLE | SWT.BORDER | SWT.RESIZE | SWT.MODELESS);
        setBlockOnOpen(false);
        setPageSize(WIDTH, HEIGHT);
    }

    /** Long sentences are wrapped, and do not make it as wide as they are. */
    @Override
    protected Point getInitialSize() {
        Point size = super.getInitialSize();
        return new Point(Math.min(size.x, convertWidthInCharsToPixels(MOST_WIDTH)), size.y);
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        super.createButtonsForButtonBar(parent);
        getButton(IDialogConstants.FINISH_ID).setText("&Apply");
    }
}
