// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.diagnosis;

import java.util.Map;
import java.util.Optional;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.rdpworkbench.core.run.ColumnValues;
import org.rdpworkbench.core.run.Diagnostics;
import org.rdpworkbench.core.run.Request;
import org.rdpworkbench.core.run.Run;
import org.rdpworkbench.core.run.Snapshot;
import org.rdpworkbench.report.Plain;
import org.rdpworkbench.store.History;
import org.rdpworkbench.store.StoreException;
import org.rdpworkbench.ui.DiagnosisState;
import org.rdpworkbench.ui.internal.Services;
import org.rdpworkbench.ui.internal.SymptomLines;
import org.rdpworkbench.ui.internal.cases.CaseOrigin;
import org.rdpworkbench.ui.internal.hosts.Hosts;
import org.rdpworkbench.ui.internal.hosts.Notice;
import org.rdpworkbench.ui.internal.preferences.Settings;
import org.rdpworkbench.ui.internal.store.WindowStore;

/** One look at one host, in the calling thread, and what becomes of it. */
record Look(OpenCase open) {

    /** Whether it was cancelled, which an interrupt of the thread does within a second. */
    boolean take(IProgressMonitor monitor) {
        Optional<Hosts> hosts = Services.find(Hosts.class);
        hosts.ifPresent(list -> list.looking(open.target(), true));
        open.begin();
        try {
            return look(Services.find(Diagnostics.class).orElseThrow(
                    () -> new IllegalStateException("the diagnosis engine is not installed")), monitor);
        } catch (RuntimeException | LinkageError e) {
            // The person learns of it in the editor, where they look; the log has the rest.
            ILog.of(Look.class).error("The look at " + open.target() + " broke.", e);
            open.change(new DiagnosisState.Broken("The look broke for a reason on this side; the error log has more."));
            return false;
        } finally {
            hosts.ifPresent(list -> list.looking(open.target(), false));
        }
    }

    private boolean look(Diagnostics diagnostics, IProgressMonitor monitor) {
        boolean thorough = open.asked().thorough();
        Request request = new Request(open.target(), open.asked().symptom().flatMap(SymptomLines::symptom), thorough,
                Settings.timeout(thorough));
        Snapshot plugins = diagnostics.snapshot();
        Run run = diagnostics.diagnose(plugins, request, new LiveProgress(open, plugins, monitor));
        open.judged(run.record(), run.diagnosis(), run.cancelled(), plugins);
        if (!run.cancelled()) {
            keep(run, ColumnValues.of(plugins, run.record()));
        }
        return run.cancelled();
    }

    /** As far as that can be done; a look is worth no less without it. */
    private void keep(Run run, Map<String, String> columns) {
        Optional<Hosts> hosts = Services.find(Hosts.class);
        try {
            History history = WindowStore.open().history();
            History.Entry kept = history.keep(run.record(), run.diagnosis(), columns);
            open.kept(CaseOrigin.of(kept));
            history.forget(history.of(open.target()).stream().skip(Settings.Number.KEPT.value())
                    .map(History.Entry::id).toList());
            hosts.ifPresent(list -> list.looked(kept));
        } catch (StoreException e) {
            ILog.of(Look.class).warn("The diagnosis of " + open.target() + " is not kept.", e);
            hosts.ifPresent(list -> list.say(Notice.problem("The last look at " + Plain.escape(
                    open.target().toString(), 80) + " is not kept. " + e.getMessage())));
        }
    }
}
