// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.export;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.HandlerUtil;
import org.rdpworkbench.ui.internal.GradualDialog;

/** Opens the wizard for what is selected or open, without the list of all wizards before it. */
public final class ExportHandler extends AbstractHandler {

    @Override
    public Object execute(ExecutionEvent event) {
        ExportWizard wizard = new ExportWizard();
        wizard.init(PlatformUI.getWorkbench(),
                HandlerUtil.getCurrentSelection(event) instanceof IStructuredSelection selected ? selected
                        : StructuredSelection.EMPTY);
        GradualDialog dialog = new GradualDialog(HandlerUtil.getActiveWorkbenchWindow(event).getShell(), wizard);
        dialog.setPageSize(640, 360);
        dialog.openSoon();
        return null;
    }
}
