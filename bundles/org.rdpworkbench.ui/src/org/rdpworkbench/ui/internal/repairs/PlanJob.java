// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.repairs;

import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.progress.IProgressConstants;
import org.rdpworkbench.core.repair.Planned;
import org.rdpworkbench.core.repair.RefusedException;
import org.rdpworkbench.core.repair.Repairs;
import org.rdpworkbench.core.run.Progress;
import org.rdpworkbench.core.run.Request;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.report.Plain;
import org.rdpworkbench.ui.internal.Icons;
import org.rdpworkbench.ui.internal.Services;

/** Looks at a host in the background, and plans its repair. What is cancelled has no answer but that. */
final class PlanJob extends Job {

    /** What it is called, before the name of the host. */
    static final String NAME = "Planning a repair of ";

    private static final int MOST_NAME = 80;

    /**
     * Who hears of it, on the UI thread. All texts are escaped.
     *
     * @param looking takes what is looked at
     * @param planned takes the end
     * @param refused takes one sentence in place of it
     */
    record Heard(Consumer<String> looking, Consumer<Planned> planned, Consumer<String> refused) {}

    private final Request request;
    private final Optional<ClientFile> client;
    private final Heard heard;

    /** @param client what joins the look, where the person named a file */
    PlanJob(Request request, Optional<ClientFile> client, Heard heard) {
        super(NAME + Plain.escape(request.target().toString(), MOST_NAME));
        this.request = request;
        this.client = client;
        this.heard = heard;
        setProperty(IProgressConstants.ICON_PROPERTY, Icons.named("repair"));
    }

    @Override
    protected IStatus run(IProgressMonitor monitor) {
        monitor.beginTask(getName(), IProgressMonitor.UNKNOWN);
        try {
            Repairs engine = Services.find(Repairs.class).orElseThrow(
                    () -> new RefusedException("Nothing that is installed repairs hosts."));
            Request look = client.isEmpty() ? request
                    : request.joining(client.get().of(request.target(), engine));
            Planned planned = engine.plan(look, looks(monitor));
            say(() -> heard.planned().accept(planned));
        } catch (RefusedException e) {
            say(() -> heard.refused().accept(Plain.escape(e.getMessage())));
        } catch (InterruptedException e) {
            say(() -> heard.refused().accept("The look was stopped. Go back, and on again, to look once more."));
        } catch (RuntimeException | LinkageError e) {
            ILog.of(PlanJob.class).error("The repair of " + request.target() + " cannot be planned.", e);
            say(() -> heard.refused().accept("The look broke for a reason on this side; the error log has more."));
        }
        // It was for the look, which is over.
        Thread.interrupted();
        monitor.done();
        return monitor.isCanceled() ? Status.CANCEL_STATUS : Status.OK_STATUS;
    }

    private static void say(Runnable words) {
        Display.getDefault().asyncExec(words);
    }

    private Progress looks(IProgressMonitor monitor) {
        return new Progress() {
            @Override
            public void looking(Target target, String title) {
                String words = Plain.escape(title, Plain.MOST_VALUE);
                monitor.subTask(words);
                say(() -> heard.looking().accept(words));
            }
        };
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
