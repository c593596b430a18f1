// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.fleet;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchPage;
import org.rdpworkbench.core.repair.Approval;
import org.rdpworkbench.core.repair.Fleet;
import org.rdpworkbench.core.repair.RepairPlan;
import org.rdpworkbench.report.Plain;
import org.rdpworkbench.ui.internal.diagnosis.WaysIn;
import org.rdpworkbench.ui.internal.repairs.RepairDialog;

/** Goes on with the repair of many hosts: asks once more for those at which something would be changed. */
final class FleetResume {

    /** What its job is called. */
    static final String READING = "Reading what is left to repair";

    private FleetResume() {}

    /** @param refused takes one sentence in place of it; on the UI thread */
    static void begin(IWorkbenchPage page, FleetRun run, Consumer<String> refused) {
        Display display = Display.getCurrent();
        Job job = Job.createSystem(READING, monitor -> {
            try {
                List<RepairPlan> left = Fleet.toDo(run.plans(), FleetJob.known(run));
                display.asyncExec(() -> ask(page, run, left));
            } catch (IOException e) {
                String why = "The journals cannot be read: " + Plain.escape(String.valueOf(e.getMessage())) + ".";
                display.asyncExec(() -> refused.accept(why));
            }
        });
        job.schedule();
    }

    /** Where there is nothing to agree to, hosts are only looked at again. */
    private static void ask(IWorkbenchPage page, FleetRun run, List<RepairPlan> left) {
        Shell shell = page.getWorkbenchWindow().getShell();
        if (shell == null || shell.isDisposed() || run.going()) {
            return;
        }
        WaysIn.find(shell, FleetWizard.TITLE, ways -> {
            if (run.going()) {
                return;
            }
            if (left.isEmpty() && !FleetAccountPage.needed(ways, run.wayIn())) {
                run.begin(run.limits());
                new FleetJob(page, run, Approval.NONE, List.of(), Optional.empty()).schedule();
            } else {
                new RepairDialog(shell, FleetWizard.again(page, run, left, ways)).openSoon();
            }
        });
    }
}
