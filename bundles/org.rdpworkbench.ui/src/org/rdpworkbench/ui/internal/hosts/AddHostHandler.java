// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.hosts;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.HandlerUtil;

/** Asks for a host and adds it beside what is selected in the hosts view. */
public final class AddHostHandler extends AbstractHandler {

    @Override
    public Object execute(ExecutionEvent event) {
        IWorkbenchPage page = HandlerUtil.getActiveWorkbenchWindow(event).getActivePage();
        HostDialog.add(HandlerUtil.getActiveShell(event), PlatformUI.getWorkbench().getService(Hosts.class),
                HostsView.in(page).map(HostsView::actions).flatMap(HostActions::group));
        return null;
    }
}
