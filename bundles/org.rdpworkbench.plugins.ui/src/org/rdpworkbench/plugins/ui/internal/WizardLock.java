// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.plugins.ui.internal;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.core.runtime.jobs.IJobChangeEvent;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.core.runtime.jobs.JobChangeAdapter;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.ui.IStartup;
import org.eclipse.ui.PlatformUI;
import org.rdpworkbench.plugins.Plugins;
import org.rdpworkbench.plugins.RefusedException;
import org.rdpworkbench.report.Plain;

/**
 * Lets p2's own wizards change plugins only when nobody else does, when no host is repaired, and when no diagnosis is
 * under way, as the command line and the view do. Their jobs know nothing of that; but a job that is about to run can
 * still be cancelled, or put to sleep until another one wakes it.
 */
public final class WizardLock extends JobChangeAdapter implements IStartup {

    /** By name, since p2 is not to be loaded at every start. */
    private static final String CHANGING = "org.eclipse.equinox.p2.operations.ProfileModificationJob";

    /** What a job of p2 has, from the moment when it was about to run first. */
    private record Held(Plugins.Hold hold, AwaitRunsJob waiting) {}

    private final Map<Job, Held> held = new ConcurrentHashMap<>();

    @Override
    public void earlyStartup() {
        Job.getJobManager().addJobChangeListener(this);
    }

    @Override
    public void aboutToRun(IJobChangeEvent event) {
        Job job = event.getJob();
        if (job.getClass().getName().equals(CHANGING) && !held.containsKey(job)) {
            try {
                AwaitRunsJob waiting = new AwaitRunsJob(job);
                held.put(job, new Held(PluginJob.plugins().hold(job.getName() + " in the window"), waiting));
                job.sleep();
                waiting.schedule();
            } catch (RefusedException e) {
                job.cancel();
                tell(e.getMessage());
            } catch (IOException e) {
                job.cancel();
                tell("The installation cannot be locked, and nothing was changed: " + e.getMessage());
            }
        }
    }

    @Override
    public void done(IJobChangeEvent event) {
        if (event.getJob() instanceof AwaitRunsJob waiting && !event.getResult().isOK()) {
            waiting.changing().cancel();
        }
        Held ended = held.remove(event.getJob());
        if (ended != null) {
            ended.waiting.cancel();
            ended.hold.close();
        }
    }

    static void tell(String sentence) {
        PlatformUI.getWorkbench().getDisplay().asyncExec(() -> MessageDialog.openInformation(null, "Plugins",
                Plain.escape(sentence)));
    }
}
