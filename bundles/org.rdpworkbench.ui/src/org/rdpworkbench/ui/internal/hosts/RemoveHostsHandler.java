// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.hosts;

import java.util.List;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.HandlerUtil;
import org.rdpworkbench.report.Plain;

/** Removes the selected hosts from the list after asking; nothing is done to the hosts themselves. */
public final class RemoveHostsHandler extends AbstractHandler {

    @Override
    public Object execute(ExecutionEvent event) {
        List<Host> selected = ((List<?>) HandlerUtil.getCurrentStructuredSelection(event).toList()).stream()
                .filter(Host.class::isInstance).map(Host.class::cast).toList();
        if (!selected.isEmpty()) {
            ask(HandlerUtil.getActiveShell(event), selected);
        }
        return null;
    }

    private static void ask(Shell shell, List<Host> selected) {
        String which = selected.size() == 1
                ? "\"" + Plain.escape(selected.getFirst().name()) + "\"" : selected.size() + " hosts";
        if (MessageDialog.openQuestion(shell, "Remove from List",
                "Remove " + which + " from the list? The hosts themselves are not touched.")) {
            HostList hosts = PlatformUI.getWorkbench().getService(HostList.class);
            selected.forEach(host -> hosts.remove(host.target()));
        }
    }
}
