// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.diagnosis;

import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.rdpworkbench.core.run.Diagnosis;
import org.rdpworkbench.ui.DiagnosisSite;
import org.rdpworkbench.ui.DiagnosisState;
import org.rdpworkbench.ui.internal.Later;
import org.rdpworkbench.ui.internal.Layouts;
import org.rdpworkbench.ui.internal.Services;

/** What was judged: the causes, and below them what speaks for and against the selected one. */
final class CausesHalf {

    private final DiagnosisSite site;
    private final Runnable made;
    private final SashForm control;
    private final Runnable fill = new Later(this::fill);
    private final Runnable fillDetail = new Later(this::fillDetail);
    private Label title;
    private CauseTable causes;
    private CauseDetail detail;
    private DiagnosisState shown = new DiagnosisState.Waiting();
    /** What the table shows, which the detail goes by. */
    private DiagnosisState filled = shown;
    /** What stands below the table when it is empty. */
    private List<String> words = List.of();

    /** @param made runs once there is something to set the focus to */
    CausesHalf(Composite parent, DiagnosisSite site, Runnable made) {
        this.site = site;
        this.made = made;
        control = new SashForm(parent, SWT.VERTICAL | SWT.SMOOTH);
        control.setSashWidth(Layouts.MARGIN);
        fill.run();
    }

    /** Whether there was something to set it to. */
    boolean setFocus() {
        return causes != null && causes.control().setFocus();
    }

    /** The first cause is selected at once, so that a page that selects another has the last word. */
    void show(DiagnosisState state) {
        shown = state;
        if (state instanceof DiagnosisState.Judged judged && !judged.cancelled()) {
            site.select(judged.diagnosis().causes().stream().findFirst().map(first -> first.cause().id()));
        }
        fill.run();
    }

    /** Table and detail are each made by themselves, and filled so: together they keep the UI thread too long. */
    private void fill() {
        if (control.isDisposed()) {
            return;
        }
        if (causes == null) {
            make();
            fill.run();
            return;
        }
        filled = shown;
        switch (filled) {
            case DiagnosisState.Waiting w -> empty("");
            case DiagnosisState.Broken b -> empty("");
            case DiagnosisState.Looking l -> empty("The causes appear here when the look is over.");
            // Half of the evidence would accuse the wrong one.
            case DiagnosisState.Judged judged when judged.cancelled() -> empty("The look was stopped, so no cause was "
                    + "judged. The ladder shows how far it had come. Look again for an answer.");
            case DiagnosisState.Judged judged -> judged(judged);
        }
        fillDetail.run();
    }

    private void make() {
        Composite upper = DiagnosisBody.section(control, "Causes");
        title = (Label) upper.getChildren()[0];
        causes = new CauseTable(upper, site.target(), this::select);
        causes.control().setLayoutData(Layouts.all());
        control.layout();
        made.run();
    }

    private void makeDetail() {
        detail = new CauseDetail(control, site);
        control.setWeights(36, 64);
        Services.find(WaiverBook.class).ifPresent(book -> book.follow(control, () -> {
            causes.refresh();
            detail.refreshWaiver();
        }));
    }

    private void empty(String sentence) {
        title.setText("Causes");
        causes.clear();
        words = List.of(sentence);
    }

    private void judged(DiagnosisState.Judged judged) {
        Diagnosis diagnosis = judged.diagnosis();
        title.setText(AnswerWords.heading(diagnosis));
        causes.show(judged);
        words = AnswerWords.withoutCause(diagnosis);
    }

    /** A click that comes before the table shows the next state is about causes that are gone. */
    private void select() {
        if (filled == shown) {
            site.select(causes.selected().map(ranked -> ranked.cause().id()));
            fillDetail.run();
        }
    }

    private void fillDetail() {
        if (control.isDisposed()) {
            return;
        }
        if (detail == null) {
            makeDetail();
            fillDetail.run();
        } else if (filled instanceof DiagnosisState.Judged judged && !causes.isEmpty()) {
            causes.selected().ifPresentOrElse(cause -> detail.show(judged, cause),
                    () -> detail.showWords(List.of(AnswerWords.NONE_OF_THESE)));
        } else {
            detail.showWords(words);
        }
    }
}
