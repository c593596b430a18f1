// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.hosts;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.handlers.HandlerUtil;

/** Asks for a host and adds it beside what is selected in the hosts view. */
public final class AddHostHandler extends AbstractHandler {

    @Override
    public Object execute(ExecutionEvent event) {
        IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindow(event);
        HostDialog.add(window.getShell(), window.getService(Hosts.class), HostsView.in(window.getActivePage())
                .map(HostsView::actions).flatMap(HostActions::group));
        return null;
    }
}
