// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.diagnosis;

import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.rdpworkbench.core.run.Diagnosis.Ranked;
import org.rdpworkbench.ui.DiagnosisSite;
import org.rdpworkbench.ui.internal.Layouts;

/**
 * The middle of a diagnosis: the ladder and its gaps, the causes and what speaks for each, beside one another, or one
 * below the other where the window is narrow.
 */
final class DiagnosisBody {

    /** Below this width the halves would hold half sentences. */
    private static final int NARROW = 560;
    /** What ladder and causes need at least, each with what stands below it, when one half is below the other. */
    private static final int[] LEAST = {240, 340};
    /** What they need beside one another. */
    private static final int LEAST_BESIDE = 350;

    private final SashForm halves;
    private final SashForm left;
    private final LadderPane ladder;
    private final GapsTable gaps;
    private final Label causesTitle;
    private final CauseTable causes;
    private final SashForm right;
    private final DiagnosisSite site;
    private CauseDetail detail;

    DiagnosisBody(Composite parent, DiagnosisSite site, Consumer<Optional<Ranked>> selected) {
        this.site = site;
        halves = new SashForm(parent, SWT.HORIZONTAL | SWT.SMOOTH);
        halves.setSashWidth(Layouts.MARGIN);
        left = new SashForm(halves, SWT.VERTICAL | SWT.SMOOTH);
        Composite upperLeft = section(left, "Connection ladder");
        ladder = new LadderPane(upperLeft);
        ladder.control().setLayoutData(Layouts.all());
        Composite lowerLeft = section(left, "Not looked at");
        gaps = new GapsTable(lowerLeft, site::showEvidence);
        gaps.control().setLayoutData(Layouts.all());
        left.setSashWidth(Layouts.MARGIN);
        right = new SashForm(halves, SWT.VERTICAL | SWT.SMOOTH);
        Composite upperRight = section(right, "Causes");
        causesTitle = (Label) upperRight.getChildren()[0];
        causes = new CauseTable(upperRight, site.target(), selected);
        causes.control().setLayoutData(Layouts.all());
        right.setSashWidth(Layouts.MARGIN);
        weigh(false);
    }

    private void weigh(boolean narrow) {
        halves.setWeights(narrow ? LEAST : new int[] {39, 61});
        left.setWeights(narrow ? new int[] {62, 38} : new int[] {79, 21});
    }

    private static Composite section(Composite parent, String title) {
        Composite section = new Composite(parent, SWT.NONE);
        section.setLayout(Layouts.columns(1));
        Label label = new Label(section, SWT.NONE);
        label.setText(title);
        label.setLayoutData(Layouts.wide());
        return section;
    }

    Composite control() {
        return halves;
    }

    LadderPane ladder() {
        return ladder;
    }

    GapsTable gaps() {
        return gaps;
    }

    CauseTable causes() {
        return causes;
    }

    /** Made when it is first asked for: all at once would keep the UI thread too long. */
    CauseDetail detail() {
        if (detail == null) {
            detail = new CauseDetail(right, site);
            right.setWeights(36, 64);
        }
        return detail;
    }

    /** What stands above the causes. */
    void title(String words) {
        causesTitle.setText(words);
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
