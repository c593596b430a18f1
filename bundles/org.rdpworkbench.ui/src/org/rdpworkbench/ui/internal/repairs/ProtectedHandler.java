// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.repairs;

import java.io.IOException;
import java.util.Optional;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IWorkbenchPage;
import org.rdpworkbench.core.repair.Manner;
import org.rdpworkbench.core.repair.RefusedException;
import org.rdpworkbench.core.repair.Repair;
import org.rdpworkbench.core.repair.Repairs;
import org.rdpworkbench.core.repair.Weakening;
import org.rdpworkbench.report.Plain;
import org.rdpworkbench.store.Store;

/**
 * Notes that a host is not less protected any more, of which nobody could take back what had made it so. Nothing else
 * ends that.
 */
final class ProtectedHandler extends AbstractHandler {

    private static final String TITLE = "Protected Again";

    private final IWorkbenchPage page;
    private Optional<Repair> selected = Optional.empty();

    ProtectedHandler(IWorkbenchPage page) {
        this.page = page;
        setBaseEnabled(false);
    }

    /** From now on it is about that one. */
    void select(Optional<Repair> next) {
        selected = next.filter(one -> Weakening.of(one).filter(Weakening::notable).isPresent());
        setBaseEnabled(selected.isPresent());
    }

    @Override
    public Object execute(ExecutionEvent event) {
        selected.filter(one -> MessageDialog.openConfirm(page.getWorkbenchWindow().getShell(), TITLE,
                "Have you seen that " + host(one) + " is not less protected any more? Then that is not said again at "
                + "each start and in each diagnosis.")).ifPresent(this::note);
        return null;
    }

    private void note(Repair repair) {
        Display display = Display.getCurrent();
        Job.createSystem("Noting that a host is protected again", monitor -> {
            String words = host(repair) + ": " + noted(repair);
            display.asyncExec(() -> RepairsView.tell(page, words));
        }).schedule();
    }

    private static String noted(Repair repair) {
        try {
            Store.journals().protectedAgain(repair.id(),
                    new Manner(Repairs.person(), (plan, step, now) -> { }));
            return "it is noted that it is not less protected any more.";
        } catch (RefusedException e) {
            return Plain.escape(e.getMessage());
        } catch (InterruptedException e) {
            return "it was stopped before that was noted; do it once more.";
        } catch (IOException e) {
            return "the journal cannot be written: " + Plain.escape(String.valueOf(e.getMessage()));
        }
    }

    private static String host(Repair repair) {
        return Plain.escape(repair.plan().target().toString(), Plain.MOST_VALUE);
    }
}
