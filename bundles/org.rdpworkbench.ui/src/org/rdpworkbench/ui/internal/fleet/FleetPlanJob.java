// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.fleet;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.progress.IProgressConstants;
import org.rdpworkbench.core.repair.HostPlan;
import org.rdpworkbench.core.repair.Repairs;
import org.rdpworkbench.core.run.Progress;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.report.Plain;
import org.rdpworkbench.ui.internal.Counts;
import org.rdpworkbench.ui.internal.Icons;
import org.rdpworkbench.ui.internal.Services;
import org.rdpworkbench.ui.internal.preferences.Settings;

/** Looks at hosts in the background, a few at once, and plans their repair. Nothing is changed by it. */
final class FleetPlanJob extends Job {

    /** What it is called, before how many hosts there are. */
    static final String NAME = "Planning the repair of ";

    /**
     * Who hears of it, on the UI thread.
     *
     * @param looking takes a host and what is looked at there, escaped
     * @param host takes what there is to do at one
     * @param planned takes all of them, at the end
     * @param refused takes one sentence in place of it
     */
    record Heard(BiConsumer<Target, String> looking, Consumer<HostPlan> host, Consumer<List<HostPlan>> planned,
            Consumer<String> refused) {}

    private final FleetAsked asked;
    private final Heard heard;

    FleetPlanJob(FleetAsked asked, Heard heard) {
        super(NAME + Counts.hosts(asked.hosts().size()));
        this.asked = asked;
        this.heard = heard;
        setProperty(IProgressConstants.ICON_PROPERTY, Icons.named("repair"));
    }

    @Override
    protected IStatus run(IProgressMonitor monitor) {
        monitor.beginTask(getName(), asked.hosts().size());
        try {
            Repairs engine = Services.find(Repairs.class).orElseThrow(
                    () -> new IllegalStateException("the engine of repairs is not installed"));
            Progress looks = looks();
            List<HostPlan> plans = HostPlan.together(HostPlan.of(asked.hosts(), asked.cause().orElse(null), target ->
                    engine.plan(Repairs.look(target, asked.way(), asked.controller(), Settings.timeout(true)), looks),
                    one -> {
                        monitor.worked(1);
                        say(() -> heard.host().accept(one));
                    }));
            say(() -> heard.planned().accept(plans));
        } catch (InterruptedException e) {
            say(() -> heard.refused().accept("The look was stopped. Go back, and on again, to look once more."));
        } catch (RuntimeException | LinkageError e) {
            ILog.of(FleetPlanJob.class).error("The repair of hosts cannot be planned.", e);
            say(() -> heard.refused().accept("The look broke for a reason on this side; the error log has more."));
        }
        // It was for the looks, which are over.
        Thread.interrupted();
        monitor.done();
        return monitor.isCanceled() ? Status.CANCEL_STATUS : Status.OK_STATUS;
    }

    private static void say(Runnable words) {
        Display.getDefault().asyncExec(words);
    }

    private Progress looks() {
        return new Progress() {
            @Override
            public void looking(Target target, String title) {
                String words = Plain.escape(title, Plain.MOST_VALUE);
                say(() -> heard.looking().accept(target, words));
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
