// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.hosts;

import java.util.Optional;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.runtime.ILog;
import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.HandlerUtil;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.report.Plain;

/** Asks for a host and adds it. */
public final class AddHostHandler extends AbstractHandler {

    @Override
    public Object execute(ExecutionEvent event) {
        HostList hosts = PlatformUI.getWorkbench().getService(HostList.class);
        IWorkbenchPage page = HandlerUtil.getActiveWorkbenchWindow(event).getActivePage();
        ask(HandlerUtil.getActiveShell(event), hosts).ifPresent(added -> show(page, added));
        return null;
    }

    private static void show(IWorkbenchPage page, Target added) {
        try {
            ((HostsView) page.showView(HostsView.ID)).select(added);
        } catch (PartInitException e) {
            ILog.of(AddHostHandler.class).error("The list of hosts cannot be shown.", e);
        }
    }

    /** Says which host was added, if one was. */
    static Optional<Target> ask(Shell shell, HostList hosts) {
        InputDialog dialog = new InputDialog(shell, "Add Host",
                "Name or address, with :port where it is not " + Target.DEFAULT_PORT + ":", "",
                text -> problem(text, hosts));
        if (dialog.open() != Window.OK) {
            return Optional.empty();
        }
        Target target = Target.parse(dialog.getValue());
        hosts.add(target);
        return Optional.of(target);
    }

    /** What is wrong with the text; the empty sentence disables OK and says nothing. */
    private static String problem(String text, HostList hosts) {
        if (text.isBlank()) {
            return "";
        }
        try {
            return hosts.contains(Target.parse(text)) ? "This host is in the list already." : null;
        } catch (IllegalArgumentException e) {
            return Plain.escape(e.getMessage());
        }
    }
}
