// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.diagnosis;

import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.rdpworkbench.core.run.Diagnosis.NextProbe;
import org.rdpworkbench.report.Plain;
import org.rdpworkbench.ui.DiagnosisState;
import org.rdpworkbench.ui.internal.Layouts;
import org.rdpworkbench.ui.internal.StyledLines;

/** The look that would tell most, with a button where plugins can take it; or why the inside was not seen. */
final class NextLookBar {

    private static final int LINES = 6;
    /** What the scroll bar and the space between the columns may take from the text. */
    private static final int EDGES = 28;

    private final Consumer<String> probe;
    private final Runnable inside;
    private final Composite control;
    private final StyledText sentence;
    private final Button look;
    private Runnable take = () -> { };

    /**
     * @param probe gets the id of the probe that is wanted
     * @param inside lets a person say how the host lets it in
     */
    NextLookBar(Composite parent, Consumer<String> probe, Runnable inside) {
        this.probe = probe;
        this.inside = inside;
        control = new Composite(parent, SWT.NONE);
        control.setLayout(Layouts.columns(2));
        sentence = StyledLines.widget(control, SWT.V_SCROLL);
        sentence.setAlwaysShowScrollBars(false);
        sentence.setLayoutData(GridDataFactory.createFrom(Layouts.wide()).align(SWT.FILL, SWT.CENTER).create());
        look = new Button(control, SWT.PUSH);
        look.setLayoutData(GridDataFactory.fillDefaults().align(SWT.END, SWT.CENTER).create());
        look.addListener(SWT.Selection, e -> take.run());
    }

    Composite control() {
        return control;
    }

    /** Without a next look the bar takes no room. */
    void show(DiagnosisState state) {
        Optional<DiagnosisState.Judged> judged =
                state instanceof DiagnosisState.Judged j && !j.cancelled() ? Optional.of(j) : Optional.empty();
        // A look that a person asked for and did not get comes before all others.
        Optional<String> refused = judged.flatMap(j -> InsideProblem.of(j.record()));
        Optional<NextProbe> next = judged.flatMap(j -> j.diagnosis().next());
        refused.or(() -> next.map(n -> words(judged.orElseThrow(), n))).ifPresent(sentence::setText);
        Optional<String> one = next.flatMap(NextProbe::probe);
        boolean inwards = refused.isPresent() || next.filter(NextProbe::inside).isPresent();
        if (inwards) {
            offer("Look Inside...", "Asks as whom, and looks again, inside the host as well.", inside);
        } else {
            one.ifPresent(id -> offer("Take This Look", "Looks again, with this one look more.",
                    () -> probe.accept(id)));
        }
        shown(look, inwards || one.isPresent());
        shown(control, refused.isPresent() || next.isPresent());
    }

    private void offer(String words, String tip, Runnable run) {
        look.setText(words);
        look.setToolTipText(tip);
        take = run;
    }

    private static void shown(Control part, boolean yes) {
        part.setVisible(yes);
        ((GridData) part.getLayoutData()).exclude = !yes;
    }

    /** Takes the height that the sentence needs in that width, up to a few lines; longer ones scroll. */
    void arrange(int width) {
        int room = width - EDGES - (look.getVisible() ? look.computeSize(SWT.DEFAULT, SWT.DEFAULT).x : 0);
        int needed = sentence.computeSize(Math.max(1, room), SWT.DEFAULT).y;
        ((GridData) sentence.getLayoutData()).heightHint = Math.min(needed, LINES * sentence.getLineHeight());
    }

    private static String words(DiagnosisState.Judged judged, NextProbe next) {
        String what = next.probe().map(id -> ended(judged.texts().text(id + ".title")) + " ").orElse("");
        return Plain.escape("Look next: " + what + ended(next.why()));
    }

    /** With a full stop, unless it ends in a mark of its own. */
    static String ended(String sentence) {
        return sentence.matches("(?s).*[.?!]") ? sentence : sentence + ".";
    }
}
