// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.diagnosis;

import java.util.List;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.ui.PlatformUI;
import org.rdpworkbench.core.run.Diagnosis.Ranked;
import org.rdpworkbench.report.Plain;
import org.rdpworkbench.ui.DiagnosisSite;
import org.rdpworkbench.ui.DiagnosisState;
import org.rdpworkbench.ui.internal.Later;
import org.rdpworkbench.ui.internal.Layouts;
import org.rdpworkbench.ui.internal.Shades;
import org.rdpworkbench.ui.internal.StyledLines;

/** One cause: what it is, whether it is waived, what speaks for and against it, its help page and its figure. */
final class CauseDetail {

    private final ScrolledComposite scroll;
    private final Composite content;
    private final StyledText head;
    private final CauseBar bar;
    private final ContributionChart chart;
    private final StyledText plans;
    private final Link help;
    private final FigureCanvas figure;
    private final Label noFigure;
    private String page = "";
    private Runnable again = () -> { };
    private boolean whole = true;
    private final Runnable fit = new Later(this::layout);

    CauseDetail(Composite parent, DiagnosisSite site) {
        scroll = new ScrolledComposite(parent, SWT.V_SCROLL | SWT.BORDER);
        scroll.setExpandHorizontal(true);
        scroll.setExpandVertical(true);
        scroll.setShowFocusedControl(true);
        content = new Composite(scroll, SWT.NONE);
        content.setLayout(Layouts.padded());
        head = StyledLines.widget(content, SWT.NONE);
        head.setLayoutData(Layouts.wide());
        chart = new ContributionChart(content, site::showEvidence);
        plans = StyledLines.widget(content, SWT.NONE);
        bar = new CauseBar(content, site.target());
        help = new Link(content, SWT.NONE);
        help.setText("<a>What it means, how to tell, and how to mend it</a>");
        help.addListener(SWT.Selection, e ->
                PlatformUI.getWorkbench().getHelpSystem().displayHelpResource(page));
        figure = new FigureCanvas(content, this::figure);
        noFigure = new Label(content, SWT.WRAP);
        for (Control part : List.of(chart.control(), plans, bar.control(), help, figure, noFigure)) {
            part.setLayoutData(GridDataFactory.createFrom(Layouts.wide()).exclude(true).create());
        }
        scroll.setContent(content);
        // Not together with all that is around it.
        scroll.addListener(SWT.Resize, e -> fit.run());
    }

    Composite control() {
        return scroll;
    }

    /** Sentences in place of a cause. */
    void showWords(List<String> paragraphs) {
        whole = false;
        StyledLines lines = new StyledLines();
        for (String paragraph : paragraphs) {
            lines.line(paragraph).blank();
        }
        lines.into(head);
        page = "";
        again = () -> { };
        show(bar.control(), false);
        chart.clear();
        show(chart.control(), false);
        show(plans, false);
        figure.clear();
        begin();
    }

    void show(DiagnosisState.Judged judged, Ranked ranked) {
        whole = false;
        CauseText text = new CauseText(judged, ranked);
        again = () -> head(text);
        again.run();
        page = judged.help().getOrDefault(ranked.cause().id(), "");
        show(bar.control(), true);
        chart.show(judged, ranked);
        show(chart.control(), !ranked.because().isEmpty());
        text.plans(Shades.of(content)).into(plans);
        show(plans, plans.getCharCount() > 0);
        figure.draw(judged, ranked.cause().id());
        begin();
    }

    /** To be called when there are other waivers. */
    void refreshWaiver() {
        again.run();
        layout();
    }

    private void head(CauseText text) {
        StyledLines lines = text.head();
        bar.show(text.ranked().cause().id(), text.judged().plugins()).ifPresent(words -> lines.blank().line(words));
        lines.into(head);
    }

    private void begin() {
        show(help, !page.isEmpty());
        scroll.setOrigin(0, 0);
        whole = true;
        layout();
    }

    private static void show(Control part, boolean shown) {
        part.setVisible(shown);
        ((GridData) part.getLayoutData()).exclude = !shown;
    }

    /** @param problem why there is no figure where there should be one; empty when all is well */
    private void figure(String problem) {
        // An ampersand would become a mnemonic.
        noFigure.setText(Plain.escape(problem, Plain.MOST_VALUE).replace("&", "&&"));
        show(noFigure, !problem.isEmpty());
        layout();
    }

    /** Once for all parts: to measure the texts takes long. */
    private void layout() {
        if (whole && !scroll.isDisposed()) {
            int width = scroll.getClientArea().width;
            figure.fit(width - 2 * Layouts.MARGIN);
            scroll.setMinHeight(content.computeSize(width, SWT.DEFAULT).y);
            content.layout(true, true);
        }
    }
}
