// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.compare;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.Status;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.rdpworkbench.core.run.CaseRecord;
import org.rdpworkbench.core.run.Diagnosis;
import org.rdpworkbench.core.run.Diagnostics;
import org.rdpworkbench.core.run.Snapshot;
import org.rdpworkbench.core.run.Texts;
import org.rdpworkbench.report.Comparison;
import org.rdpworkbench.ui.internal.Services;
import org.rdpworkbench.ui.internal.SymptomLines;
import org.rdpworkbench.ui.internal.cases.CaseSource;

/** Reads two cases, judges both with the plugins that are installed now, and shows what differs. */
public final class Compare {

    /** @param texts of the plugins that both were judged with */
    record Compared(Comparison comparison, Texts texts) {}

    private Compare() {}

    /** Opens an editor at once, which is filled in the background. */
    public static void run(IWorkbenchPage page, CaseSource first, CaseSource second) {
        try {
            page.openEditor(new CompareInput(first, second), CompareEditor.ID);
        } catch (PartInitException e) {
            ILog.of(Compare.class).error("The editor cannot be opened.", e);
        }
    }

    /** @throws CoreException with one sentence when a case is not there any more, or cannot be read */
    static Compared compared(CaseSource first, CaseSource second) throws CoreException {
        Snapshot plugins = Services.find(Diagnostics.class).orElseThrow(
                () -> new CoreException(Status.error("The diagnosis engine is not installed."))).snapshot();
        CaseRecord one = first.read(plugins).record();
        CaseRecord other = second.read(plugins).record();
        return new Compared(Comparison.of(judged(one, plugins), judged(other, plugins)), plugins.texts());
    }

    /** What other plugins said before would differ for their sake. */
    private static Diagnosis judged(CaseRecord record, Snapshot plugins) {
        return Diagnostics.judge(plugins, record, record.symptom().flatMap(SymptomLines::symptom));
    }
}
