// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.fleet;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.ui.handlers.HandlerUtil;

/** Shows the hosts that were repaired together last, in this window. */
public final class LatestRunHandler extends AbstractHandler {

    @Override
    public boolean isEnabled() {
        return FleetRun.latest().isPresent();
    }

    @Override
    public Object execute(ExecutionEvent event) {
        FleetRun.latest().ifPresent(run ->
                FleetDialog.open(HandlerUtil.getActiveWorkbenchWindow(event).getActivePage(), run));
        return null;
    }
}
