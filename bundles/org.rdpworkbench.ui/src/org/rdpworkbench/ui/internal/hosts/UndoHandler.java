// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.hosts;

import java.util.Map;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.operations.IOperationHistoryListener;
import org.eclipse.core.commands.operations.IUndoableOperation;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.IWorkbenchPartSite;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.commands.IElementUpdater;
import org.eclipse.ui.menus.UIElement;

/** Takes back what was done to the hosts, or does it again. Not the platform's, which would do it on the UI thread. */
final class UndoHandler extends AbstractHandler implements IElementUpdater {

    /** The command. */
    static final String UNDO = "org.eclipse.ui.edit.undo";
    /** The command. */
    static final String REDO = "org.eclipse.ui.edit.redo";

    private final Control control;
    private final HostEdits edits;
    private final boolean redo;

    private UndoHandler(Control control, HostEdits edits, boolean redo) {
        this.control = control;
        this.edits = edits;
        this.redo = redo;
    }

    static UndoHandler undo(Control control, HostEdits edits) {
        return new UndoHandler(control, edits, false);
    }

    static UndoHandler redo(Control control, HostEdits edits) {
        return new UndoHandler(control, edits, true);
    }

    /** Keeps the words of the menu up to date for as long as the control is there. */
    static void follow(IWorkbenchPartSite site, Control control) {
        ICommandService commands = site.getWorkbenchWindow().getService(ICommandService.class);
        IOperationHistoryListener changed = event -> control.getDisplay().asyncExec(() -> {
            if (!control.isDisposed()) {
                commands.refreshElements(UNDO, null);
                commands.refreshElements(REDO, null);
            }
        });
        HostEdits.history().addOperationHistoryListener(changed);
        control.addDisposeListener(event -> HostEdits.history().removeOperationHistoryListener(changed));
    }

    private IUndoableOperation next() {
        return redo ? HostEdits.history().getRedoOperation(HostEdits.CONTEXT)
                : HostEdits.history().getUndoOperation(HostEdits.CONTEXT);
    }

    @Override
    public boolean isEnabled() {
        return !control.isDisposed() && next() != null;
    }

    @Override
    public Object execute(ExecutionEvent event) {
        if (redo) {
            edits.redo();
        } else {
            edits.undo();
        }
        return null;
    }

    @Override
    public void updateElement(UIElement element, Map parameters) {
        IUndoableOperation next = next();
        element.setText((redo ? "&Redo" : "&Undo") + (next == null ? "" : " " + next.getLabel()));
    }
}
