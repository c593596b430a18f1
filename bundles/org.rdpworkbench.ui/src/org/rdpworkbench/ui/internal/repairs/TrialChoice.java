// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.repairs;

import java.time.Duration;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Spinner;
import org.rdpworkbench.core.repair.Trial;
import org.rdpworkbench.core.repair.TrialOffer;
import org.rdpworkbench.ui.internal.Layouts;
import org.rdpworkbench.ui.internal.Shades;

/** Whether a repair is undone unless the person keeps it, and how long there is for that; a test always is. */
final class TrialChoice {

    private static final String UNLESS_KEPT = "&Undo it unless I keep it within";
    private static final String ALWAYS = "It is a test: &undo it after";

    private final Composite row;
    private final Button wanted;
    private final Spinner minutes;

    /** @param changed hears that another time was chosen */
    TrialChoice(Composite parent, Runnable changed) {
        row = new Composite(parent, SWT.NONE);
        row.setLayout(Layouts.columns(3));
        wanted = new Button(row, SWT.CHECK);
        wanted.setText(UNLESS_KEPT);
        wanted.addListener(SWT.Selection, e -> minutes().setEnabled(wanted.getSelection()));
        minutes = new Spinner(row, SWT.BORDER);
        minutes.addListener(SWT.Modify, e -> changed.run());
        minutes.setValues((int) TrialOffer.USUAL.toMinutes(), 1, (int) Trial.MOST.toMinutes(), 0, 1, 10);
        new Label(row, SWT.NONE).setText("minutes");
    }

    private Spinner minutes() {
        return minutes;
    }

    /** As it is offered for the plan that is shown now. */
    void show(TrialOffer offer) {
        boolean on = switch (offer) {
            case NONE, OFFERED -> false;
            case SUGGESTED, ALWAYS -> true;
        };
        boolean test = offer == TrialOffer.ALWAYS;
        wanted.setText(test ? ALWAYS : UNLESS_KEPT);
        wanted.setToolTipText(test ? "Nobody can keep it; the view Repairs shows how long it goes on, and can end it"
                : "Whether it is kept is asked in the view Repairs, when all steps are done");
        Shades.enable(wanted, offer != TrialOffer.NONE && !test);
        wanted.setSelection(on);
        minutes.setEnabled(on);
        minutes.setMaximum((int) offer.most().toMinutes());
        minutes.setSelection((int) TrialOffer.USUAL.toMinutes());
        row.layout(true);
    }

    /** How long there is to keep it; empty where nobody has to. */
    Optional<Duration> after() {
        return wanted.getSelection() ? Optional.of(Duration.ofMinutes(minutes.getSelection())) : Optional.empty();
    }
}
