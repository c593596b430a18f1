// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.plugins.ui.internal;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.handlers.HandlerUtil;
import org.rdpworkbench.plugins.Feature;
import org.rdpworkbench.plugins.RefusedException;
import org.rdpworkbench.report.Plain;

/** Removes the selected plugin after asking. */
public final class UninstallHandler extends AbstractHandler {

    @Override
    public Object execute(ExecutionEvent event) {
        if (HandlerUtil.getCurrentStructuredSelection(event).getFirstElement() instanceof Row.Installed row
                && wanted(HandlerUtil.getActiveWorkbenchWindow(event).getShell(), row.plugin())) {
            PluginsView.show(HandlerUtil.getActiveWorkbenchWindow(event).getActivePage())
                    .ifPresent(view -> view.uninstall(row.plugin()));
        }
        return null;
    }

    private static boolean wanted(Shell shell, Feature plugin) {
        try {
            PluginJob.plugins().requireRemovable(plugin);
            return MessageDialog.openConfirm(shell, "Uninstall Plugin", Plain.escape("Remove " + plugin.label() + " ("
                    + plugin.plugin() + " " + plugin.version() + ")?") + "\n\nWhat it would have found is missing from "
                    + "diagnoses then. Cases that are kept stay as they are.");
        } catch (RefusedException e) {
            MessageDialog.openInformation(shell, "Uninstall Plugin", Plain.escape(e.getMessage()));
            return false;
        }
    }
}
