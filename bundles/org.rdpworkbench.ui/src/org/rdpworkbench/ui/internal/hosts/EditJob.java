// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.hosts;

import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.ISchedulingRule;
import org.eclipse.core.runtime.jobs.Job;
import org.rdpworkbench.store.StoreException;

/** Changes hosts in the background. What cannot be done is said below the rows. */
final class EditJob extends Job {

    /** All of them. */
    static final Object FAMILY = EditJob.class;

    /** One at a time, in their order. */
    static final ISchedulingRule TURN = new ISchedulingRule() {
        @Override
        public boolean contains(ISchedulingRule rule) {
            return rule == this;
        }

        @Override
        public boolean isConflicting(ISchedulingRule rule) {
            return rule == this;
        }
    };

    private final Hosts hosts;
    private final HostEdits.Work work;

    EditJob(String name, Hosts hosts, HostEdits.Work work) {
        super(name);
        this.hosts = hosts;
        this.work = work;
        setRule(TURN);
    }

    @Override
    public boolean belongsTo(Object family) {
        return family == FAMILY;
    }

    @Override
    protected IStatus run(IProgressMonitor monitor) {
        try {
            work.run(monitor);
        } catch (ExecutionException | StoreException e) {
            hosts.say(Notice.problem(e.getMessage()));
            hosts.refresh();
        }
        return Status.OK_STATUS;
    }
}
