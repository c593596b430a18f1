// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.plugins.ui.internal;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.ui.handlers.HandlerUtil;

/** Looks again at what is installed and what sites offer. */
public final class RefreshHandler extends AbstractHandler {

    @Override
    public Object execute(ExecutionEvent event) {
        PluginsView.show(HandlerUtil.getActiveWorkbenchWindow(event).getActivePage()).ifPresent(PluginsView::refresh);
        return null;
    }
}
