// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.hosts;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.commands.operations.IOperationHistory;
import org.eclipse.core.commands.operations.IUndoContext;
import org.eclipse.core.commands.operations.IUndoableOperation;
import org.eclipse.core.commands.operations.OperationHistoryFactory;
import org.eclipse.core.commands.operations.UndoContext;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
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

    private static final Notice NOTHING_CHANGED =
            Notice.problem("Nothing was changed: it is not in the list any more.");

    /** Work in the background. */
    interface Work {
        void run(IProgressMonitor monitor) throws ExecutionException, StoreException;
    }

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

    /** @param done what to say afterwards, of the edit that takes it back */
    void apply(String label, Edit edit, Function<Edit, String> done) {
        inBackground(label, monitor -> apply(label, edit, done, monitor));
    }

    /** The same in the calling thread. */
    void apply(String label, Edit edit, String done, IProgressMonitor monitor)
            throws ExecutionException, StoreException {
        apply(label, edit, back -> done, monitor);
    }

    private void apply(String label, Edit edit, Function<Edit, String> done, IProgressMonitor monitor)
            throws ExecutionException, StoreException {
        EditOperation operation = new EditOperation(label, edit);
        operation.addContext(CONTEXT);
        if (history().execute(operation, monitor, null).isOK()) {
            String words = done.apply(operation.back());
            finished(operation, words.isEmpty() ? Notice.NONE : Notice.done(words));
        } else {
            hosts.changed(Set.of(), NOTHING_CHANGED);
        }
    }

    void undo() {
        inBackground("Undo", this::undo);
    }

    /** Takes back what a notice is about, unless something else was done since. */
    void undo(Notice notice) {
        inBackground("Undo", monitor -> {
            if (hosts.notice().equals(notice)) {
                undo(monitor);
            }
        });
    }

    private void undo(IProgressMonitor monitor) throws ExecutionException, StoreException {
        step(history().getUndoOperation(CONTEXT), () -> history().undo(CONTEXT, monitor, null));
    }

    void redo() {
        inBackground("Redo", monitor ->
                step(history().getRedoOperation(CONTEXT), () -> history().redo(CONTEXT, monitor, null)));
    }

    /** A step in the history. */
    private interface Step {
        IStatus go() throws ExecutionException;
    }

    /** What does not fit any more never will: it would only bar the way to what was done before. */
    private void step(IUndoableOperation operation, Step step) throws ExecutionException, StoreException {
        if (operation == null) {
            return;
        }
        try {
            if (step.go().isOK()) {
                finished(operation, Notice.NONE);
            } else {
                forget(operation);
                hosts.changed(Set.of(), NOTHING_CHANGED);
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof StoreException refused && refused.getCause() == null) {
                forget(operation);
            }
            throw e;
        }
    }

    private static void forget(IUndoableOperation operation) {
        history().replaceOperation(operation, new IUndoableOperation[0]);
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
        new EditJob(JOB + label, hosts, work).schedule();
    }
}
