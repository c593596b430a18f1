// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.eclipse.e4.ui.model.application.ui.advanced.MPerspective;
import org.eclipse.e4.ui.model.application.ui.advanced.MPlaceholder;
import org.eclipse.e4.ui.model.application.ui.basic.MPartStack;
import org.eclipse.e4.ui.model.application.ui.basic.MWindow;
import org.eclipse.e4.ui.workbench.modeling.EModelService;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IPerspectiveDescriptor;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchListener;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PerspectiveAdapter;

/**
 * Lets a perspective that is shown for the first time since the start get its views one by one. Those that are open in
 * another one already the platform would move to it all at once, though of each stack only the front one is seen, and
 * that keeps a person waiting where many are open. So those behind are taken off the perspective until it is there.
 */
final class GradualPerspectives extends PerspectiveAdapter implements IWorkbenchListener {

    private final Shell shell;
    private final Deque<MPlaceholder> behind = new ArrayDeque<>();

    private GradualPerspectives(Shell shell) {
        this.shell = shell;
    }

    static void in(IWorkbenchWindow window) {
        GradualPerspectives perspectives = new GradualPerspectives(window.getShell());
        window.addPerspectiveListener(perspectives);
        window.getWorkbench().addWorkbenchListener(perspectives);
    }

    /** Comes before the other perspective is made, and does not tell which it is. */
    @Override
    public void perspectiveDeactivated(IWorkbenchPage page, IPerspectiveDescriptor perspective) {
        IWorkbenchWindow window = page.getWorkbenchWindow();
        EModelService model = window.getService(EModelService.class);
        model.findElements(window.getService(MWindow.class), null, MPerspective.class, null).stream()
                .filter(other -> other.getWidget() == null)
                .flatMap(other -> model.findElements(other, null, MPartStack.class, null).stream())
                .flatMap(stack -> stack.getChildren().stream().filter(part -> part != stack.getSelectedElement()))
                .filter(MPlaceholder.class::isInstance).map(MPlaceholder.class::cast)
                .filter(part -> part.isToBeRendered() && part.getRef() != null && part.getRef().getWidget() != null)
                .forEach(behind::add);
        behind.forEach(part -> part.setToBeRendered(false));
        Later.once(shell, this::next);
    }

    private void next() {
        if (!behind.isEmpty()) {
            behind.remove().setToBeRendered(true);
            Later.once(shell, this::next);
        }
    }

    /** What is saved is the whole. */
    @Override
    public boolean preShutdown(IWorkbench workbench, boolean forced) {
        List.copyOf(behind).forEach(part -> part.setToBeRendered(true));
        behind.clear();
        return true;
    }

    @Override
    public void postShutdown(IWorkbench workbench) {
        // All is saved by then.
    }
}
