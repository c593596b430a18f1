// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.hosts;

import java.util.stream.Stream;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.PlatformUI;
import org.rdpworkbench.ui.internal.JoinDialog;
import org.rdpworkbench.ui.internal.Services;

/** Changes of hosts that are not saved yet when the window is to close. The platform would forget them. */
public final class WaitingEdits {

    private WaitingEdits() {}

    /**
     * Takes a name that is being typed in a row, and waits for all changes, while the UI thread does what else there
     * is to do.
     *
     * @return false when the person would rather not wait, or when one could not be saved, which is said below the rows
     */
    public static boolean finish(Shell shell) {
        Stream.of(PlatformUI.getWorkbench().getWorkbenchWindows())
                .flatMap(window -> HostsView.in(window.getActivePage()).stream())
                .forEach(view -> view.actions().takeName());
        if (Job.getJobManager().find(EditJob.FAMILY).length == 0) {
            return true;
        }
        Hosts hosts = Services.find(Hosts.class).orElseThrow();
        Notice before = hosts.notice();
        return JoinDialog.join(shell, "Saving Changes of Hosts", "Saving changes of hosts\u2026", EditJob.FAMILY)
                && (hosts.notice().equals(before) || !hosts.notice().isProblem());
    }
}
