// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.hosts;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.commands.operations.IOperationHistory;
import org.eclipse.core.commands.operations.IUndoContext;
import org.eclipse.core.commands.operations.IUndoableOperation;
import org.eclipse.core.commands.operations.OperationHistoryFactory;
import org.eclipse.core.commands.operations.UndoContext;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.ISchedulingRule;
import org.eclipse.core.runtime.jobs.Job;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.store.Contents;
import org.rdpworkbench.store.Edit;
import org.rdpworkbench.store.Host;
import org.rdpworkbench.store.StoreException;

/** Changes of the inventory, each in the background and each with a way back, one after another. */
public final class HostEdits {

    /** What the names of the jobs begin with. */
    static final String JOB = "Hosts: ";
    /** What is done to hosts, and nothing else, is undone in the hosts view. */
    static final IUndoContext CONTEXT = new UndoContext();
    /** More rows are not selected after a change. */
    private static final int MOST_SELECTED = 200;

    /** Work in the background. */
    interface Work {
        void run(IProgressMonitor monitor) throws ExecutionException, StoreException;
    }

    /** One at a time, in their order. */
    private static final class Turn implements ISchedulingRule {
        @Override
        public boolean contains(ISchedulingRule rule) {
            return rule == this;
        }

        @Override
        public boolean isConflicting(ISchedulingRule rule) {
            return rule == this;
        }
    }

    private final Turn turn = new Turn();
    private final Hosts hosts;

    HostEdits(Hosts hosts) {
        this.hosts = hosts;
    }

    /** The platform's. */
    static IOperationHistory history() {
        return OperationHistoryFactory.getOperationHistory();
    }

    /**
     * Changes the inventory.
     *
     * @param label a verb, as it stands behind "Undo"
     * @param done what to say afterwards; empty for nothing
     */
    public void apply(String label, Edit edit, String done) {
        inBackground(label, monitor -> apply(label, edit, done, monitor));
    }

    /** The same in the calling thread. */
    void apply(String label, Edit edit, String done, IProgressMonitor monitor)
            throws ExecutionException, StoreException {
        EditOperation operation = new EditOperation(label, edit);
        operation.addContext(CONTEXT);
        history().execute(operation, monitor, null);
        finished(operation, done.isEmpty() ? Notice.NONE : Notice.done(done));
    }

    void undo() {
        inBackground("Undo", monitor -> {
            IUndoableOperation operation = history().getUndoOperation(CONTEXT);
            history().undo(CONTEXT, monitor, null);
            finished(operation, Notice.NONE);
        });
    }

    void redo() {
        inBackground("Redo", monitor -> {
            IUndoableOperation operation = history().getRedoOperation(CONTEXT);
            history().redo(CONTEXT, monitor, null);
            finished(operation, Notice.NONE);
        });
    }

    private void finished(IUndoableOperation operation, Notice notice) throws StoreException {
        Set<String> ids = operation instanceof EditOperation edit ? edit.touched() : Set.of();
        hosts.changed(ids.size() > MOST_SELECTED ? Set.of() : ids, notice);
    }

    /** Adds a host at the top, unless it is there. */
    public void add(Target target) {
        inBackground("Add Host", monitor -> {
            hosts.readContents();
            if (hosts.known().find(target).isEmpty()) {
                apply("Add Host", Edit.adding(new Contents(List.of(), List.of(host(Optional.empty(), target)))), "",
                        monitor);
            }
        });
    }

    /** A new host of which nothing is known but where it is. */
    static Host host(Optional<String> group, Target target) {
        return new Host(UUID.randomUUID().toString(), group, "", target, new TreeSet<>(), "");
    }

    /** What cannot be done is said below the rows. */
    void inBackground(String label, Work work) {
        Job job = Job.create(JOB + label, monitor -> {
            try {
                work.run(monitor);
            } catch (ExecutionException | StoreException e) {
                hosts.say(Notice.problem(e.getMessage()));
                hosts.refresh();
            }
            return Status.OK_STATUS;
        });
        job.setRule(turn);
        job.schedule();
    }
}
