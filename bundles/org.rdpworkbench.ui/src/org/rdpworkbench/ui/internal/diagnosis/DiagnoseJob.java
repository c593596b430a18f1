// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.diagnosis;

import java.util.Map;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.IJobChangeListener;
import org.eclipse.core.runtime.jobs.ISchedulingRule;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.ui.progress.IProgressConstants;
import org.rdpworkbench.core.run.ColumnValues;
import org.rdpworkbench.core.run.Diagnostics;
import org.rdpworkbench.core.run.Request;
import org.rdpworkbench.core.run.Run;
import org.rdpworkbench.core.run.Snapshot;
import org.rdpworkbench.report.Plain;
import org.rdpworkbench.store.History;
import org.rdpworkbench.store.StoreException;
import org.rdpworkbench.ui.DiagnosisState;
import org.rdpworkbench.ui.internal.Icons;
import org.rdpworkbench.ui.internal.Services;
import org.rdpworkbench.ui.internal.SymptomLines;
import org.rdpworkbench.ui.internal.hosts.Host;
import org.rdpworkbench.ui.internal.hosts.HostList;
import org.rdpworkbench.ui.internal.preferences.Settings;
import org.rdpworkbench.ui.internal.store.WindowStore;

/** One look at one host, in the background. The open case is its family: cancel it by that. So is the history. */
final class DiagnoseJob extends Job {

    /** Longer names of hosts would push everything else out of the status line. */
    private static final int MOST_NAME = 80;

    /** One look at a time for each case; the next one waits until the one before has ended. */
    private record Turn(OpenCase open) implements ISchedulingRule {

        @Override
        public boolean contains(ISchedulingRule rule) {
            return rule == this;
        }

        @Override
        public boolean isConflicting(ISchedulingRule rule) {
            return rule instanceof Turn(OpenCase other) && other == open;
        }
    }

    private final OpenCase open;
    private volatile boolean begun;

    DiagnoseJob(OpenCase open) {
        super("Diagnosing " + Plain.escape(Host.plain(open.target()), MOST_NAME));
        this.open = open;
        setRule(new Turn(open));
        setJobGroup(Looks.group());
        setProperty(IProgressConstants.ICON_PROPERTY, Icons.named("diagnose"));
        open.begin();
        addJobChangeListener(IJobChangeListener.onDone(event -> neverBegun()));
    }

    /** A job that is cancelled while it waits for its turn is not run at all. */
    private void neverBegun() {
        if (!begun && open.looking()) {
            open.change(new DiagnosisState.Broken("The look was stopped before it began."));
        }
    }

    @Override
    protected IStatus run(IProgressMonitor monitor) {
        begun = true;
        open.begin();
        monitor.beginTask(getName(), IProgressMonitor.UNKNOWN);
        try {
            return look(Services.find(Diagnostics.class).orElseThrow(
                    () -> new IllegalStateException("the diagnosis engine is not installed")), monitor);
        } catch (RuntimeException | LinkageError e) {
            // The person learns of it in the editor, where they look; the log has the rest.
            ILog.of(DiagnoseJob.class).error("The look at " + open.target() + " broke.", e);
            open.change(new DiagnosisState.Broken("The look broke for a reason on this side; the error log has more."));
            return Status.OK_STATUS;
        } finally {
            monitor.done();
        }
    }

    private IStatus look(Diagnostics diagnostics, IProgressMonitor monitor) {
        boolean thorough = open.asked().thorough();
        Request request = new Request(open.target(), open.asked().symptom().flatMap(SymptomLines::symptom), thorough,
                Settings.timeout(thorough));
        Snapshot plugins = diagnostics.snapshot();
        Run run = diagnostics.diagnose(plugins, request, new LiveProgress(open, plugins, monitor));
        open.judged(run.record(), run.diagnosis(), run.cancelled(), plugins);
        if (run.cancelled()) {
            return Status.CANCEL_STATUS;
        }
        keep(run, ColumnValues.of(plugins, run.record()));
        Services.find(HostList.class).filter(hosts -> hosts.contains(open.target())).ifPresent(hosts ->
                hosts.seen(open.target(), new Host.Seen(run.diagnosis().verdict(), run.record().began())));
        return Status.OK_STATUS;
    }

    /** As far as that can be done; a look is worth no less without it. */
    private void keep(Run run, Map<String, String> columns) {
        try {
            History history = WindowStore.open().history();
            open.kept(history.keep(run.record(), run.diagnosis(), columns).id());
            history.forget(history.of(open.target()).stream().skip(Settings.Number.KEPT.value())
                    .map(History.Entry::id).toList());
        } catch (StoreException e) {
            ILog.of(DiagnoseJob.class).warn("The diagnosis of " + open.target() + " is not kept.", e);
        }
    }

    /** The engine ends within a second of an interrupt. */
    @Override
    protected void canceling() {
        Thread thread = getThread();
        if (thread != null) {
            thread.interrupt();
        }
    }

    @Override
    public boolean belongsTo(Object family) {
        return family == open || family == History.class;
    }
}
