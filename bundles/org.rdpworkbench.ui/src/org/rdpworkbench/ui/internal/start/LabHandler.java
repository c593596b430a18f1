// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.start;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.ui.handlers.HandlerUtil;

/** Starts the lab and shows its hosts on the start page. */
public final class LabHandler extends AbstractHandler {

    @Override
    public Object execute(ExecutionEvent event) {
        StartEditor.openLab(HandlerUtil.getActiveWorkbenchWindow(event).getActivePage());
        return null;
    }
}
