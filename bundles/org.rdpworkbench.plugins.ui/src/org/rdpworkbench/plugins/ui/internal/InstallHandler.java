// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.plugins.ui.internal;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.ui.handlers.HandlerUtil;
import org.rdpworkbench.plugins.Offer;
import org.rdpworkbench.report.Plain;

/** Installs the selected plugin after asking: a plugin is a program. */
public final class InstallHandler extends AbstractHandler {

    @Override
    public Object execute(ExecutionEvent event) {
        if (HandlerUtil.getCurrentStructuredSelection(event).getFirstElement() instanceof Row.Available row
                && MessageDialog.openConfirm(HandlerUtil.getActiveWorkbenchWindow(event).getShell(), "Install Plugin",
                        question(row.offer()))) {
            PluginsView.show(HandlerUtil.getActiveWorkbenchWindow(event).getActivePage())
                    .ifPresent(view -> view.install(row.offer()));
        }
        return null;
    }

    private static String question(Offer offer) {
        return Plain.escape("Install " + offer.label() + " (" + offer.id() + " " + offer.version() + ") from "
                + offer.source().text() + "?") + "\n\nA plugin is a program that runs with your rights: install it "
                + "only if you trust where it comes from.";
    }
}
