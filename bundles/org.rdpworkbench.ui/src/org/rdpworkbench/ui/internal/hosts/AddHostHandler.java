// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.hosts;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.HandlerUtil;
import org.rdpworkbench.core.spi.Target;

/** Asks for a host and adds it. */
public final class AddHostHandler extends AbstractHandler {

    @Override
    public Object execute(ExecutionEvent event) {
        ask(HandlerUtil.getActiveShell(event), PlatformUI.getWorkbench().getService(HostList.class));
        return null;
    }

    static void ask(Shell shell, HostList hosts) {
        InputDialog dialog = new InputDialog(shell, "Add Host",
                "Name or address, with :port where it is not " + Target.DEFAULT_PORT + ":", "",
                text -> problem(text, hosts));
        if (dialog.open() == Window.OK) {
            hosts.add(Target.parse(dialog.getValue()));
        }
    }

    /** What is wrong with the text; the empty sentence disables OK and says nothing. */
    private static String problem(String text, HostList hosts) {
        if (text.isBlank()) {
            return "";
        }
        try {
            return hosts.contains(Target.parse(text)) ? "This host is in the list already." : null;
        } catch (IllegalArgumentException e) {
            return e.getMessage();
        }
    }
}
