// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal;

import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;
import org.eclipse.ui.IPlaceholderFolderLayout;
import org.rdpworkbench.ui.internal.evidence.EvidenceView;
import org.rdpworkbench.ui.internal.history.HistoryView;
import org.rdpworkbench.ui.internal.hosts.HostsView;
import org.rdpworkbench.ui.internal.repairs.RepairsView;

/** The evidence of a diagnosis in the whole height beside it, for who reads transcripts. */
public final class EvidencePerspective implements IPerspectiveFactory {

    static final String ID = "org.rdpworkbench.ui.evidencePerspective";

    @Override
    public void createInitialLayout(IPageLayout layout) {
        String editors = layout.getEditorArea();
        layout.setEditorAreaVisible(true);
        layout.addView(EvidenceView.ID, IPageLayout.RIGHT, 0.5f, editors);
        layout.addPlaceholder(HostsView.ID, IPageLayout.LEFT, 0.35f, editors);
        IPlaceholderFolderLayout below = layout.createPlaceholderFolder("below", IPageLayout.BOTTOM, 0.6f, editors);
        below.addPlaceholder(IPageLayout.ID_PROGRESS_VIEW);
        below.addPlaceholder(HistoryView.ID);
        below.addPlaceholder(RepairsView.ID);
        DiagnosePerspective.offerViews(layout);
    }
}
