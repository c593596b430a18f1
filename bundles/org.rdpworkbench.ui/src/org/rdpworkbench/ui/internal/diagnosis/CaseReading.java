// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.diagnosis;

import java.util.Optional;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.rdpworkbench.core.run.CaseRecord;
import org.rdpworkbench.core.run.Diagnosis;
import org.rdpworkbench.core.run.Diagnostics;
import org.rdpworkbench.core.run.Snapshot;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.report.Plain;
import org.rdpworkbench.store.StoreException;
import org.rdpworkbench.ui.DiagnosisState;
import org.rdpworkbench.ui.internal.SymptomLines;
import org.rdpworkbench.ui.internal.cases.CaseOrigin;
import org.rdpworkbench.ui.internal.hosts.Asked;
import org.rdpworkbench.ui.internal.store.WindowStore;

/** Reads the case that an editor is to show, and judges it with the plugins that are installed now. */
final class CaseReading {

    private CaseReading() {}

    /** Does so in the background. What cannot be read is said in the editor, with what can be done instead. */
    static void start(OpenCase open) {
        ICoreRunnable read = monitor -> {
            try {
                read(open);
            } catch (CoreException e) {
                open.change(new DiagnosisState.Broken(e.getStatus().getMessage() + " " + instead(open)));
            }
        };
        Job.create("Opening " + Plain.escape(open.target().toString(), 80), read).schedule();
    }

    private static String instead(OpenCase open) {
        return open.origin().filter(CaseOrigin.InFile.class::isInstance).isPresent()
                ? "Open it from where it is now, or look at the host with F5." : "F5 looks at the host again.";
    }

    private static void read(OpenCase open) throws CoreException {
        if (open.origin().isPresent()) {
            Snapshot plugins = SavedCases.plugins();
            judge(open, open.origin().get().read(plugins), plugins);
        } else if (!last(open)) {
            throw new CoreException(Status.error("What was shown here is not kept any more."));
        }
    }

    /**
     * Shows the last case of the host that is kept, in the calling thread.
     *
     * @return false when there is none
     * @throws CoreException with one sentence when it cannot be read
     */
    static boolean last(OpenCase open) throws CoreException {
        Optional<CaseOrigin.Kept> kept = last(open.target());
        if (kept.isPresent()) {
            Snapshot plugins = SavedCases.plugins();
            CaseRecord record = kept.get().read(plugins);
            open.kept(kept.get());
            judge(open, record, plugins);
        }
        return kept.isPresent();
    }

    private static Optional<CaseOrigin.Kept> last(Target target) throws CoreException {
        try {
            return WindowStore.open().history().latest(target).map(CaseOrigin::of);
        } catch (StoreException e) {
            throw new CoreException(Status.error(e.getMessage(), e));
        }
    }

    /** Shows a case, and lets the next look at its host repeat what this one was to find out. */
    static void judge(OpenCase open, CaseRecord record, Snapshot plugins) {
        open.asked(Asked.of(record, plugins));
        Diagnosis diagnosis = Diagnostics.judge(plugins, record, record.symptom().flatMap(SymptomLines::symptom));
        open.judged(record, diagnosis, false, plugins);
    }
}
