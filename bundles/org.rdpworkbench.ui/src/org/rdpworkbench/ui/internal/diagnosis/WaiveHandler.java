// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.diagnosis;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.ui.ISources;
import org.eclipse.ui.handlers.HandlerUtil;
import org.rdpworkbench.report.Plain;
import org.rdpworkbench.ui.DiagnosisSelection;
import org.rdpworkbench.ui.internal.Services;

/** Waives the cause that is selected in a diagnosis, or ends its waiver. */
public final class WaiveHandler extends AbstractHandler {

    /** The command that takes a decision back. */
    static final String END = "org.rdpworkbench.ui.endWaiver";

    /** Not for what no plugin knows: nobody could tell when that is over. */
    @Override
    public void setEnabled(Object context) {
        setBaseEnabled(HandlerUtil.getVariable(context, ISources.ACTIVE_CURRENT_SELECTION_NAME)
                instanceof DiagnosisSelection selection && selection.cause().isPresent());
    }

    @Override
    public Object execute(ExecutionEvent event) {
        if (HandlerUtil.getCurrentSelection(event) instanceof DiagnosisSelection selection) {
            boolean end = event.getCommand().getId().equals(END);
            selection.cause().ifPresent(cause -> {
                if (end) {
                    Services.find(WaiverBook.class).ifPresent(book -> book.end(selection.record().target(), cause));
                } else {
                    WaiveDialog.open(HandlerUtil.getActiveShell(event), selection.record().target(), cause,
                            Plain.escape(selection.texts().text(cause + ".title"), Plain.MOST_VALUE));
                }
            });
        }
        return null;
    }
}
