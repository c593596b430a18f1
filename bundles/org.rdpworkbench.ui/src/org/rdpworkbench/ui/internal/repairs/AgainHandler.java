// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.repairs;

import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchPage;
import org.rdpworkbench.core.repair.Repair;
import org.rdpworkbench.core.repair.Repairs;
import org.rdpworkbench.core.run.Request;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.ui.internal.diagnosis.WaysIn;
import org.rdpworkbench.ui.internal.preferences.Settings;

/** Undoes or resumes the repair that is selected in the view, after the person has seen what that does. */
final class AgainHandler extends AbstractHandler {

    private final Again what;
    private final IWorkbenchPage page;
    private Optional<Repair> selected = Optional.empty();

    AgainHandler(Again what, IWorkbenchPage page) {
        this.what = what;
        this.page = page;
        setBaseEnabled(false);
    }

    /** From now on it is about that one. */
    void select(Optional<Repair> next) {
        selected = next;
        setBaseEnabled(next.filter(what::fits).isPresent());
    }

    @Override
    public Object execute(ExecutionEvent event) {
        selected.filter(what::fits).ifPresent(this::ask);
        return null;
    }

    /** Shows what that does to one, and does it where the person wants that. */
    void ask(Repair repair) {
        Shell shell = page.getWorkbenchWindow().getShell();
        WaysIn.find(shell, what.title, ways -> {
            Consumer<Boolean> ask = byController -> AgainDialog.ask(shell, what, repair, ways, byController)
                    .ifPresent(wanted -> begin(repair, wanted));
            if (what.looks()) {
                ControllerField.needed(shell, repair.plan().cause(), ask);
            } else {
                ask.accept(false);
            }
        });
    }

    private void begin(Repair repair, AgainDialog.Wanted wanted) {
        Target target = repair.plan().target();
        Request request = Repairs.look(target, wanted.way(), wanted.controller(), Settings.timeout(true));
        new RepairJob(page, what.doing, target, Repairs.person(), what.whenClosed(repair), (engine, manner, looks) ->
                what.go(engine, repair, request, manner.approved(wanted.approval()).until(wanted.weakUntil()),
                        looks)).schedule();
    }
}
