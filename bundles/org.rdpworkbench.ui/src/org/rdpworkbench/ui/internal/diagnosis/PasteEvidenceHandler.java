// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.diagnosis;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.handlers.HandlerUtil;

/** Takes what the person copied of the log of a client or a host, and judges it with the diagnosis in the editor. */
public final class PasteEvidenceHandler extends AbstractHandler {

    @Override
    public Object execute(ExecutionEvent event) {
        if (HandlerUtil.getActiveEditor(event) instanceof DiagnosisEditor editor) {
            Clipboard clipboard = new Clipboard(Display.getCurrent());
            try {
                editor.paste(clipboard.getContents(TextTransfer.getInstance()) instanceof String text ? text : "");
            } finally {
                clipboard.dispose();
            }
        }
        return null;
    }
}
