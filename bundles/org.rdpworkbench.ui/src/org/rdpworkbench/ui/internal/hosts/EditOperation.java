// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.hosts;

import java.util.Set;
import java.util.TreeSet;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.commands.operations.AbstractOperation;
import org.eclipse.core.runtime.IAdaptable;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.rdpworkbench.store.Edit;
import org.rdpworkbench.store.StoreException;
import org.rdpworkbench.ui.internal.store.WindowStore;

/** An edit in the platform's history of operations. Doing it gives the edit that takes it back, and so on. */
final class EditOperation extends AbstractOperation {

    private Edit next;

    /** @param label a verb, as it stands behind "Undo" */
    EditOperation(String label, Edit edit) {
        super(label);
        this.next = edit;
    }

    @Override
    public IStatus execute(IProgressMonitor monitor, IAdaptable info) throws ExecutionException {
        try {
            next = WindowStore.open().inventory().apply(next);
            // What changed nothing is not worth an undo.
            return next.isEmpty() ? Status.CANCEL_STATUS : Status.OK_STATUS;
        } catch (StoreException e) {
            throw new ExecutionException(e.getMessage(), e);
        }
    }

    @Override
    public IStatus undo(IProgressMonitor monitor, IAdaptable info) throws ExecutionException {
        return execute(monitor, info);
    }

    @Override
    public IStatus redo(IProgressMonitor monitor, IAdaptable info) throws ExecutionException {
        return execute(monitor, info);
    }

    /** What takes back what was done last. */
    Edit back() {
        return next;
    }

    /** The ids of what was added or changed last. */
    Set<String> touched() {
        Set<String> ids = new TreeSet<>(next.removed());
        next.changed().groups().forEach(group -> ids.add(group.id()));
        next.changed().hosts().forEach(host -> ids.add(host.id()));
        return ids;
    }
}
