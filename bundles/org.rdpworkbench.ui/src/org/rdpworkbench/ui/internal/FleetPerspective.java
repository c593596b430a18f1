// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal;

import org.eclipse.core.runtime.ILog;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveDescriptor;
import org.eclipse.ui.IPerspectiveFactory;
import org.eclipse.ui.IPlaceholderFolderLayout;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PerspectiveAdapter;
import org.eclipse.ui.PlatformUI;
import org.rdpworkbench.ui.internal.evidence.EvidenceView;
import org.rdpworkbench.ui.internal.history.HistoryView;
import org.rdpworkbench.ui.internal.hosts.HostsView;
import org.rdpworkbench.ui.internal.repairs.RepairsView;

/**
 * Many hosts, with room for their columns; beside them the history of the selected one, below them its diagnosis. The
 * history comes after the rest: both at once would keep a person waiting.
 */
public final class FleetPerspective implements IPerspectiveFactory {

    static final String ID = "org.rdpworkbench.ui.fleetPerspective";

    @Override
    public void createInitialLayout(IPageLayout layout) {
        String editors = layout.getEditorArea();
        layout.setEditorAreaVisible(true);
        layout.addView(HostsView.ID, IPageLayout.TOP, 0.46f, editors);
        IPlaceholderFolderLayout beside = layout.createPlaceholderFolder("beside", IPageLayout.RIGHT, 0.6f,
                HostsView.ID);
        beside.addPlaceholder(HistoryView.ID);
        beside.addPlaceholder(RepairsView.ID);
        beside.addPlaceholder(IPageLayout.ID_PROGRESS_VIEW);
        layout.addPlaceholder(EvidenceView.ID, IPageLayout.RIGHT, 0.6f, editors);
        DiagnosePerspective.offerViews(layout);
        Display.getCurrent().asyncExec(FleetPerspective::showHistory);
    }

    /** Its turn may come while the window still shows the perspective before. */
    private static void showHistory() {
        IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
        if (window == null || window.getActivePage() == null) {
            return;
        }
        if (shown(window.getActivePage().getPerspective())) {
            showHistory(window.getActivePage());
            return;
        }
        window.addPerspectiveListener(new PerspectiveAdapter() {

            @Override
            public void perspectiveActivated(IWorkbenchPage page, IPerspectiveDescriptor perspective) {
                if (shown(perspective)) {
                    window.removePerspectiveListener(this);
                    Later.once(window.getShell(), () -> showHistory(page));
                }
            }
        });
    }

    private static boolean shown(IPerspectiveDescriptor perspective) {
        return perspective != null && perspective.getId().equals(ID);
    }

    private static void showHistory(IWorkbenchPage page) {
        try {
            page.showView(HistoryView.ID, null, IWorkbenchPage.VIEW_VISIBLE);
        } catch (PartInitException e) {
            ILog.of(FleetPerspective.class).error("The history cannot be shown.", e);
        }
    }
}
