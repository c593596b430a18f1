// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.diagnosis;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IWorkbenchPage;
import org.rdpworkbench.core.run.Diagnostics;
import org.rdpworkbench.core.run.Run;
import org.rdpworkbench.core.run.Snapshot;
import org.rdpworkbench.store.History;
import org.rdpworkbench.ui.internal.Services;
import org.rdpworkbench.ui.internal.cases.CaseSource;
import org.rdpworkbench.ui.internal.hosts.Asked;

/** Opens a diagnosis of the history in an editor of its own, judged with the plugins that are installed now. */
public final class OpenEntry {

    private OpenEntry() {}

    /** Reads and judges in the background. */
    public static void run(IWorkbenchPage page, History.Entry entry) {
        Display display = page.getWorkbenchWindow().getShell().getDisplay();
        CaseSource source = CaseSource.of(entry);
        ICoreRunnable open = monitor -> {
            Snapshot plugins = Services.find(Diagnostics.class).orElseThrow(
                    () -> new CoreException(Status.error("The diagnosis engine is not installed."))).snapshot();
            OpenCase judged = judged(entry, source.read(plugins), plugins);
            display.asyncExec(() -> Diagnose.show(page, judged));
        };
        Job.create("Opening " + source.name(), open).schedule();
    }

    private static OpenCase judged(History.Entry entry, Run run, Snapshot plugins) {
        OpenCase open = OpenCase.saved(entry.target(), "the history, " + CaseSource.when(entry.at()));
        open.asked(new Asked(run.record().symptom(), false));
        open.judged(run.record(), run.diagnosis(), false, plugins);
        return open;
    }
}
