// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.diagnosis;

import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.widgets.Composite;
import org.rdpworkbench.ui.DiagnosisSite;
import org.rdpworkbench.ui.DiagnosisState;
import org.rdpworkbench.ui.internal.Later;
import org.rdpworkbench.ui.internal.Layouts;

/** What was seen: the ladder, and below it what was not looked at. */
final class LadderHalf {

    private static final int[] WEIGHTS = {79, 21};
    private static final int[] NARROW_WEIGHTS = {62, 38};

    private final DiagnosisSite site;
    private final SashForm control;
    private final Runnable fill = new Later(this::fill);
    private final Runnable fillGaps = new Later(this::fillGaps);
    private LadderPane ladder;
    private GapsTable gaps;
    private boolean narrow;
    private DiagnosisState shown = new DiagnosisState.Waiting();

    LadderHalf(Composite parent, DiagnosisSite site) {
        this.site = site;
        control = new SashForm(parent, SWT.VERTICAL | SWT.SMOOTH);
        control.setSashWidth(Layouts.MARGIN);
        fill.run();
    }

    /** Takes the shape for a narrow window, or for a wide one. */
    void arrange(boolean forNarrow) {
        narrow = forNarrow;
        if (gaps != null) {
            control.setWeights(narrow ? NARROW_WEIGHTS : WEIGHTS);
        }
    }

    void show(DiagnosisState state) {
        shown = state;
        fill.run();
    }

    /** Ladder and table are each made by themselves, and filled so: together they keep the UI thread too long. */
    private void fill() {
        if (control.isDisposed()) {
            return;
        }
        if (ladder == null) {
            makeLadder();
            fill.run();
            return;
        }
        switch (shown) {
            case DiagnosisState.Waiting w -> ladder.show(List.of(), false);
            case DiagnosisState.Broken b -> ladder.show(List.of(), false);
            case DiagnosisState.Looking looking -> ladder.show(looking.ladder(), true);
            case DiagnosisState.Judged judged -> ladder.show(judged.diagnosis().ladder(), false);
        }
        fillGaps.run();
    }

    private void fillGaps() {
        if (control.isDisposed()) {
            return;
        }
        if (gaps == null) {
            makeGaps();
            fillGaps.run();
        } else if (shown instanceof DiagnosisState.Judged judged) {
            gaps.show(judged.diagnosis(), judged.texts());
        } else {
            gaps.clear();
        }
    }

    private void makeLadder() {
        Composite upper = DiagnosisBody.section(control, "Connection ladder");
        ladder = new LadderPane(upper);
        ladder.control().setLayoutData(Layouts.all());
        control.layout();
    }

    private void makeGaps() {
        Composite lower = DiagnosisBody.section(control, "Not looked at");
        gaps = new GapsTable(lower, site::showEvidence);
        gaps.control().setLayoutData(Layouts.all());
        arrange(narrow);
        control.layout();
    }
}
