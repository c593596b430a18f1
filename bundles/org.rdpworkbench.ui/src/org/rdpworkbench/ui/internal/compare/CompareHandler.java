// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.compare;

import java.util.List;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.handlers.HandlerUtil;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.store.StoreException;
import org.rdpworkbench.ui.internal.cases.CaseSource;
import org.rdpworkbench.ui.internal.store.WindowStore;

/** Compares what the active editor shows with what the person chooses. */
public final class CompareHandler extends AbstractHandler {

    @Override
    public Object execute(ExecutionEvent event) {
        IWorkbenchPage page = HandlerUtil.getActiveWorkbenchWindow(event).getActivePage();
        CaseSource.active(page).ifPresent(subject -> ask(page, subject));
        return null;
    }

    private static void ask(IWorkbenchPage page, CaseSource subject) {
        List<CaseSource> others = CaseSource.open(page).stream()
                .filter(source -> !source.name().equals(subject.name())).toList();
        CompareDialog dialog = new CompareDialog(page.getWorkbenchWindow().getShell(), subject, others);
        subject.about().ifPresent(about -> findEarlier(dialog, about.target()));
        if (dialog.open() == Window.OK) {
            dialog.chosen().ifPresent(other -> Compare.run(page, other, subject));
        }
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
