// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.start;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.ui.handlers.HandlerUtil;

/** Shows the start page. */
public final class StartHandler extends AbstractHandler {

    @Override
    public Object execute(ExecutionEvent event) {
        StartEditor.open(HandlerUtil.getActiveWorkbenchWindow(event).getActivePage());
        return null;
    }
}
