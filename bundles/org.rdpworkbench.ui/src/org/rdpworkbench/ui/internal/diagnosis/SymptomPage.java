// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.diagnosis;

import java.util.Optional;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.rdpworkbench.ui.internal.Layouts;
import org.rdpworkbench.ui.internal.StyledLines;
import org.rdpworkbench.ui.internal.SymptomLines;

/** What the symptom means that the look was taken for. */
final class SymptomPage {

    private final StyledText text;
    private Optional<String> shown = Optional.empty();

    SymptomPage(Composite parent) {
        text = StyledLines.widget(parent, SWT.V_SCROLL);
        text.setMargins(Layouts.MARGIN, Layouts.MARGIN, Layouts.MARGIN, Layouts.MARGIN);
        none().into(text);
    }

    private static StyledLines none() {
        return new StyledLines().line("No symptom was given for this look. File > New Diagnosis takes one.");
    }

    Control control() {
        return text;
    }

    /** Decodes in the background what is not shown yet. */
    void show(Optional<String> symptom) {
        if (symptom.equals(shown)) {
            return;
        }
        shown = symptom;
        if (symptom.isEmpty()) {
            none().into(text);
            return;
        }
        Display display = text.getDisplay();
        Job.createSystem("Decoding", monitor -> {
            StyledLines lines = SymptomLines.of(symptom.get());
            display.asyncExec(() -> {
                if (!text.isDisposed() && shown.equals(symptom)) {
                    lines.into(text);
                }
            });
            return Status.OK_STATUS;
        }).schedule();
    }
}
