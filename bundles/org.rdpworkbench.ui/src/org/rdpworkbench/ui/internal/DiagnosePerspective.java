// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal;

import java.util.List;
import org.eclipse.ui.IFolderLayout;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;
import org.rdpworkbench.ui.internal.evidence.EvidenceView;
import org.rdpworkbench.ui.internal.history.HistoryView;
import org.rdpworkbench.ui.internal.hosts.HostsView;
import org.rdpworkbench.ui.internal.repairs.RepairsView;

/** Hosts on the left, diagnoses in the middle; their evidence and what runs is shown below when it is asked for. */
public final class DiagnosePerspective implements IPerspectiveFactory {

    static final String ID = "org.rdpworkbench.ui.diagnosePerspective";
    private static final String PROGRESS = IPageLayout.ID_PROGRESS_VIEW;

    @Override
    public void createInitialLayout(IPageLayout layout) {
        String editors = layout.getEditorArea();
        layout.setEditorAreaVisible(true);
        layout.addView(HostsView.ID, IPageLayout.LEFT, 0.27f, editors);
        IFolderLayout below = layout.createFolder("below", IPageLayout.BOTTOM, 0.58f, editors);
        below.addPlaceholder(EvidenceView.ID);
        below.addPlaceholder(PROGRESS);
        below.addPlaceholder(HistoryView.ID);
        below.addPlaceholder(RepairsView.ID);
        below.addPlaceholder("org.eclipse.pde.runtime.LogView");
        offerViews(layout);
    }

    /** What each of our perspectives offers to open. */
    static void offerViews(IPageLayout layout) {
        for (String view : List.of(HostsView.ID, EvidenceView.ID, PROGRESS, HistoryView.ID, RepairsView.ID)) {
            layout.addShowViewShortcut(view);
        }
    }
}
