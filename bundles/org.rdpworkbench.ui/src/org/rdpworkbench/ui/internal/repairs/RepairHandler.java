// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.repairs;

import java.util.List;
import java.util.Optional;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.ISources;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.handlers.HandlerUtil;
import org.rdpworkbench.core.run.SavedEvidence;
import org.rdpworkbench.core.spi.WayIn;
import org.rdpworkbench.report.Plain;
import org.rdpworkbench.ui.DiagnosisSelection;
import org.rdpworkbench.ui.internal.diagnosis.DiagnosisEditor;
import org.rdpworkbench.ui.internal.diagnosis.WaysIn;

/** Begins the repair of the cause that is selected in a diagnosis, where a plugin knows how. */
public final class RepairHandler extends AbstractHandler {

    @Override
    public void setEnabled(Object context) {
        setBaseEnabled(HandlerUtil.getVariable(context, ISources.ACTIVE_CURRENT_SELECTION_NAME)
                instanceof DiagnosisSelection selection && selection.diagnosis().isPresent()
                && selection.cause().filter(selection.plugins()::fixes).isPresent());
    }

    @Override
    public Object execute(ExecutionEvent event) {
        if (HandlerUtil.getCurrentSelection(event) instanceof DiagnosisSelection selection) {
            IWorkbenchPage page = HandlerUtil.getActiveWorkbenchWindow(event).getActivePage();
            Optional<WayIn> before = HandlerUtil.getActiveEditor(event) instanceof DiagnosisEditor editor
                    ? editor.inside() : Optional.empty();
            selection.cause().ifPresent(cause -> open(page, new RepairWizard.Asked(selection.record().target(), cause,
                    Plain.escape(selection.texts().text(cause + ".title"), Plain.MOST_VALUE),
                    SavedEvidence.client(List.of(selection.record()), selection.record().target()),
                    selection.plugins().fromDomainController(cause)), before));
        }
        return null;
    }

    private static void open(IWorkbenchPage page, RepairWizard.Asked asked, Optional<WayIn> before) {
        Shell shell = page.getWorkbenchWindow().getShell();
        WaysIn.find(shell, "Repair", ways ->
                new RepairDialog(shell, new RepairWizard(page, asked, ways, before)).openSoon());
    }
}
