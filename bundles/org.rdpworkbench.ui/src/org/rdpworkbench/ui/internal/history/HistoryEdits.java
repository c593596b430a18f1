// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.history;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.widgets.Shell;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.store.History;
import org.rdpworkbench.store.Repair;
import org.rdpworkbench.store.Store;
import org.rdpworkbench.store.StoreException;
import org.rdpworkbench.ui.internal.store.WindowStore;

/**
 * What a person changes in the history of a host: each asks first, and is then done in the background.
 *
 * @param shell above which is asked
 * @param changed called when it is done, on any thread
 */
record HistoryEdits(Supplier<Shell> shell, Runnable changed) {

    private interface Write {
        void in(Store store) throws StoreException;
    }

    /** Keeps what was done there by hand. */
    void note(Target host) {
        NoteRepairDialog.ask(shell.get(), host).ifPresent(repair ->
                write("Noting a repair", store -> store.journal().keep(repair)));
    }

    /** Forgets diagnoses with their cases, and what was noted of repairs. */
    void forget(List<History.Entry> looks, List<Repair> repairs) {
        List<String> what = new ArrayList<>();
        switch (looks.size()) {
            case 0 -> { }
            case 1 -> what.add("this diagnosis and its evidence");
            default -> what.add("these " + looks.size() + " diagnoses and their evidence");
        }
        switch (repairs.size()) {
            case 0 -> { }
            case 1 -> what.add("what was noted of this repair");
            default -> what.add("what was noted of these " + repairs.size() + " repairs");
        }
        String advice = looks.isEmpty() ? "." : "; save the cases first if you may need them.";
        if (!what.isEmpty() && MessageDialog.openQuestion(shell.get(), "Forget",
                "Forget " + String.join(", and ", what) + "? This cannot be undone" + advice)) {
            write("Forgetting", store -> {
                store.history().forget(looks.stream().map(History.Entry::id).toList());
                store.journal().forgetByHand(repairs.stream().map(Repair::id).toList());
            });
        }
    }

    private void write(String name, Write write) {
        ICoreRunnable run = monitor -> {
            try {
                write.in(WindowStore.open());
                changed.run();
            } catch (StoreException e) {
                throw new CoreException(Status.error(e.getMessage(), e));
            }
        };
        Job.create(name, run).schedule();
    }
}
