// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.diagnosis;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.rdpworkbench.ui.DiagnosisSite;
import org.rdpworkbench.ui.DiagnosisState;
import org.rdpworkbench.ui.internal.Layouts;

/**
 * The middle of a diagnosis: what was seen and what was judged, beside one another, or one below the other where the
 * window is narrow. Each half is made and filled when the UI thread has time for it.
 */
final class DiagnosisBody {

    /** Below this width the halves would hold half sentences. */
    private static final int NARROW = 560;
    /** What the halves need at least when one is below the other. */
    private static final int[] LEAST = {240, 340};
    /** What they need beside one another. */
    private static final int LEAST_BESIDE = 350;

    private final SashForm halves;
    private final LadderHalf ladder;
    private final CausesHalf causes;

    /** @param made runs once there is something to set the focus to */
    DiagnosisBody(Composite parent, DiagnosisSite site, Runnable made) {
        halves = new SashForm(parent, SWT.HORIZONTAL | SWT.SMOOTH);
        halves.setSashWidth(Layouts.MARGIN);
        ladder = new LadderHalf(halves, site);
        causes = new CausesHalf(halves, site, made);
        weigh(false);
    }

    private void weigh(boolean narrow) {
        halves.setWeights(narrow ? LEAST : new int[] {39, 61});
        ladder.arrange(narrow);
    }

    /** A part of a half, with a title above what is put into it. */
    static Composite section(Composite half, String title) {
        Composite section = new Composite(half, SWT.NONE);
        section.setLayout(Layouts.columns(1));
        Label label = new Label(section, SWT.NONE);
        label.setText(title);
        label.setLayoutData(Layouts.wide());
        return section;
    }

    Composite control() {
        return halves;
    }

    /** Whether there was something to set it to. */
    boolean setFocus() {
        return causes.setFocus();
    }

    void show(DiagnosisState state) {
        ladder.show(state);
        causes.show(state);
    }

    /** Takes the shape for that width, and says how high it has to be then. */
    int arrange(int width) {
        boolean narrow = width < NARROW;
        if (narrow != (halves.getOrientation() == SWT.VERTICAL)) {
            halves.setOrientation(narrow ? SWT.VERTICAL : SWT.HORIZONTAL);
            weigh(narrow);
        }
        return narrow ? LEAST[0] + LEAST[1] + Layouts.MARGIN : LEAST_BESIDE;
    }
}
