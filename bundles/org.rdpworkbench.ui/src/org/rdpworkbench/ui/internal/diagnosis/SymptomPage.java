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
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;
import org.rdpworkbench.ui.DiagnosisPage;
import org.rdpworkbench.ui.DiagnosisSite;
import org.rdpworkbench.ui.DiagnosisState;
import org.rdpworkbench.ui.internal.Layouts;
import org.rdpworkbench.ui.internal.StyledLines;
import org.rdpworkbench.ui.internal.SymptomLines;

/** What the symptom means that the look was taken for. */
@Component(scope = ServiceScope.PROTOTYPE)
public final class SymptomPage implements DiagnosisPage {

    private StyledText text;
    private DiagnosisSite site;
    private Optional<String> shown = Optional.empty();
    private Optional<StyledLines> waiting = Optional.empty();

    @Override
    public String title() {
        return "Symptom";
    }

    @Override
    public int order() {
        return 200;
    }

    @Override
    public Control create(Composite parent, DiagnosisSite around) {
        site = around;
        text = StyledLines.widget(parent, SWT.V_SCROLL);
        text.setMargins(Layouts.MARGIN, Layouts.MARGIN, Layouts.MARGIN, Layouts.MARGIN);
        text.addListener(SWT.Resize, e -> fill());
        put(none());
        return text;
    }

    /** Without room each letter would be a line of its own, and take the UI thread long to find its place. */
    private void put(StyledLines lines) {
        waiting = Optional.of(lines);
        fill();
    }

    private void fill() {
        if (text.getClientArea().width > 2 * Layouts.MARGIN) {
            waiting.ifPresent(lines -> lines.into(text));
            waiting = Optional.empty();
        }
    }

    private static StyledLines none() {
        return new StyledLines().line("No symptom was given for this look. File > New Diagnosis takes one.");
    }

    /** Decodes in the background what is not shown yet. */
    @Override
    public void show(DiagnosisState state) {
        Optional<String> symptom = site.symptom();
        if (symptom.equals(shown)) {
            return;
        }
        shown = symptom;
        if (symptom.isEmpty()) {
            put(none());
            return;
        }
        Display display = text.getDisplay();
        Job.createSystem("Decoding", monitor -> {
            StyledLines lines = SymptomLines.of(symptom.get());
            display.asyncExec(() -> {
                if (!text.isDisposed() && shown.equals(symptom)) {
                    put(lines);
                }
            });
            return Status.OK_STATUS;
        }).schedule();
    }
}
