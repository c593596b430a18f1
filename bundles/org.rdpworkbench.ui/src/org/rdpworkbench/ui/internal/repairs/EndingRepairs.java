// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.repairs;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.widgets.Shell;
import org.rdpworkbench.ui.internal.JoinDialog;

/**
 * Repairs that are under way when the window is to close. The platform would give their jobs a second and then end the
 * program: the journals would know all of it, but what nobody keeps would stay until somebody comes back.
 */
public final class EndingRepairs {

    static final String TITLE = "Repairs Are Under Way";

    private EndingRepairs() {}

    /**
     * Says what becomes of them, ends them where the person wants to close all the same, and waits for that.
     *
     * @return false when the person would rather stay
     */
    public static boolean finish(Shell shell) {
        List<UnderWay> jobs = under();
        if (jobs.isEmpty()) {
            return true;
        }
        String words = jobs.stream().map(UnderWay::whenClosed).distinct().collect(Collectors.joining("\n"));
        int answer = new MessageDialog(shell, TITLE, null, "Close the window? " + words, MessageDialog.QUESTION, 1,
                "&Close", "&Stay").open();
        if (answer != 0) {
            return false;
        }
        under().stream().filter(UnderWay::stops).forEach(job -> ((Job) job).cancel());
        return JoinDialog.join(shell, "Ending Repairs", "Ending what is under way\u2026", UnderWay.class);
    }

    private static List<UnderWay> under() {
        return Stream.of(Job.getJobManager().find(UnderWay.class)).map(UnderWay.class::cast).toList();
    }
}
