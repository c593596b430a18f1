// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.diagnosis;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.ui.progress.IProgressConstants;
import org.rdpworkbench.core.run.Collected;
import org.rdpworkbench.core.run.Diagnostics;
import org.rdpworkbench.core.run.Request;
import org.rdpworkbench.core.run.Run;
import org.rdpworkbench.core.run.RunsUnderWay;
import org.rdpworkbench.core.run.Snapshot;
import org.rdpworkbench.core.run.Sweep;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.store.History;
import org.rdpworkbench.ui.internal.Counts;
import org.rdpworkbench.ui.internal.Icons;
import org.rdpworkbench.ui.internal.Services;
import org.rdpworkbench.ui.internal.preferences.Settings;

/**
 * Looks at many hosts in one run. Each result is shown and kept as soon as it is there; at the end all are judged
 * together, with what one host tells of another. Cancelling loses only the rest. The history is its family.
 */
final class DiagnoseHosts extends Job {

    /** So many looks may wait to be kept; more would only fill the memory. */
    private static final int MOST_WAITING = 50;

    private final Map<Target, Look> looks = new LinkedHashMap<>();
    private int done;

    /** @param cases of different hosts */
    DiagnoseHosts(List<OpenCase> cases) {
        super("Diagnosing " + Counts.hosts(cases.size()));
        cases.forEach(open -> looks.put(open.target(), new Look(open)));
        setProperty(IProgressConstants.ICON_PROPERTY, Icons.named("diagnose"));
    }

    @Override
    protected IStatus run(IProgressMonitor monitor) {
        monitor.beginTask(getName(), looks.size());
        try {
            Diagnostics engine = Services.find(Diagnostics.class).orElseThrow(
                    () -> new IllegalStateException("the diagnosis engine is not installed"));
            try (RunsUnderWay.Mark mark = engine.begin()) {
                return sweep(engine, monitor) ? Status.OK_STATUS : Status.CANCEL_STATUS;
            }
        } catch (IllegalStateException e) {
            return Status.error("Some hosts were not looked at for a reason on this side; the error log has more.", e);
        } finally {
            monitor.done();
        }
    }

    /** False when it was cancelled. */
    private boolean sweep(Diagnostics engine, IProgressMonitor monitor) {
        Snapshot plugins = engine.snapshot();
        // Its own editor may be at it already.
        List<Request> requests = looks.values().stream().filter(look -> !look.open().looking()).map(Look::request)
                .toList();
        Sweep sweep = sweep(engine, plugins, requests, monitor);
        if (sweep.cancelled() || monitor.isCanceled()) {
            return false;
        }
        monitor.subTask("judging them together");
        List<Run> runs = Diagnostics.judge(plugins, sweep.looks(), Look::symptom);
        // An interrupt while hosts are judged leaves findings open.
        if (Thread.interrupted()) {
            return false;
        }
        for (int i = 0; i < runs.size(); i++) {
            Collected collected = sweep.looks().get(i);
            looks.get(collected.record().target()).amongOthers(collected, runs.get(i), plugins);
        }
        return true;
    }

    /** One thread judges and keeps what the others bring, while these go on. */
    private Sweep sweep(Diagnostics engine, Snapshot plugins, List<Request> requests, IProgressMonitor monitor) {
        ExecutorService keeper =
                Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("looks").factory());
        Semaphore room = new Semaphore(MOST_WAITING);
        try {
            return Sweep.of(requests, Settings.Number.AT_ONCE.value(), request -> {
                Look look = looks.get(request.target());
                Collected collected = look.collect(engine, plugins, request);
                // What was found is kept also when it was the last before somebody cancelled.
                room.acquireUninterruptibly();
                keeper.execute(() -> {
                    try {
                        finish(look, collected, plugins, monitor);
                    } finally {
                        room.release();
                    }
                });
                return collected;
            });
        } finally {
            // What has come is kept, also when the rest is cancelled.
            CompletableFuture.runAsync(() -> { }, keeper).join();
            keeper.shutdown();
        }
    }

    private void finish(Look look, Collected collected, Snapshot plugins, IProgressMonitor monitor) {
        look.alone(collected, plugins);
        monitor.worked(1);
        monitor.subTask(Counts.of(++done) + " of " + Counts.of(looks.size()));
    }

    @Override
    public boolean belongsTo(Object family) {
        return family == History.class;
    }

    /** The engine ends within a second of an interrupt. */
    @Override
    protected void canceling() {
        Thread thread = getThread();
        if (thread != null) {
            thread.interrupt();
        }
    }
}
