// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.diagnosis;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.ISources;
import org.eclipse.ui.handlers.HandlerUtil;
import org.rdpworkbench.report.Plain;
import org.rdpworkbench.ui.DiagnosisSelection;

/** Waives the cause that is selected in a diagnosis. */
public final class WaiveHandler extends AbstractHandler {

    /** Not for what no plugin knows: nobody could tell when that is over. */
    @Override
    public void setEnabled(Object context) {
        setBaseEnabled(HandlerUtil.getVariable(context, ISources.ACTIVE_CURRENT_SELECTION_NAME)
                instanceof DiagnosisSelection selection && selection.cause().isPresent());
    }

    @Override
    public Object execute(ExecutionEvent event) {
        if (HandlerUtil.getCurrentSelection(event) instanceof DiagnosisSelection selection) {
            Shell shell = HandlerUtil.getActiveWorkbenchWindow(event).getShell();
            selection.cause().ifPresent(cause -> WaiveDialog.open(shell, selection.record().target(), cause,
                    Plain.escape(selection.texts().text(cause + ".title"), Plain.MOST_VALUE)));
        }
        return null;
    }
}
