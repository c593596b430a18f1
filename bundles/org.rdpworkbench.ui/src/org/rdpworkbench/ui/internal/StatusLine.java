// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal;

import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.ui.IActionBars;
import org.eclipse.ui.IEditorSite;
import org.eclipse.ui.IViewSite;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;

/** The line at the bottom of the window. */
public final class StatusLine {

    private StatusLine() {}

    /** Tells what was done, until another part is active; only on the UI thread. */
    public static void say(String words) {
        Stream.of(PlatformUI.getWorkbench().getWorkbenchWindows()).map(IWorkbenchWindow::getActivePage)
                .flatMap(page -> bars(page).stream()).forEach(bars -> bars.getStatusLineManager().setMessage(words));
    }

    private static Optional<IActionBars> bars(IWorkbenchPage page) {
        return page == null || page.getActivePart() == null ? Optional.empty()
                : switch (page.getActivePart().getSite()) {
                    case IViewSite view -> Optional.of(view.getActionBars());
                    case IEditorSite editor -> Optional.of(editor.getActionBars());
                    default -> Optional.empty();
                };
    }
}
