// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.fleet;

import java.io.IOException;
import java.util.Optional;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.handlers.HandlerUtil;
import org.rdpworkbench.core.repair.RefusedException;
import org.rdpworkbench.report.Plain;
import org.rdpworkbench.ui.internal.repairs.RepairsView;

/** Shows the hosts that were repaired together last, in this window or in one before it. */
public final class LatestRunHandler extends AbstractHandler {

    @Override
    public Object execute(ExecutionEvent event) {
        IWorkbenchPage page = HandlerUtil.getActiveWorkbenchWindow(event).getActivePage();
        Optional<FleetRun> here = FleetRun.latest();
        if (here.isPresent()) {
            FleetDialog.open(page, here.get());
        } else {
            Display display = Display.getCurrent();
            Job.createSystem(FleetResume.READING, (ICoreRunnable) monitor -> read(page, display))
                    .schedule();
        }
        return null;
    }

    private static void read(IWorkbenchPage page, Display display) {
        try {
            Optional<FleetRun> kept = KeptRun.find();
            display.asyncExec(() -> kept.ifPresentOrElse(run -> FleetDialog.open(page, run),
                    () -> RepairsView.tell(page, "No hosts were repaired together so far.")));
        } catch (IOException | RefusedException e) {
            String why = Plain.escape(String.valueOf(e.getMessage()));
            display.asyncExec(() -> RepairsView.tell(page, why));
        }
    }
}
