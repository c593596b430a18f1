// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.diagnosis;

import java.util.List;
import java.util.Objects;
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
import org.rdpworkbench.core.spi.Evidence;
import org.rdpworkbench.core.spi.Reason;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.report.Plain;
import org.rdpworkbench.store.History;
import org.rdpworkbench.store.StoreException;
import org.rdpworkbench.ui.DiagnosisState;
import org.rdpworkbench.ui.internal.Services;
import org.rdpworkbench.ui.internal.SymptomLines;
import org.rdpworkbench.ui.internal.hosts.Asked;
import org.rdpworkbench.ui.internal.store.WindowStore;

/** Shows what came of the last look at a host, judged with today's plugins; looks where there was none. */
final class OpenLast {

    /** A case in the store. */
    record Kept(String id, CaseRecord record) {}

    private OpenLast() {}

    static void run(IWorkbenchPage page, Target target) {
        IEditorPart editor = page.findEditor(new DiagnosisInput(OpenCase.live(target)));
        if (editor != null) {
            page.activate(editor);
        } else {
            read(page, target);
        }
    }

    private static void read(IWorkbenchPage page, Target target) {
        Display display = page.getWorkbenchWindow().getShell().getDisplay();
        ICoreRunnable read = monitor -> {
            Optional<OpenCase> last = last(target);
            display.asyncExec(() -> last.ifPresentOrElse(open -> Diagnose.show(page, open),
                    () -> Diagnose.run(page, target, Asked.NOTHING)));
        };
        Job.create("Opening " + Plain.escape(target.toString(), 80), read).schedule();
    }

    /** Says in the editor, where the person looks, when the store cannot be read. */
    private static Optional<OpenCase> last(Target target) {
        try {
            Optional<Kept> record = record(target);
            return record.flatMap(one -> Services.find(Diagnostics.class)
                    .map(diagnostics -> judged(one, diagnostics.snapshot())));
        } catch (StoreException e) {
            OpenCase open = OpenCase.live(target);
            open.change(new DiagnosisState.Broken("The last result cannot be shown. " + e.getMessage()));
            return Optional.of(open);
        }
    }

    private static Optional<Kept> record(Target target) throws StoreException {
        History history = WindowStore.open().history();
        Optional<History.Entry> last = history.of(target).stream().findFirst();
        return last.isEmpty() ? Optional.empty()
                : history.caseOf(last.get().id()).map(record -> new Kept(last.get().id(), record));
    }

    private static OpenCase judged(Kept kept, Snapshot plugins) {
        OpenCase open = OpenCase.live(kept.record().target());
        judge(open, kept, plugins);
        return open;
    }

    /** Shows in an open case what was kept, judged with today's plugins. */
    static void judge(OpenCase open, Kept kept, Snapshot plugins) {
        CaseRecord record = kept.record();
        open.kept(kept.id());
        open.asked(new Asked(record.symptom(), thorough(record, plugins)));
        Diagnosis diagnosis = Diagnostics.judge(plugins, record, record.symptom().flatMap(SymptomLines::symptom));
        open.judged(record, diagnosis, false, plugins);
    }

    /** Whether the probes that take more connections were asked for: all of them, not just one by its name. */
    private static boolean thorough(CaseRecord record, Snapshot plugins) {
        List<Evidence> closer = plugins.probes().stream().filter(probe -> probe.service().thorough())
                .flatMap(probe -> probe.service().yields().stream().map(type -> type.from(probe.service().vantage())))
                .map(record.evidence()::get).filter(Objects::nonNull).toList();
        return !closer.isEmpty() && closer.stream().noneMatch(evidence ->
                evidence instanceof Evidence.Missing missing && missing.reason() == Reason.NOT_REQUESTED);
    }
}
