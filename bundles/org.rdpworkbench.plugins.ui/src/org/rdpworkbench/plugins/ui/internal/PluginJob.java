// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.plugins.ui.internal;

import java.io.IOException;
import java.util.function.Consumer;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.ISchedulingRule;
import org.eclipse.core.runtime.jobs.Job;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;
import org.rdpworkbench.plugins.Plugins;
import org.rdpworkbench.plugins.RefusedException;
import org.rdpworkbench.report.Plain;

/** Work with plugins in the background, one after another. To cancel it interrupts it. */
final class PluginJob extends Job {

    /** What is done. */
    interface Work {
        void with(Plugins plugins, IProgressMonitor monitor) throws IOException, RefusedException, InterruptedException;
    }

    private static final ISchedulingRule ONE_AT_A_TIME = new ISchedulingRule() {
        @Override
        public boolean contains(ISchedulingRule rule) {
            return rule == this;
        }

        @Override
        public boolean isConflicting(ISchedulingRule rule) {
            return rule == this;
        }
    };

    /** Longer ones would push everything else out of the status line. */
    private static final int MOST_NAME = 100;

    private final Work work;
    private final Consumer<String> refused;

    /** @param refused takes one sentence, on the thread of the job, when the work cannot be done */
    PluginJob(String name, Work work, Consumer<String> refused) {
        super(Plain.escape(name, MOST_NAME));
        this.work = work;
        this.refused = refused;
        setRule(ONE_AT_A_TIME);
    }

    static Plugins plugins() {
        BundleContext context = FrameworkUtil.getBundle(PluginJob.class).getBundleContext();
        ServiceReference<Plugins> reference = context.getServiceReference(Plugins.class);
        if (reference == null) {
            throw new IllegalStateException("the plugins cannot be looked at");
        }
        return context.getService(reference);
    }

    @Override
    protected IStatus run(IProgressMonitor monitor) {
        monitor.beginTask(getName(), IProgressMonitor.UNKNOWN);
        try {
            work.with(plugins(), monitor);
            return Status.OK_STATUS;
        } catch (InterruptedException e) {
            refused.accept("Stopped before it ended.");
            return Status.CANCEL_STATUS;
        } catch (RefusedException e) {
            refused.accept(e.getMessage());
        } catch (IOException e) {
            ILog.of(PluginJob.class).error(getName() + " failed.", e);
            refused.accept("The files of the installation cannot be read or written: " + e.getMessage());
        } catch (RuntimeException | LinkageError e) {
            // p2 reports as such what others have changed meanwhile, too.
            ILog.of(PluginJob.class).error(getName() + " broke.", e);
            refused.accept("This broke for a reason on this side: restart the workbench and try again. The error log "
                    + "has more.");
        } finally {
            monitor.done();
        }
        return Status.OK_STATUS;
    }

    @Override
    protected void canceling() {
        Thread thread = getThread();
        if (thread != null) {
            thread.interrupt();
        }
    }
}
