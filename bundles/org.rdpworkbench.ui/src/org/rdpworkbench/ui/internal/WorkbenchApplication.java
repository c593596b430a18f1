// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal;

import java.io.IOException;
import org.eclipse.core.runtime.Platform;
import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.osgi.service.datalocation.Location;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.PlatformUI;
import org.rdpworkbench.ui.internal.help.HelpIndex;

/** The application {@code org.rdpworkbench.ui.application}: one window on one workspace. */
public final class WorkbenchApplication implements IApplication {

    @Override
    public Object start(IApplicationContext context) throws IOException {
        Display display = PlatformUI.createDisplay();
        try {
            if (!locked(Platform.getInstanceLocation())) {
                context.applicationRunning();
                MessageDialog.openInformation(null, "RDP Workbench",
                        "RDP Workbench is already open. A workspace can be used by one window at a time.");
                return EXIT_OK;
            }
            HelpIndex.mend();
            int code = PlatformUI.createAndRunWorkbench(display, new Advisor());
            return code == PlatformUI.RETURN_RESTART ? EXIT_RESTART : EXIT_OK;
        } finally {
            display.dispose();
        }
    }

    /** True when this process owns the workspace now; the lock ends with the process. */
    private static boolean locked(Location workspace) throws IOException {
        return workspace == null || !workspace.isSet() || workspace.isReadOnly() || workspace.lock();
    }

    @Override
    public void stop() {
        if (PlatformUI.isWorkbenchRunning()) {
            Display display = PlatformUI.getWorkbench().getDisplay();
            display.syncExec(() -> {
                if (!display.isDisposed()) {
                    PlatformUI.getWorkbench().close();
                }
            });
        }
    }
}
