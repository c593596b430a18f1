// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.diagnosis;

import java.util.Optional;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.ui.ISources;
import org.eclipse.ui.handlers.HandlerUtil;
import org.rdpworkbench.store.Waiver;
import org.rdpworkbench.ui.DiagnosisSelection;
import org.rdpworkbench.ui.internal.Services;

/** Ends the waiver of the cause that is selected in a diagnosis. */
public final class EndWaiverHandler extends AbstractHandler {

    /** Also for a waiver that does not hold any more: it is shown until somebody takes it away. */
    @Override
    public void setEnabled(Object context) {
        setBaseEnabled(waiver(HandlerUtil.getVariable(context, ISources.ACTIVE_CURRENT_SELECTION_NAME)).isPresent());
    }

    private static Optional<Waiver> waiver(Object selected) {
        return selected instanceof DiagnosisSelection selection ? selection.cause().flatMap(cause ->
                Services.find(WaiverBook.class).flatMap(book -> book.of(selection.record().target(), cause)))
                : Optional.empty();
    }

    @Override
    public Object execute(ExecutionEvent event) {
        waiver(HandlerUtil.getCurrentSelection(event)).ifPresent(waiver ->
                Services.find(WaiverBook.class).ifPresent(book -> book.end(waiver.target(), waiver.cause())));
        return null;
    }
}
