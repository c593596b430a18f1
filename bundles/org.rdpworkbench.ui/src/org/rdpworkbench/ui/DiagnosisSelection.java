// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui;

import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.IWorkbenchPage;
import org.rdpworkbench.core.run.CaseRecord;
import org.rdpworkbench.core.run.Diagnosis;
import org.rdpworkbench.core.run.Snapshot;
import org.rdpworkbench.core.run.Texts;
import org.rdpworkbench.core.spi.EvidenceKey;
import org.rdpworkbench.ui.internal.EditorInFront;

/**
 * What a diagnosis editor tells the workbench, so that views can follow it.
 *
 * @param record all evidence, or what there is so far
 * @param diagnosis empty while a look is under way, and when it was stopped
 * @param plugins that it was judged with; none while a look is under way
 * @param cause the id of the selected cause
 * @param evidence the selected evidence
 */
public record DiagnosisSelection(CaseRecord record, Optional<Diagnosis> diagnosis, Snapshot plugins,
        Optional<String> cause, Optional<EvidenceKey> evidence) implements ISelection {

    /**
     * For a view that follows: it hears on the user interface's thread what the diagnosis editor in front has
     * selected, now and whenever that changes, also while another part is active.
     *
     * @param until of the view; with it, it ends
     */
    public static void follow(IWorkbenchPage page, Control until, Consumer<DiagnosisSelection> heard) {
        EditorInFront.follow(page, until, selection -> {
            if (selection instanceof DiagnosisSelection diagnosis) {
                heard.accept(diagnosis);
            }
        });
    }

    /** What the diagnosis editor in front has selected. */
    public static Optional<DiagnosisSelection> of(IWorkbenchPage page) {
        return Optional.ofNullable(page.getActiveEditor()).map(editor -> editor.getSite().getSelectionProvider())
                .map(provider -> provider.getSelection() instanceof DiagnosisSelection selection ? selection : null);
    }

    /** Of the plugins that it was judged with. */
    public Texts texts() {
        return plugins.texts();
    }

    @Override
    public boolean isEmpty() {
        return false;
    }
}
