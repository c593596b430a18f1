// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.repairs;

import java.io.IOException;
import java.util.Optional;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.progress.IProgressConstants;
import org.rdpworkbench.core.repair.RefusedException;
import org.rdpworkbench.core.repair.Repair;
import org.rdpworkbench.core.repair.Repairs;
import org.rdpworkbench.core.run.Progress;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.core.spi.WayIn;
import org.rdpworkbench.report.Plain;
import org.rdpworkbench.report.RepairText;
import org.rdpworkbench.store.History;
import org.rdpworkbench.store.StoreException;
import org.rdpworkbench.ui.internal.Icons;
import org.rdpworkbench.ui.internal.Services;
import org.rdpworkbench.ui.internal.preferences.Settings;
import org.rdpworkbench.ui.internal.store.WindowStore;

/** Undoes or resumes a repair in the background, and tells the view what came of it. It belongs to the history. */
final class AgainJob extends Job {

    private static final int MOST_NAME = 80;

    private final IWorkbenchPage page;
    private final Again what;
    private final Repair repair;
    private final WayIn wayIn;

    AgainJob(IWorkbenchPage page, Again what, Repair repair, WayIn wayIn) {
        super(what.doing + Plain.escape(repair.plan().target().toString(), MOST_NAME));
        this.page = page;
        this.what = what;
        this.repair = repair;
        this.wayIn = wayIn;
        setProperty(IProgressConstants.ICON_PROPERTY, Icons.named("repair"));
    }

    @Override
    protected IStatus run(IProgressMonitor monitor) {
        monitor.beginTask(getName(), IProgressMonitor.UNKNOWN);
        String words = words(monitor);
        // It was for the repair, which is over.
        Thread.interrupted();
        Display.getDefault().asyncExec(() -> RepairsView.tell(page, words));
        monitor.done();
        return monitor.isCanceled() ? Status.CANCEL_STATUS : Status.OK_STATUS;
    }

    private String words(IProgressMonitor monitor) {
        String host = Plain.escape(repair.plan().target().toString(), Plain.MOST_VALUE) + ": ";
        try {
            Repairs engine = Services.find(Repairs.class).orElseThrow(
                    () -> new RefusedException("Nothing that is installed repairs hosts."));
            Repair now = what.go(engine, repair, Repairs.look(repair.plan().target(), wayIn, Settings.timeout(true)),
                    new Repairs.Manner(Repairs.person(), (plan, number, step) ->
                            monitor.subTask(RepairText.step(plan, number, step))), looks(monitor));
            Thread.interrupted();
            return host + RepairText.words(now.outcome()) + ". " + Plain.escape(now.why())
                    + kept(now).map(problem -> " " + Plain.escape(problem)).orElse("");
        } catch (RefusedException e) {
            return host + Plain.escape(e.getMessage());
        } catch (IOException e) {
            return host + "the journal cannot be written: " + Plain.escape(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            return host + "it was stopped, and its journal says how far it came.";
        } catch (RuntimeException | LinkageError e) {
            ILog.of(AgainJob.class).error("The repair " + repair.id() + " broke.", e);
            return host + "it broke for a reason on this side; the error log has more.";
        }
    }

    private static Progress looks(IProgressMonitor monitor) {
        return new Progress() {
            @Override
            public void looking(Target target, String title) {
                monitor.subTask(Plain.escape(title, Plain.MOST_VALUE));
            }
        };
    }

    /** Keeps it in the history of the host; a sentence where that cannot be. */
    private static Optional<String> kept(Repair now) {
        Optional<org.rdpworkbench.store.Repair> words = org.rdpworkbench.store.Repair.of(now);
        if (words.isEmpty()) {
            return Optional.empty();
        }
        try {
            WindowStore.open().journal().keep(words.get());
            return Optional.empty();
        } catch (StoreException e) {
            return Optional.of("It is in its journal, and not in the history of the host. " + e.getMessage());
        }
    }

    /** The engine ends behind the step that is under way. */
    @Override
    protected void canceling() {
        Thread thread = getThread();
        if (thread != null) {
            thread.interrupt();
        }
    }

    @Override
    public boolean belongsTo(Object family) {
        return family == History.class;
    }
}
