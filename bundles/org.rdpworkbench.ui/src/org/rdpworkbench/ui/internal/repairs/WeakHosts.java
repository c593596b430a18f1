// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.repairs;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IWorkbenchPage;
import org.rdpworkbench.core.repair.Repair;
import org.rdpworkbench.core.repair.Weakening;
import org.rdpworkbench.report.WeakeningWords;
import org.rdpworkbench.ui.internal.StatusLine;

/**
 * The hosts that are less protected since a repair: said when the window opens, and in each diagnosis of theirs. What
 * nobody has kept is shown when it opens, too.
 */
public final class WeakHosts {

    /** The name of the job that reads them, for those who wait for it. */
    public static final String READING = "Reading which hosts are less protected";
    /** The window comes first, and with it what it loads for those who use it at once. */
    private static final int DELAY_MS = 2000;

    private WeakHosts() {}

    /** All of them, from files, which is not for the UI thread. None where these cannot be read: Repairs says why. */
    public static List<Weakening> read() {
        return Weakening.of(repairs());
    }

    private static List<Repair> repairs() {
        try {
            return Journaled.read().repairs();
        } catch (IOException e) {
            ILog.of(WeakHosts.class).warn("The journals of repairs cannot be read.", e);
            return List.of();
        }
    }

    /** Reads them in the background, and hands them over on the UI thread. */
    public static void find(int delay, Consumer<List<Weakening>> found) {
        repairs(delay, all -> found.accept(Weakening.of(all)));
    }

    private static void repairs(int delay, Consumer<List<Repair>> found) {
        Display display = Display.getCurrent();
        Job.createSystem(READING, monitor -> {
            List<Repair> all = repairs();
            if (!display.isDisposed()) {
                display.asyncExec(() -> found.accept(all));
            }
            return Status.OK_STATUS;
        }).schedule(delay);
    }

    /** Says them in that window, which has just been opened. */
    public static void remind(IWorkbenchPage page) {
        repairs(DELAY_MS, all -> {
            unkept(page, all);
            tell(page, Weakening.of(all), LocalDate.now());
        });
    }

    /** Opens the list where something is to be undone unless somebody keeps it, which is said above it. */
    static void unkept(IWorkbenchPage page, List<Repair> all) {
        if (all.stream().anyMatch(Repair::unkept)) {
            RepairsView.tell(page, "");
        }
    }

    /** In the line at the bottom; with the list of repairs, too, where somebody wanted to look at one by now. */
    static void tell(IWorkbenchPage page, List<Weakening> all, LocalDate today) {
        if (all.isEmpty() || page.getWorkbenchWindow().getShell() == null) {
            return;
        }
        List<String> sentences = WeakeningWords.atStart(all, today);
        if (all.getFirst().overdue(today)) {
            RepairsView.tell(page, String.join("\n", sentences));
        }
        StatusLine.say(sentences.getFirst() + (all.size() == 1 ? "" : " " + (all.size() - 1) + " more in Repairs."));
    }
}
