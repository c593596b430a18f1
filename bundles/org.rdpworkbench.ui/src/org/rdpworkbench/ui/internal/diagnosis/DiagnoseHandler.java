// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.diagnosis;

import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.handlers.HandlerUtil;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.ui.internal.Counts;
import org.rdpworkbench.ui.internal.hosts.Asked;
import org.rdpworkbench.ui.internal.hosts.HostsView;
import org.rdpworkbench.ui.internal.hosts.Row;
import org.rdpworkbench.ui.internal.preferences.Settings;

/**
 * Looks at the selected hosts and at those in the selected groups, or at the host of the active editor, for what the
 * last look was to find out; more closely or inside as well, by the command.
 */
public final class DiagnoseHandler extends AbstractHandler {

    /** The command that asks for more connections. */
    static final String CLOSER = "org.rdpworkbench.ui.lookCloser";
    /** The command that asks for the inside. */
    static final String INSIDE = "org.rdpworkbench.ui.lookInside";
    private static final String CHEAT_SHEETS = "org.eclipse.ui.cheatsheets.views.CheatSheetView";
    /** More hosts are looked at only when a person says so once more. */
    static final int MOST_UNASKED = 20;

    @Override
    public Object execute(ExecutionEvent event) {
        IWorkbenchPage page = HandlerUtil.getActiveWorkbenchWindow(event).getActivePage();
        String command = event.getCommand().getId();
        if (asked(event) instanceof DiagnosisEditor editor) {
            look(editor, command);
        } else if (page.getSelection(HostsView.ID) instanceof IStructuredSelection selection) {
            // Also where Progress is active, which shows the looks and has nothing to look at itself.
            look(page, hosts(selection, command.equals(CLOSER)), command.equals(INSIDE));
        }
        return null;
    }

    private static void look(DiagnosisEditor editor, String command) {
        if (command.equals(INSIDE)) {
            editor.lookInside();
        } else {
            editor.lookAgain(command.equals(CLOSER));
        }
    }

    private static void look(IWorkbenchPage page, Map<Target, Asked> hosts, boolean inside) {
        Shell shell = page.getWorkbenchWindow().getShell();
        if (!inside) {
            look(page, shell, hosts);
        } else if (!hosts.isEmpty()) {
            LookInside.ask(shell, hosts, asked -> look(page, shell, asked));
        }
    }

    /** A step of a cheat sheet is about the diagnosis beside it. */
    private static IWorkbenchPart asked(ExecutionEvent event) {
        return CHEAT_SHEETS.equals(HandlerUtil.getActivePartId(event)) ? HandlerUtil.getActiveEditor(event)
                : HandlerUtil.getActivePart(event);
    }

    private static Map<Target, Asked> hosts(IStructuredSelection selection, boolean closer) {
        Map<Target, Asked> hosts = new LinkedHashMap<>();
        for (Object element : selection) {
            if (element instanceof Row row) {
                row.hosts().forEach(host ->
                        hosts.put(host.target(), closer ? host.asked().thoroughly() : host.asked()));
            }
        }
        return hosts;
    }

    /** One host gets an editor at once. */
    private static void look(IWorkbenchPage page, Shell shell, Map<Target, Asked> hosts) {
        if (hosts.size() == 1) {
            hosts.forEach((target, asked) -> Diagnose.run(page, target, asked));
        } else if (!hosts.isEmpty() && (hosts.size() <= MOST_UNASKED || MessageDialog.openConfirm(shell, "Diagnose",
                "Look at " + Counts.hosts(hosts.size()) + "? " + Settings.Number.AT_ONCE.value() + " of them are "
                        + "worked on at once, and more while these only wait. The view Progress stops it, and what has "
                        + "been found stays."))) {
            Diagnose.all(page, hosts);
        }
    }
}
