// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.repairs;

import java.io.IOException;
import java.util.function.Consumer;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Display;
import org.rdpworkbench.report.Plain;
import org.rdpworkbench.store.Store;

/** Reads the journals in the background; who asks again does not want the earlier answer any more. */
final class JournalReading {

    private Job job;

    /**
     * Both are called on the UI thread.
     *
     * @param refused takes one sentence
     */
    void begin(Consumer<Journaled> found, Consumer<String> refused) {
        end();
        Display display = Display.getCurrent();
        ICoreRunnable read = monitor -> {
            try {
                Journaled all = Journaled.read();
                if (!monitor.isCanceled()) {
                    display.asyncExec(() -> found.accept(all));
                }
            } catch (IOException e) {
                display.asyncExec(() -> refused.accept("The journals in "
                        + Plain.escape(Store.journals().folder().toString()) + " cannot be read: "
                        + Plain.escape(String.valueOf(e.getMessage()))));
            }
        };
        job = Job.createSystem("Reading the repairs", read);
        job.schedule();
    }

    /** Nobody wants the answer any more. */
    void end() {
        if (job != null) {
            job.cancel();
        }
    }
}
