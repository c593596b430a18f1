// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.diagnosis;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.IJobChangeListener;
import org.eclipse.core.runtime.jobs.ISchedulingRule;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.ui.progress.IProgressConstants;
import org.rdpworkbench.report.Plain;
import org.rdpworkbench.store.History;
import org.rdpworkbench.ui.DiagnosisState;
import org.rdpworkbench.ui.internal.Icons;
import org.rdpworkbench.ui.internal.hosts.HostRow;

/** One look at one host, in the background. The open case is its family: cancel it by that. So is the history. */
final class DiagnoseJob extends Job {

    /** Longer names of hosts would push everything else out of the status line. */
    private static final int MOST_NAME = 80;

    /** One look at a time for each case; the next one waits until the one before has ended. */
    private record Turn(OpenCase open) implements ISchedulingRule {

        @Override
        public boolean contains(ISchedulingRule rule) {
            return rule == this;
        }

        @Override
        public boolean isConflicting(ISchedulingRule rule) {
            return rule instanceof Turn(OpenCase other) && other == open;
        }
    }

    private final OpenCase open;
    private volatile boolean begun;

    DiagnoseJob(OpenCase open) {
        super("Diagnosing " + Plain.escape(HostRow.plain(open.target()), MOST_NAME));
        this.open = open;
        setRule(new Turn(open));
        setJobGroup(Looks.group());
        setProperty(IProgressConstants.ICON_PROPERTY, Icons.named("diagnose"));
        open.begin();
        addJobChangeListener(IJobChangeListener.onDone(event -> neverBegun()));
    }

    /** A job that is cancelled while it waits for its turn is not run at all. */
    private void neverBegun() {
        if (!begun && open.looking()) {
            open.change(new DiagnosisState.Broken("The look was stopped before it began."));
        }
    }

    @Override
    protected IStatus run(IProgressMonitor monitor) {
        begun = true;
        monitor.beginTask(getName(), IProgressMonitor.UNKNOWN);
        boolean cancelled = new Look(open).take(monitor);
        monitor.done();
        return cancelled ? Status.CANCEL_STATUS : Status.OK_STATUS;
    }

    /** The engine ends within a second of an interrupt. */
    @Override
    protected void canceling() {
        Thread thread = getThread();
        if (thread != null) {
            thread.interrupt();
        }
    }

    @Override
    public boolean belongsTo(Object family) {
        return family == open || family == History.class;
    }
}
