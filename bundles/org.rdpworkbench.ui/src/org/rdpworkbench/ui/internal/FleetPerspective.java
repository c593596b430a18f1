// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal;

import org.eclipse.ui.IFolderLayout;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;
import org.rdpworkbench.ui.internal.evidence.EvidenceView;
import org.rdpworkbench.ui.internal.history.HistoryView;
import org.rdpworkbench.ui.internal.hosts.HostsView;

/** Many hosts, with room for their columns; beside them the history of the selected one, below them its diagnosis. */
public final class FleetPerspective implements IPerspectiveFactory {

    static final String ID = "org.rdpworkbench.ui.fleetPerspective";

    @Override
    public void createInitialLayout(IPageLayout layout) {
        String editors = layout.getEditorArea();
        layout.setEditorAreaVisible(true);
        layout.addView(HostsView.ID, IPageLayout.TOP, 0.46f, editors);
        IFolderLayout beside = layout.createFolder("beside", IPageLayout.RIGHT, 0.6f, HostsView.ID);
        beside.addView(HistoryView.ID);
        beside.addPlaceholder(IPageLayout.ID_PROGRESS_VIEW);
        layout.addPlaceholder(EvidenceView.ID, IPageLayout.RIGHT, 0.6f, editors);
        DiagnosePerspective.offerViews(layout);
    }
}
