// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.diagnosis;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.StructuredSelection;
import org.rdpworkbench.core.run.Snapshot;
import org.rdpworkbench.core.run.Texts;
import org.rdpworkbench.core.spi.EvidenceKey;
import org.rdpworkbench.ui.DiagnosisSelection;
import org.rdpworkbench.ui.DiagnosisState;
import org.rdpworkbench.ui.internal.PublishedSelection;

/** What one editor has selected, and tells the workbench: the case as far as it is, a cause and a piece of evidence. */
final class CaseSelection {

    private static final Snapshot NONE = Snapshot.of(List.of(), List.of(), new Texts(Map.of()));

    private final PublishedSelection published = new PublishedSelection();
    private DiagnosisState state = new DiagnosisState.Waiting();
    private Optional<String> cause = Optional.empty();
    private Optional<EvidenceKey> evidence = Optional.empty();

    /** What the workbench listens to. */
    PublishedSelection published() {
        return published;
    }

    /** To be called before the pages show it: they select causes of it. */
    void state(DiagnosisState next) {
        state = next;
        if (!(next instanceof DiagnosisState.Judged)) {
            cause = Optional.empty();
            evidence = Optional.empty();
        }
        publish();
    }

    void cause(Optional<String> selected) {
        evidence = selected.equals(cause) ? evidence : Optional.empty();
        cause = selected;
        publish();
    }

    void evidence(Optional<EvidenceKey> selected) {
        evidence = selected;
        publish();
    }

    private void publish() {
        published.setSelection(selection());
    }

    private ISelection selection() {
        return switch (state) {
            case DiagnosisState.Waiting w -> StructuredSelection.EMPTY;
            case DiagnosisState.Broken b -> StructuredSelection.EMPTY;
            case DiagnosisState.Looking looking -> new DiagnosisSelection(looking.record(), Optional.empty(), NONE,
                    Optional.empty(), Optional.empty());
            case DiagnosisState.Judged judged -> new DiagnosisSelection(judged.record(),
                    Optional.of(judged.diagnosis()).filter(d -> !judged.cancelled()), judged.plugins(), cause,
                    evidence);
        };
    }
}
