// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.fleet;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.handlers.HandlerUtil;
import org.rdpworkbench.core.run.Diagnostics;
import org.rdpworkbench.ui.internal.Services;
import org.rdpworkbench.ui.internal.diagnosis.WaysIn;
import org.rdpworkbench.ui.internal.hosts.HostRow;
import org.rdpworkbench.ui.internal.hosts.Row;
import org.rdpworkbench.ui.internal.repairs.RepairDialog;

/** Begins the repair of the selected hosts, and of those in the selected groups. */
public final class FleetHandler extends AbstractHandler {

    @Override
    public Object execute(ExecutionEvent event) {
        if (HandlerUtil.getCurrentSelection(event) instanceof IStructuredSelection selection) {
            IWorkbenchPage page = HandlerUtil.getActiveWorkbenchWindow(event).getActivePage();
            List<HostRow> rows = hosts(selection);
            if (!rows.isEmpty()) {
                open(page, rows);
            }
        }
        return null;
    }

    private static List<HostRow> hosts(IStructuredSelection selection) {
        return Stream.of(selection.toArray()).filter(Row.class::isInstance).map(Row.class::cast).flatMap(Row::hosts)
                .distinct().toList();
    }

    private static void open(IWorkbenchPage page, List<HostRow> rows) {
        Shell shell = page.getWorkbenchWindow().getShell();
        WaysIn.find(shell, FleetWizard.TITLE, ways -> causes(shell, rows, causes -> new RepairDialog(shell,
                FleetWizard.of(page, rows.stream().map(HostRow::target).distinct().toList(), causes, ways))
                .openSoon()));
    }

    /** The plugins come to life when they are asked, which is not for the UI thread. */
    private static void causes(Shell shell, List<HostRow> rows, Consumer<List<FleetCause>> found) {
        Job job = Job.createSystem("Looking for causes with a repair", monitor -> {
            List<FleetCause> causes = Services.find(Diagnostics.class)
                    .map(engine -> FleetCause.of(rows, engine.snapshot())).orElse(List.of());
            shell.getDisplay().asyncExec(() -> {
                if (!shell.isDisposed()) {
                    found.accept(causes);
                }
            });
        });
        job.schedule();
    }
}
