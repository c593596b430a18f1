// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal;

import java.lang.reflect.InvocationTargetException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.dialogs.ProgressMonitorDialog;
import org.eclipse.swt.widgets.Shell;

/** Waits for jobs before the window closes, while the UI thread does what else there is to do. */
public final class JoinDialog {

    private JoinDialog() {}

    /**
     * Returns when all jobs of that family have ended.
     *
     * @param doing is said meanwhile
     * @return false when the person would rather not wait
     */
    public static boolean join(Shell shell, String title, String doing, Object family) {
        ProgressMonitorDialog dialog = new ProgressMonitorDialog(shell) {
            @Override
            protected void configureShell(Shell made) {
                super.configureShell(made);
                made.setText(title);
            }
        };
        try {
            dialog.run(true, true, monitor -> join(monitor, doing, family));
            return true;
        } catch (InterruptedException e) {
            return false;
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private static void join(IProgressMonitor monitor, String doing, Object family) throws InterruptedException {
        monitor.beginTask(doing, IProgressMonitor.UNKNOWN);
        try {
            // The platform would say in the dialog that "the user operation is waiting".
            Job.getJobManager().join(family, new NullProgressMonitor() {
                @Override
                public boolean isCanceled() {
                    return monitor.isCanceled();
                }
            });
        } catch (OperationCanceledException e) {
            throw new InterruptedException();
        }
    }
}
