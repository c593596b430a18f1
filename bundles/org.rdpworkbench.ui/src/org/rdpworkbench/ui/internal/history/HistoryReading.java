// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.history;

import java.util.function.Consumer;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Display;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.store.StoreException;

/** Reads what is kept of a host in the background; who asks again does not want the earlier answer any more. */
final class HistoryReading {

    private Job job;

    /**
     * Both are called on the UI thread.
     *
     * @param refused takes one sentence
     */
    void begin(Target host, Consumer<HostHistory> found, Consumer<String> refused) {
        end();
        Display display = Display.getCurrent();
        ICoreRunnable read = monitor -> {
            try {
                HostHistory history = HostHistory.read(host, monitor);
                if (!monitor.isCanceled()) {
                    display.asyncExec(() -> found.accept(history));
                }
            } catch (StoreException e) {
                display.asyncExec(() -> refused.accept(e.getMessage()));
            }
        };
        job = Job.createSystem("Reading the history", read);
        job.schedule();
    }

    /** Nobody wants the answer any more. */
    void end() {
        if (job != null) {
            job.cancel();
        }
    }
}
