// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.compare;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.handlers.HandlerUtil;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.report.Plain;
import org.rdpworkbench.store.StoreException;
import org.rdpworkbench.ui.internal.cases.CaseSource;
import org.rdpworkbench.ui.internal.cases.OpenCases;
import org.rdpworkbench.ui.internal.hosts.HostRow;
import org.rdpworkbench.ui.internal.hosts.Hosts;
import org.rdpworkbench.ui.internal.hosts.HostsView;
import org.rdpworkbench.ui.internal.hosts.Known;
import org.rdpworkbench.ui.internal.hosts.Notice;
import org.rdpworkbench.ui.internal.store.WindowStore;

/** Compares the last looks at two selected hosts, or what is selected or open with what the person chooses. */
public final class CompareHandler extends AbstractHandler {

    private static final int MOST_NAME = 80;

    @Override
    public Object execute(ExecutionEvent event) {
        IWorkbenchPage page = HandlerUtil.getActiveWorkbenchWindow(event).getActivePage();
        Hosts hosts = page.getWorkbenchWindow().getService(Hosts.class);
        if (HandlerUtil.getActivePart(event) instanceof HostsView
                && HandlerUtil.getCurrentSelection(event) instanceof IStructuredSelection selection) {
            compare(page, hosts, Stream.of(selection.toArray()).map(HostRow.class::cast).toList());
        } else {
            OpenCases.active(page).ifPresent(subject -> ask(page, hosts, subject));
        }
        return null;
    }

    /** @param rows one or two */
    private static void compare(IWorkbenchPage page, Hosts hosts, List<HostRow> rows) {
        Optional<HostRow> never = rows.stream().filter(row -> row.last().isEmpty()).findFirst();
        List<CaseSource> last = rows.stream().flatMap(row -> last(row).stream()).toList();
        if (never.isPresent()) {
            hosts.say(Notice.problem("No look at " + Plain.escape(never.get().name(), MOST_NAME)
                    + " is kept yet. Select it and press F5, then compare."));
        } else if (last.size() == 1) {
            ask(page, hosts, last.getFirst());
        } else {
            Compare.run(page, last.getFirst(), last.getLast());
        }
    }

    /** Under the name that the host has in the list. */
    private static Optional<CaseSource> last(HostRow row) {
        return row.last().map(entry -> row.host().name().isEmpty() ? CaseSource.of(entry)
                : CaseSource.of(entry).named(Plain.escape(row.name(), MOST_NAME)));
    }

    private static void ask(IWorkbenchPage page, Hosts hosts, CaseSource subject) {
        List<CaseSource> open = OpenCases.of(page).stream()
                .filter(source -> !source.name().equals(subject.name())).toList();
        CompareDialog dialog =
                new CompareDialog(page.getWorkbenchWindow().getShell(), subject, open, others(hosts.known(), subject));
        subject.about().ifPresent(about -> findEarlier(dialog, about.target()));
        if (dialog.open() == Window.OK) {
            dialog.chosen().ifPresent(other -> Compare.run(page, other, subject));
        }
    }

    /** The last look at every other host that was looked at. */
    private static List<CaseSource> others(Known known, CaseSource subject) {
        Optional<Target> host = subject.about().map(CaseSource.About::target);
        return known.rows().filter(row -> !Optional.of(row.target()).equals(host))
                .flatMap(row -> last(row).stream()).toList();
    }

    private static void findEarlier(CompareDialog dialog, Target host) {
        Display display = Display.getCurrent();
        ICoreRunnable find = monitor -> {
            try {
                List<CaseSource> earlier =
                        WindowStore.open().history().of(host).stream().map(CaseSource::of).toList();
                display.asyncExec(() -> dialog.addEarlier(earlier));
            } catch (StoreException e) {
                display.asyncExec(() -> dialog.refuse("Earlier diagnoses cannot be listed. " + e.getMessage()));
            }
        };
        Job job = Job.create("Looking for earlier diagnoses", find);
        job.schedule();
    }
}
