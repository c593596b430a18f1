// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.compare;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.rdpworkbench.core.run.CaseRecord;
import org.rdpworkbench.core.run.Diagnosis;
import org.rdpworkbench.core.run.Diagnostics;
import org.rdpworkbench.core.run.Snapshot;
import org.rdpworkbench.report.Comparison;
import org.rdpworkbench.ui.internal.Services;
import org.rdpworkbench.ui.internal.SymptomLines;
import org.rdpworkbench.ui.internal.cases.CaseSource;

/** Reads two cases, judges both with the plugins that are installed now, and shows what differs. */
public final class Compare {

    private Compare() {}

    /** Does so in the background, and opens an editor at the end. */
    public static void run(IWorkbenchPage page, CaseSource first, CaseSource second) {
        Display display = page.getWorkbenchWindow().getShell().getDisplay();
        ICoreRunnable compare = monitor -> {
            CompareInput input = compared(first, second);
            display.asyncExec(() -> open(page, input));
        };
        Job.create("Comparing " + first.name() + " with " + second.name(), compare).schedule();
    }

    static CompareInput compared(CaseSource first, CaseSource second) throws CoreException {
        Snapshot plugins = Services.find(Diagnostics.class).orElseThrow(
                () -> new CoreException(Status.error("The diagnosis engine is not installed."))).snapshot();
        CaseRecord one = first.read(plugins).record();
        CaseRecord other = second.read(plugins).record();
        return new CompareInput(first.name(), second.name(),
                Comparison.of(judged(one, plugins), judged(other, plugins)), plugins.texts());
    }

    /** What other plugins said before would differ for their sake. */
    private static Diagnosis judged(CaseRecord record, Snapshot plugins) {
        return Diagnostics.judge(plugins, record, record.symptom().flatMap(SymptomLines::symptom));
    }

    private static void open(IWorkbenchPage page, CompareInput input) {
        try {
            page.openEditor(input, CompareEditor.ID);
        } catch (PartInitException e) {
            ILog.of(Compare.class).error("The editor cannot be opened.", e);
        }
    }
}
