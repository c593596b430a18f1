// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.hosts;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.ui.handlers.HandlerUtil;

/** Asks where to import hosts from. */
public final class ImportHostsHandler extends AbstractHandler {

    @Override
    public Object execute(ExecutionEvent event) {
        ImportHosts.open(HandlerUtil.getActiveWorkbenchWindow(event), HostSource.NOTHING);
        return null;
    }
}
