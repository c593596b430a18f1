// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.diagnosis;

import java.util.Optional;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IWorkbenchPage;
import org.rdpworkbench.core.run.CaseRecord;
import org.rdpworkbench.core.run.Diagnosis;
import org.rdpworkbench.core.run.Diagnostics;
import org.rdpworkbench.core.run.Snapshot;
import org.rdpworkbench.report.Plain;
import org.rdpworkbench.ui.internal.Services;
import org.rdpworkbench.ui.internal.SymptomLines;
import org.rdpworkbench.ui.internal.hosts.Host;

/** Shows what came of the last look at a host, judged with today's plugins; looks where there was none. */
final class OpenLast {

    private OpenLast() {}

    static void run(IWorkbenchPage page, Host host) {
        IEditorPart editor = page.findEditor(new DiagnosisInput(OpenCase.live(host.target())));
        if (editor != null) {
            page.activate(editor);
        } else if (host.seen().isEmpty()) {
            Diagnose.run(page, host.target(), host.asked());
        } else {
            read(page, host);
        }
    }

    private static void read(IWorkbenchPage page, Host host) {
        Display display = page.getWorkbenchWindow().getShell().getDisplay();
        ICoreRunnable read = monitor -> {
            Optional<OpenCase> last = LastCases.ofWorkspace().find(host.target())
                    .flatMap(record -> judged(host, record));
            display.asyncExec(() -> last.ifPresentOrElse(open -> Diagnose.show(page, open),
                    () -> Diagnose.run(page, host.target(), host.asked())));
        };
        Job.create("Opening " + Plain.escape(host.name(), 80), read).schedule();
    }

    private static Optional<OpenCase> judged(Host host, CaseRecord record) {
        return Services.find(Diagnostics.class).map(diagnostics -> {
            OpenCase open = OpenCase.live(host.target());
            open.asked(host.asked());
            Snapshot plugins = diagnostics.snapshot();
            Diagnosis diagnosis =
                    Diagnostics.judge(plugins, record, record.symptom().flatMap(SymptomLines::symptom));
            open.change(OpenCase.Judged.of(record, diagnosis, false, plugins));
            return open;
        });
    }
}
