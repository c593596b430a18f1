// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.diagnosis;

import java.nio.file.Path;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.ui.handlers.HandlerUtil;

/** Asks for a file with what was seen elsewhere of the host in the editor, and judges both together. */
public final class AddEvidenceHandler extends AbstractHandler {

    @Override
    public Object execute(ExecutionEvent event) {
        if (HandlerUtil.getActiveEditor(event) instanceof DiagnosisEditor editor) {
            FileDialog dialog = new FileDialog(HandlerUtil.getActiveWorkbenchWindow(event).getShell(), SWT.OPEN);
            dialog.setText("Add Evidence");
            dialog.setFilterExtensions(OpenCaseHandler.EXTENSIONS);
            dialog.setFilterNames(OpenCaseHandler.NAMES);
            String chosen = dialog.open();
            if (chosen != null) {
                editor.add(Path.of(chosen));
            }
        }
        return null;
    }
}
