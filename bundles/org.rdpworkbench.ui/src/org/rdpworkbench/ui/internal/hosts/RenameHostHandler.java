// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.hosts;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.HandlerUtil;

/** Asks for another name of the selected host. Its address stays. */
public final class RenameHostHandler extends AbstractHandler {

    @Override
    public Object execute(ExecutionEvent event) {
        if (HandlerUtil.getCurrentStructuredSelection(event).getFirstElement() instanceof Host host) {
            ask(HandlerUtil.getActiveShell(event), host);
        }
        return null;
    }

    private static void ask(Shell shell, Host host) {
        InputDialog dialog = new InputDialog(shell, "Rename Host", "Name for " + host.target() + ":", host.name(),
                text -> text.isBlank() ? "" : null);
        if (dialog.open() == Window.OK) {
            PlatformUI.getWorkbench().getService(HostList.class).rename(host.target(), dialog.getValue().strip());
        }
    }
}
