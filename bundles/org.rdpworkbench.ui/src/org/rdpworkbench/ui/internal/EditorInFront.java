// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal;

import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.ISelectionChangedListener;
import org.eclipse.jface.viewers.ISelectionProvider;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.IPartListener2;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchPartReference;

/** Hears what the editor in front has selected, though another part is active. The workbench tells of active parts. */
public final class EditorInFront implements IPartListener2 {

    private final IWorkbenchPage page;
    private final Consumer<ISelection> heard;
    private final ISelectionChangedListener changed;
    private Optional<ISelectionProvider> provider = Optional.empty();

    private EditorInFront(IWorkbenchPage page, Consumer<ISelection> heard) {
        this.page = page;
        this.heard = heard;
        changed = event -> heard.accept(event.getSelection());
    }

    /** Tells what is selected there now, and each time that this or the editor changes, until the control has gone. */
    public static void follow(IWorkbenchPage page, Control until, Consumer<ISelection> heard) {
        EditorInFront front = new EditorInFront(page, heard);
        page.addPartListener(front);
        until.addDisposeListener(e -> {
            page.removePartListener(front);
            front.look(Optional.empty());
        });
        front.look();
    }

    private void look() {
        look(Optional.ofNullable(page.getActiveEditor()).map(editor -> editor.getSite().getSelectionProvider()));
    }

    private void look(Optional<ISelectionProvider> next) {
        if (next.equals(provider)) {
            return;
        }
        provider.ifPresent(before -> before.removeSelectionChangedListener(changed));
        provider = next;
        next.ifPresent(now -> {
            now.addSelectionChangedListener(changed);
            heard.accept(now.getSelection());
        });
    }

    @Override
    public void partActivated(IWorkbenchPartReference part) {
        look();
    }

    @Override
    public void partBroughtToTop(IWorkbenchPartReference part) {
        look();
    }

    @Override
    public void partClosed(IWorkbenchPartReference part) {
        look();
    }

    @Override
    public void partOpened(IWorkbenchPartReference part) {
        look();
    }
}
