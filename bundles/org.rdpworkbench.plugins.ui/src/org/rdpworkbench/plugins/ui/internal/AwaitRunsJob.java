// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.plugins.ui.internal;

import java.io.IOException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;

/**
 * Wakes a job of p2 when no diagnosis is under way any more. Shown where that job would be, which is not while it
 * sleeps; to cancel this one cancels that one.
 */
final class AwaitRunsJob extends Job {

    private final Job changing;

    AwaitRunsJob(Job changing) {
        super("Waiting for diagnoses that are under way");
        this.changing = changing;
        setUser(changing.isUser());
    }

    Job changing() {
        return changing;
    }

    @Override
    protected IStatus run(IProgressMonitor monitor) {
        monitor.beginTask(changing.getName() + " begins when they have ended", IProgressMonitor.UNKNOWN);
        try {
            PluginJob.plugins().awaitRuns();
            changing.wakeUp();
            return Status.OK_STATUS;
        } catch (InterruptedException e) {
            return Status.CANCEL_STATUS;
        } catch (IOException e) {
            WizardLock.tell("Nobody knows whether diagnoses are under way, and nothing was changed: "
                    + e.getMessage());
            return Status.CANCEL_STATUS;
        } finally {
            monitor.done();
        }
    }

    @Override
    protected void canceling() {
        Thread thread = getThread();
        if (thread != null) {
            thread.interrupt();
        }
    }
}
