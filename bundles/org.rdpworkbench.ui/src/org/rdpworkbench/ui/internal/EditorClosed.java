// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal;

import org.eclipse.ui.IEditorReference;
import org.eclipse.ui.IPartListener2;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchPartReference;

/** Hears of every editor that was closed, for views that show something of one. */
public final class EditorClosed implements IPartListener2 {

    private final IWorkbenchPage page;
    private final Runnable closed;

    /** @param closed heard after an editor of that page was closed */
    public EditorClosed(IWorkbenchPage page, Runnable closed) {
        this.page = page;
        this.closed = closed;
        page.addPartListener(this);
    }

    @Override
    public void partClosed(IWorkbenchPartReference part) {
        if (part instanceof IEditorReference) {
            closed.run();
        }
    }

    /** Hears no more. */
    public void dispose() {
        page.removePartListener(this);
    }
}
