// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.diagnosis;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.rdpworkbench.core.run.CaseRecord;
import org.rdpworkbench.core.run.Collected;
import org.rdpworkbench.core.run.ColumnValues;
import org.rdpworkbench.core.run.Diagnostics;
import org.rdpworkbench.core.run.Request;
import org.rdpworkbench.core.run.Run;
import org.rdpworkbench.core.run.Snapshot;
import org.rdpworkbench.core.run.Symptom;
import org.rdpworkbench.store.History;
import org.rdpworkbench.store.StoreException;
import org.rdpworkbench.ui.DiagnosisState;
import org.rdpworkbench.ui.internal.Services;
import org.rdpworkbench.ui.internal.SymptomLines;
import org.rdpworkbench.ui.internal.cases.CaseOrigin;
import org.rdpworkbench.ui.internal.hosts.Hosts;
import org.rdpworkbench.ui.internal.preferences.Settings;
import org.rdpworkbench.ui.internal.store.WindowStore;

/** One look at one host, in the calling thread, and what becomes of it. */
record Look(OpenCase open) {

    /** Takes it by itself. Whether it was cancelled, which an interrupt of the thread does within a second. */
    boolean take(IProgressMonitor monitor) {
        begin();
        try {
            Diagnostics engine = Services.find(Diagnostics.class).orElseThrow(
                    () -> new IllegalStateException("the diagnosis engine is not installed"));
            Snapshot plugins = engine.snapshot();
            Run run = engine.diagnose(plugins, request(), new LiveProgress(open, plugins, monitor));
            result(run, plugins);
            return run.cancelled();
        } catch (RuntimeException | LinkageError e) {
            broken(e);
            return false;
        } finally {
            end();
        }
    }

    /** Takes the first half of it, in a run of several; the other ones are to follow. */
    Collected collect(Diagnostics engine, Snapshot plugins, Request request) {
        begin();
        try {
            return engine.collect(plugins, request, new LiveProgress(open, plugins, new NullProgressMonitor()));
        } catch (RuntimeException | LinkageError e) {
            broken(e);
            end();
            throw e;
        }
    }

    /** The second half: what the host tells by itself, so that it is there whatever becomes of the others. */
    void alone(Collected collected, Snapshot plugins) {
        try {
            result(Diagnostics.judge(plugins, List.of(collected), Look::symptom).getFirst(), plugins);
            open.rest();
        } catch (RuntimeException | LinkageError e) {
            broken(e);
        } finally {
            end();
        }
    }

    /** The end: what the others tell of it, unless that is nothing, or something newer is shown by now. */
    void amongOthers(Collected collected, Run run, Snapshot plugins) {
        CaseRecord alone = collected.record();
        boolean newer = switch (open.state()) {
            case DiagnosisState.Waiting waiting -> false;
            case DiagnosisState.Judged now -> now.record() != alone;
            case DiagnosisState.Looking looking -> true;
            case DiagnosisState.Broken broken -> true;
        };
        if (!newer && !run.record().evidence().equals(alone.evidence())) {
            result(run, plugins);
            open.rest();
        }
    }

    Request request() {
        boolean thorough = open.asked().thorough();
        Set<String> probes = open.asked().probes();
        return new Request(open.target(), open.asked().symptom().flatMap(SymptomLines::symptom), thorough,
                probes, Optional.empty(), open.asked().inside(), Settings.timeout(thorough || !probes.isEmpty()));
    }

    static Optional<Symptom> symptom(CaseRecord record) {
        return record.symptom().flatMap(SymptomLines::symptom);
    }

    private void begin() {
        hosts().ifPresent(list -> list.looking(open.target(), true));
        open.begin();
    }

    private void end() {
        hosts().ifPresent(list -> list.looking(open.target(), false));
    }

    private static Optional<Hosts> hosts() {
        return Services.find(Hosts.class);
    }

    /** The person learns of it in the editor, where they look; the log has the rest. */
    private void broken(Throwable e) {
        ILog.of(Look.class).error("The look at " + open.target() + " broke.", e);
        open.change(new DiagnosisState.Broken("The look broke for a reason on this side; the error log has more."));
    }

    /** Shows it in the place of what was shown, and keeps it there, too, where that is kept. */
    void show(Run run, Snapshot plugins) {
        if (open.origin().isEmpty()) {
            result(run, plugins);
        } else {
            open.judged(run.record(), run.diagnosis(), run.cancelled(), plugins);
        }
    }

    private void result(Run run, Snapshot plugins) {
        open.judged(run.record(), run.diagnosis(), run.cancelled(), plugins);
        if (!run.cancelled()) {
            keep(run, ColumnValues.of(plugins, run.record()));
        }
    }

    /** As far as that can be done; a look is worth no less without it. */
    private void keep(Run run, Map<String, String> columns) {
        try {
            History history = WindowStore.open().history();
            // The same look, of which more is known now.
            Optional<String> before = open.kept().filter(one -> one.at().equals(run.record().began()))
                    .map(CaseOrigin.Kept::id);
            History.Entry kept = history.keep(run.record(), run.diagnosis(), columns, open.asked().thorough());
            open.kept(CaseOrigin.of(kept));
            Stream<String> older = history.of(open.target()).stream().map(History.Entry::id)
                    .filter(id -> !Optional.of(id).equals(before)).skip(Settings.Number.KEPT.value())
                    .filter(id -> !id.equals(kept.id()));
            history.forget(Stream.concat(before.stream(), older).toList());
            hosts().ifPresent(list -> list.looked(kept));
        } catch (StoreException e) {
            ILog.of(Look.class).warn("The diagnosis of " + open.target() + " is not kept.", e);
            hosts().ifPresent(list -> list.notKept(open.target(), e.getMessage()));
        }
    }
}
