// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.diagnosis;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.ui.progress.IProgressConstants;
import org.rdpworkbench.store.History;
import org.rdpworkbench.ui.internal.Icons;
import org.rdpworkbench.ui.internal.preferences.Settings;

/**
 * Looks at many hosts, as many at once as a person has set. Each result is kept as soon as it is there; cancelling
 * loses only the rest. The history is its family.
 */
final class DiagnoseHosts extends Job {

    private final List<OpenCase> cases;
    private final AtomicInteger done = new AtomicInteger();
    private final ExecutorService threads =
            Executors.newFixedThreadPool(Settings.Number.AT_ONCE.value(),
                    Thread.ofPlatform().daemon().name("look").factory());

    DiagnoseHosts(List<OpenCase> cases) {
        super("Diagnosing " + cases.size() + " hosts");
        this.cases = List.copyOf(cases);
        setProperty(IProgressConstants.ICON_PROPERTY, Icons.named("diagnose"));
    }

    @Override
    protected IStatus run(IProgressMonitor monitor) {
        monitor.beginTask(getName(), cases.size());
        cases.forEach(open -> threads.submit(() -> look(open, monitor)));
        threads.shutdown();
        try {
            while (!threads.awaitTermination(1, TimeUnit.HOURS)) {
                continue;
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
        }
        monitor.done();
        return monitor.isCanceled() ? Status.CANCEL_STATUS : Status.OK_STATUS;
    }

    private void look(OpenCase open, IProgressMonitor monitor) {
        // Its own editor may be at it already.
        if (!monitor.isCanceled() && !open.looking()) {
            new Look(open).take(new NullProgressMonitor());
        }
        synchronized (monitor) {
            monitor.worked(1);
            monitor.subTask(done.incrementAndGet() + " of " + cases.size());
        }
    }

    @Override
    public boolean belongsTo(Object family) {
        return family == History.class;
    }

    @Override
    protected void canceling() {
        threads.shutdownNow();
    }
}
