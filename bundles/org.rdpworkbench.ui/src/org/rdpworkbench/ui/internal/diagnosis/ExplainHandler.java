// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.diagnosis;

import java.util.Optional;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.ui.handlers.HandlerUtil;
import org.rdpworkbench.ui.DiagnosisSelection;

/** Opens the dialog that explains errors, with the symptom of the diagnosis that is selected, if any. */
public final class ExplainHandler extends AbstractHandler {

    @Override
    public Object execute(ExecutionEvent event) {
        Optional<String> symptom = HandlerUtil.getCurrentSelection(event) instanceof DiagnosisSelection selection
                ? selection.record().symptom() : Optional.empty();
        SymptomDialog.open(HandlerUtil.getActiveWorkbenchWindow(event).getShell(), symptom.orElse(""));
        return null;
    }
}
