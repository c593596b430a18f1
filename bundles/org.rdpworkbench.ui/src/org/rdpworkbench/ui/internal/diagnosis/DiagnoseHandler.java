// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.diagnosis;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.handlers.HandlerUtil;
import org.rdpworkbench.ui.internal.hosts.Host;

/** Looks at the selected hosts, or at the host of the active editor, for what the last look was to find out. */
public final class DiagnoseHandler extends AbstractHandler {

    /** The command that asks for more connections. */
    static final String CLOSER = "org.rdpworkbench.ui.lookCloser";

    @Override
    public Object execute(ExecutionEvent event) {
        IWorkbenchPage page = HandlerUtil.getActiveWorkbenchWindow(event).getActivePage();
        boolean closer = event.getCommand().getId().equals(CLOSER);
        if (HandlerUtil.getActivePart(event) instanceof DiagnosisEditor editor) {
            editor.lookAgain(closer);
        } else if (HandlerUtil.getCurrentSelection(event) instanceof IStructuredSelection selection) {
            for (Object element : selection) {
                if (element instanceof Host host) {
                    Diagnose.run(page, host.target(), closer ? host.asked().thoroughly() : host.asked());
                }
            }
        }
        return null;
    }
}
