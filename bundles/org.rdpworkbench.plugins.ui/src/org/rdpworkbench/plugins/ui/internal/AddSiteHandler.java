// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.plugins.ui.internal;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jface.window.Window;
import org.eclipse.ui.handlers.HandlerUtil;

/** Asks for a place that offers plugins and shows what it offers. */
public final class AddSiteHandler extends AbstractHandler {

    @Override
    public Object execute(ExecutionEvent event) {
        SiteDialog dialog = new SiteDialog(HandlerUtil.getActiveWorkbenchWindow(event).getShell());
        if (dialog.open() == Window.OK) {
            PluginsView.show(HandlerUtil.getActiveWorkbenchWindow(event).getActivePage())
                    .ifPresent(view -> view.addSite(dialog.site()));
        }
        return null;
    }
}
