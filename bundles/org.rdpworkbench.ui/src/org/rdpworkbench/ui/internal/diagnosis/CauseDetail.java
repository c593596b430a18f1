// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.diagnosis;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.ui.PlatformUI;
import org.rdpworkbench.core.run.Diagnosis.Contribution;
import org.rdpworkbench.core.run.Diagnosis.Ranked;
import org.rdpworkbench.core.run.Texts;
import org.rdpworkbench.core.spi.Figure.Tone;
import org.rdpworkbench.core.spi.Finding;
import org.rdpworkbench.core.spi.Verdict;
import org.rdpworkbench.report.Palette;
import org.rdpworkbench.report.Plain;
import org.rdpworkbench.report.PlanWords;
import org.rdpworkbench.report.Words;
import org.rdpworkbench.ui.DiagnosisState;
import org.rdpworkbench.ui.internal.Layouts;
import org.rdpworkbench.ui.internal.Shades;
import org.rdpworkbench.ui.internal.StyledLines;

/** One cause: what it is, what speaks for and against it, its help page and its figure. */
final class CauseDetail {

    private final ScrolledComposite scroll;
    private final Composite content;
    private final StyledText text;
    private final Link help;
    private final FigureCanvas figure;
    private final Label noFigure;
    private String page = "";

    CauseDetail(Composite parent) {
        scroll = new ScrolledComposite(parent, SWT.V_SCROLL | SWT.BORDER);
        scroll.setExpandHorizontal(true);
        scroll.setExpandVertical(true);
        content = new Composite(scroll, SWT.NONE);
        content.setLayout(Layouts.padded());
        text = StyledLines.widget(content, SWT.NONE);
        text.setLayoutData(Layouts.wide());
        help = new Link(content, SWT.NONE);
        help.setText("<a>What it means, how to tell, and how to mend it</a>");
        help.setLayoutData(GridDataFactory.fillDefaults().exclude(true).create());
        help.addListener(SWT.Selection, e ->
                PlatformUI.getWorkbench().getHelpSystem().displayHelpResource(page));
        figure = new FigureCanvas(content, this::figure);
        figure.setLayoutData(GridDataFactory.createFrom(Layouts.wide()).exclude(true).create());
        noFigure = new Label(content, SWT.WRAP);
        noFigure.setLayoutData(GridDataFactory.createFrom(Layouts.wide()).exclude(true).create());
        scroll.setContent(content);
        scroll.addListener(SWT.Resize, e -> layout());
    }

    Composite control() {
        return scroll;
    }

    /** Sentences in place of a cause. */
    void showWords(List<String> paragraphs) {
        StyledLines lines = new StyledLines();
        for (String paragraph : paragraphs) {
            lines.line(paragraph).blank();
        }
        show(lines, "");
        figure.clear();
    }

    void show(DiagnosisState.Judged judged, Ranked ranked) {
        Texts texts = judged.texts();
        String id = ranked.cause().id();
        StyledLines lines = new StyledLines().heading(texts.text(id + ".title"));
        explanation(judged, ranked).ifPresent(lines::line);
        if (ranked.consequence()) {
            lines.line("It lies behind the stage that broke, so it may only be a consequence.");
        }
        Palette palette = Shades.of(content);
        indications(lines, texts, "Speaks for it", "+", Marks.color(palette, Tone.BAD), ranked.supporting());
        indications(lines, texts, "Speaks against it", "\u2212", Marks.color(palette, Tone.GOOD), ranked.opposing());
        if (ranked.because().isEmpty()) {
            lines.heading("No evidence decides it yet").line("It is here because the symptom suggests it.");
        }
        judged.diagnosis().plans().stream().filter(plan -> plan.cause().equals(id))
                .forEach(plan -> plan(lines, PlanWords.of(plan, texts), Marks.color(palette, Tone.WARN)));
        show(lines, judged.help().getOrDefault(id, ""));
        figure.draw(judged, id);
    }

    private static Optional<String> explanation(DiagnosisState.Judged judged, Ranked ranked) {
        String key = ranked.cause().id() + (ranked.verdict() == Verdict.FAIL ? ".fail" : ".warn");
        boolean judgedSo = ranked.verdict() == Verdict.FAIL || ranked.verdict() == Verdict.WARN;
        if (!judgedSo || judged.texts().pattern(key).isEmpty()) {
            return Optional.empty();
        }
        Map<String, Object> values =
                judged.diagnosis().finding(ranked.cause().id()).map(Finding::values).orElse(Map.of());
        return Optional.of(judged.texts().text(key, Plain.escape(values)));
    }

    private static void indications(StyledLines lines, Texts texts, String heading, String mark, Color color,
            List<Contribution> all) {
        if (all.isEmpty()) {
            return;
        }
        lines.heading(heading);
        for (Contribution one : all) {
            String strength = Words.strength(one.indication().strength(), one.indication().supports());
            lines.item(mark, color, texts.text(one.indication().key(), Plain.escape(one.values())) + " ("
                    + strength + (one.counted() ? ")" : ", counted already)"));
        }
    }

    private static void plan(StyledLines lines, PlanWords plan, Color warning) {
        lines.heading("What could be changed (proposed only)").line(plan.what());
        plan.changes().forEach(change -> lines.item("\u2022", null, change));
        plan.warnings().forEach(words -> lines.item("!", warning, words));
        plan.remark().ifPresent(lines::aside);
    }

    private void show(StyledLines lines, String helpPage) {
        lines.into(text);
        page = helpPage;
        help.setVisible(!page.isEmpty());
        ((GridData) help.getLayoutData()).exclude = page.isEmpty();
        scroll.setOrigin(0, 0);
        layout();
    }

    /** @param problem why there is no figure where there should be one; empty when all is well */
    private void figure(String problem) {
        // An ampersand would become a mnemonic.
        noFigure.setText(Plain.escape(problem, Plain.MOST_VALUE).replace("&", "&&"));
        noFigure.setVisible(!problem.isEmpty());
        ((GridData) noFigure.getLayoutData()).exclude = problem.isEmpty();
        layout();
    }

    private void layout() {
        if (!scroll.isDisposed()) {
            int width = scroll.getClientArea().width;
            figure.fit(width - 2 * Layouts.MARGIN);
            content.setSize(content.computeSize(width, SWT.DEFAULT));
            scroll.setMinHeight(content.computeSize(width, SWT.DEFAULT).y);
            content.layout(true, true);
        }
    }
}
