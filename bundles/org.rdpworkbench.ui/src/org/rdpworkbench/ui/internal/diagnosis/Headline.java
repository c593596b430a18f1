// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.diagnosis;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.resource.FontDescriptor;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.rdpworkbench.core.repair.Weakening;
import org.rdpworkbench.core.spi.Figure.Tone;
import org.rdpworkbench.core.spi.Verdict;
import org.rdpworkbench.report.Plain;
import org.rdpworkbench.report.WeakeningWords;
import org.rdpworkbench.ui.DiagnosisSite;
import org.rdpworkbench.ui.DiagnosisState;
import org.rdpworkbench.ui.internal.Later;
import org.rdpworkbench.ui.internal.Layouts;
import org.rdpworkbench.ui.internal.LocalTimes;
import org.rdpworkbench.ui.internal.Shades;
import org.rdpworkbench.ui.internal.repairs.WeakHosts;

/** The top of a diagnosis: its sentence, what it is about, and its tools. */
final class Headline {

    private static final int SIGN = 36;

    private final DiagnosisSite site;
    private final Composite control;
    private final Canvas sign;
    private final Label sentence;
    private final Label about;
    private final Label weak;
    private final Runnable fits;
    private DiagnosisTools tools;
    private Tone tone = Tone.PLAIN;
    private DiagnosisState shown = new DiagnosisState.Waiting();

    /** @param fits is called when it has become higher or lower by itself */
    Headline(Composite parent, DiagnosisSite site, Runnable fits) {
        this.site = site;
        this.fits = fits;
        control = new Composite(parent, SWT.NONE);
        control.setLayout(Layouts.columns(3));
        LocalResourceManager resources = new LocalResourceManager(JFaceResources.getResources(), control);
        sign = new Canvas(control, SWT.NONE);
        sign.setLayoutData(GridDataFactory.fillDefaults().align(SWT.CENTER, SWT.BEGINNING).hint(SIGN, SIGN).create());
        sign.addPaintListener(e -> {
            // Themes give canvases a colour of their own.
            e.gc.setBackground(control.getBackground());
            e.gc.fillRectangle(0, 0, SIGN, SIGN);
            Marks.draw(e.gc, Shades.of(control), tone, SIGN / 2, SIGN / 2, SIGN / 2 - 2);
        });
        Composite texts = new Composite(control, SWT.NONE);
        texts.setLayout(Layouts.columns(1));
        texts.setLayoutData(Layouts.wide());
        sentence = new Label(texts, SWT.WRAP);
        sentence.setLayoutData(Layouts.wide());
        sentence.setFont(resources.create(
                FontDescriptor.createFrom(sentence.getFont()).setStyle(SWT.BOLD).increaseHeight(2)));
        about = new Label(texts, SWT.WRAP);
        about.setLayoutData(Layouts.wide());
        weak = new Label(texts, SWT.WRAP);
        weak.setLayoutData(GridDataFactory.createFrom(Layouts.wide()).exclude(true).create());
        weak.setVisible(false);
        Later.once(control, this::makeTools);
    }

    /** By themselves: what is around them takes the UI thread long enough. */
    private void makeTools() {
        tools = new DiagnosisTools(control, site);
        tools.show(shown);
        control.layout();
    }

    Composite control() {
        return control;
    }

    void show(DiagnosisState state) {
        String target = site.target() + site.file().map(name -> ", from " + Plain.escape(name)).orElse("");
        switch (state) {
            case DiagnosisState.Waiting w -> show(Tone.PLAIN, "Opening\u2026", target);
            case DiagnosisState.Looking looking -> show(Tone.PLAIN, "Looking\u2026",
                    target + (looking.now().isEmpty() ? "" : " \u00b7 " + Plain.escape(looking.now())));
            case DiagnosisState.Broken broken -> show(Tone.MUTED, broken.sentence(), target);
            case DiagnosisState.Judged judged when judged.cancelled() -> show(Tone.MUTED,
                    "Stopped early. Nothing was judged.", target + about(judged));
            case DiagnosisState.Judged judged -> show(Marks.tone(Optional.of(judged.diagnosis().verdict())),
                    Plain.escape(judged.diagnosis().summary()), target + about(judged));
        }
        shown = state;
        if (tools != null) {
            tools.show(state);
        }
        if (state instanceof DiagnosisState.Judged judged && !judged.cancelled()) {
            WeakHosts.find(0, all -> weakened(judged, all));
        }
    }

    /** That the host is less protected since a repair, unless something else is shown by now. */
    private void weakened(DiagnosisState.Judged judged, List<Weakening> all) {
        if (weak.isDisposed() || shown != judged) {
            return;
        }
        String words = WeakeningWords.of(judged.diagnosis(), all).stream().map(one -> "! "
                + WeakeningWords.inDiagnosis(one, site.target(), LocalDate.now())).collect(Collectors.joining("\n"));
        if (words.isEmpty() && !weak.isVisible()) {
            return;
        }
        weak.setText(words.replace("&", "&&"));
        weak.setForeground(Shades.color(Shades.of(control).warn().strong()));
        weak.setVisible(!words.isEmpty());
        ((GridData) weak.getLayoutData()).exclude = words.isEmpty();
        control.layout(true, true);
        fits.run();
    }

    private String about(DiagnosisState.Judged judged) {
        Optional<String> symptom = judged.diagnosis().symptom();
        String incomplete = judged.diagnosis().incomplete() && judged.diagnosis().verdict() != Verdict.NOT_REPRODUCED
                ? " \u00b7 incomplete" : "";
        return symptom.map(text -> " \u00b7 symptom " + Plain.escape(text)).orElse("") + " \u00b7 looked at "
                + (site.thorough() ? "more closely, " : "") + LocalTimes.second(judged.record().began()) + incomplete;
    }

    private void show(Tone next, String text, String below) {
        tone = next;
        sign.redraw();
        // An ampersand would become a mnemonic.
        sentence.setText(text.replace("&", "&&"));
        about.setText(below.replace("&", "&&"));
    }
}
