// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.diagnosis;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.rdpworkbench.core.run.Diagnosis;
import org.rdpworkbench.core.run.Diagnosis.Ranked;
import org.rdpworkbench.core.spi.Rung;
import org.rdpworkbench.report.BlindSpots;
import org.rdpworkbench.ui.internal.Layouts;

/** The answer from the top down: the sentence, the ladder, the causes with what speaks for each, what comes next. */
final class DiagnosisPage {

    private final Composite control;
    private final Headline headline;
    private final LadderCanvas ladder;
    private final ScrolledComposite ladderScroll;
    private final GapsTable gaps;
    private final Label causesTitle;
    private final CauseTable causes;
    private final CauseDetail detail;
    private final NextLookBar next;
    private OpenCase.State shown;

    DiagnosisPage(Composite parent, OpenCase open, Consumer<Boolean> lookAgain, Runnable saveCase) {
        control = new Composite(parent, SWT.NONE);
        control.setLayout(GridLayoutFactory.fillDefaults().margins(Layouts.MARGIN, Layouts.MARGIN).spacing(8, 10)
                .create());
        control.setBackgroundMode(SWT.INHERIT_FORCE);
        headline = new Headline(control, open, () -> lookAgain.accept(false), saveCase);
        headline.control().setLayoutData(Layouts.wide());
        SashForm halves = new SashForm(control, SWT.HORIZONTAL | SWT.SMOOTH);
        halves.setLayoutData(Layouts.all());
        halves.setSashWidth(Layouts.MARGIN);
        SashForm left = new SashForm(halves, SWT.VERTICAL | SWT.SMOOTH);
        ladderScroll = new ScrolledComposite(section(left, "Connection ladder"), SWT.V_SCROLL);
        ladderScroll.setLayoutData(Layouts.all());
        ladderScroll.setExpandHorizontal(true);
        ladderScroll.setExpandVertical(true);
        ladder = new LadderCanvas(ladderScroll);
        ladderScroll.setContent(ladder);
        gaps = new GapsTable(section(left, "Not looked at"));
        gaps.control().setLayoutData(Layouts.all());
        left.setWeights(78, 22);
        left.setSashWidth(Layouts.MARGIN);
        SashForm right = new SashForm(halves, SWT.VERTICAL | SWT.SMOOTH);
        Composite upper = section(right, "Causes");
        causesTitle = (Label) upper.getChildren()[0];
        causes = new CauseTable(upper, this::select);
        causes.control().setLayoutData(Layouts.all());
        detail = new CauseDetail(right);
        right.setWeights(36, 64);
        right.setSashWidth(Layouts.MARGIN);
        halves.setWeights(36, 64);
        next = new NextLookBar(control, () -> lookAgain.accept(true));
        next.control().setLayoutData(Layouts.wide());
    }

    private static Composite section(Composite parent, String title) {
        Composite section = new Composite(parent, SWT.NONE);
        section.setLayout(Layouts.columns(1));
        Label label = new Label(section, SWT.NONE);
        label.setText(title);
        label.setLayoutData(Layouts.wide());
        return section;
    }

    Control control() {
        return control;
    }

    void setFocus() {
        causes.control().setFocus();
    }

    void show(OpenCase.State state) {
        shown = state;
        headline.show(state);
        next.show(state);
        switch (state) {
            case OpenCase.Waiting w -> empty(List.of(), false, "");
            case OpenCase.Broken b -> empty(List.of(), false, "");
            case OpenCase.Looking looking -> empty(looking.ladder(), true,
                    "The causes appear here when the look is over.");
            case OpenCase.Judged judged -> judged(judged);
        }
        ladderScroll.setMinHeight(ladder.computeSize(SWT.DEFAULT, SWT.DEFAULT).y);
        control.layout(true, true);
    }

    private void empty(List<Rung> rungs, boolean looking, String words) {
        ladder.show(rungs, looking);
        gaps.clear();
        causesTitle.setText("Causes");
        causes.clear();
        detail.showWords(List.of(words));
    }

    private void judged(OpenCase.Judged judged) {
        Diagnosis diagnosis = judged.diagnosis();
        ladder.show(diagnosis.ladder(), false);
        gaps.show(diagnosis);
        causesTitle.setText(switch (diagnosis.verdict()) {
            case FAIL -> "Likeliest causes";
            case PASS, WARN -> "Worth a look";
            case INCONCLUSIVE, ERROR, NOT_REPRODUCED -> "Causes to consider";
        });
        causes.show(judged);
        if (diagnosis.causes().isEmpty()) {
            detail.showWords(withoutCause(diagnosis));
        }
    }

    private static List<String> withoutCause(Diagnosis diagnosis) {
        return switch (diagnosis.verdict()) {
            case PASS, WARN -> List.of("Nothing failed, and no installed plugin found anything worth a look.");
            case FAIL -> List.of("It fails, and no installed plugin knows a cause for what was seen.");
            case INCONCLUSIVE, ERROR -> List.of("No installed plugin sees a cause to consider.");
            case NOT_REPRODUCED -> Stream.concat(Stream.of("What this look cannot see:"),
                    BlindSpots.of(diagnosis).stream()).toList();
        };
    }

    private void select(Optional<Ranked> ranked) {
        if (shown instanceof OpenCase.Judged judged) {
            ranked.ifPresentOrElse(cause -> detail.show(judged, cause), () -> detail.showWords(List.of(
                    "The share of everything that no installed plugin knows. It grows when little speaks for the causes"
                            + " above, and shrinks with every further look that decides something.")));
        }
    }
}
