// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.rdpworkbench.core.run.Diagnosis.Contribution;
import org.rdpworkbench.core.run.Diagnosis.Ranked;
import org.rdpworkbench.core.run.Texts;
import org.rdpworkbench.core.spi.EvidenceKey;
import org.rdpworkbench.report.Plain;
import org.rdpworkbench.report.Words;
import org.rdpworkbench.ui.DiagnosisState;
import org.rdpworkbench.ui.internal.Layouts;

/**
 * What speaks for and against a cause, each with its bar and the evidence that it rests on as links, from where every
 * cause begins to the sum.
 */
final class ContributionChart {

    private final Composite control;
    private final Consumer<EvidenceKey> open;

    /** @param open takes the evidence that is wanted */
    ContributionChart(Composite parent, Consumer<EvidenceKey> open) {
        this.open = open;
        control = new Composite(parent, SWT.NONE);
        control.setLayout(GridLayoutFactory.fillDefaults().numColumns(2).spacing(10, 3).create());
    }

    Composite control() {
        return control;
    }

    void clear() {
        Stream.of(control.getChildren()).forEach(Control::dispose);
    }

    void show(DiagnosisState.Judged judged, Ranked ranked) {
        clear();
        double most = Stream.concat(Stream.of(Ranked.PRIOR, ranked.logOdds()),
                ranked.because().stream().map(c -> c.indication().weight())).mapToDouble(Math::abs).max().orElse(1);
        heading("Log-odds: what speaks against it to the left, for it to the right");
        row(Ranked.PRIOR, most, "where every cause begins");
        part("Speaks for it", ranked.supporting(), most, judged);
        part("Speaks against it", ranked.opposing(), most, judged);
        row(ranked.logOdds(), most, "all together; what no plugin knows stands at 0");
    }

    private void part(String title, List<Contribution> all, double most, DiagnosisState.Judged judged) {
        if (!all.isEmpty()) {
            heading(title);
        }
        for (Contribution one : all) {
            bar(one.indication().weight(), most, one.counted(), false);
            link(one, judged);
        }
    }

    private void heading(String text) {
        Label label = new Label(control, SWT.WRAP);
        label.setText(text);
        label.setLayoutData(GridDataFactory.createFrom(Layouts.wide()).span(2, 1).indent(0, 4).create());
    }

    private void row(double points, double most, String text) {
        bar(points, most, true, true);
        Label label = new Label(control, SWT.WRAP);
        label.setText(text);
        label.setLayoutData(Layouts.wide());
    }

    private void bar(double points, double most, boolean counted, boolean ours) {
        new ContributionBar(control, points, most, counted, ours).setLayoutData(GridDataFactory.fillDefaults()
                .align(SWT.BEGINNING, SWT.BEGINNING).hint(ContributionBar.WIDTH, SWT.DEFAULT).create());
    }

    private void link(Contribution one, DiagnosisState.Judged judged) {
        Texts texts = judged.texts();
        List<EvidenceKey> keys = evidence(one, judged);
        String words = plain(texts.text(one.indication().key(), Plain.escape(one.values())));
        String strength = Words.strength(one.indication().strength(), one.indication().supports())
                + (one.counted() ? "" : ", counted already");
        List<String> evidence = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            evidence.add("<a href=\"" + i + "\">" + plain(Words.evidence(keys.get(i), texts)) + "</a>");
        }
        Link link = new Link(control, SWT.NONE);
        link.setText(words + " (" + strength + ")" + (evidence.isEmpty() ? "" : ": " + String.join(", ", evidence)));
        link.setToolTipText("Shows the evidence.");
        link.setLayoutData(Layouts.wide());
        link.addListener(SWT.Selection, e -> open.accept(keys.get(Integer.parseInt(e.text))));
    }

    /** What there is of the evidence that decides it: it may also be decided by other evidence than there is here. */
    private static List<EvidenceKey> evidence(Contribution one, DiagnosisState.Judged judged) {
        Set<EvidenceKey> missing = judged.diagnosis().missing();
        return one.indication().evidence().stream()
                .filter(key -> judged.record().evidence().containsKey(key) && !missing.contains(key)).toList();
    }

    /** Harmless also as the text of a link, where tags would be obeyed and an ampersand be a mnemonic. */
    static String plain(String text) {
        return Plain.escape(text).replace("&", "&&").replaceAll("<(?=/?[aA])", "\\\\u{3c}");
    }
}
