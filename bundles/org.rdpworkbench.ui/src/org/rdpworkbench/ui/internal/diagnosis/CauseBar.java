// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.diagnosis;

import java.time.Instant;
import java.util.Optional;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.rdpworkbench.core.run.Snapshot;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.report.Plain;
import org.rdpworkbench.store.Waiver;
import org.rdpworkbench.ui.internal.Layouts;
import org.rdpworkbench.ui.internal.LocalTimes;
import org.rdpworkbench.ui.internal.Services;

/** What can be done about a cause: to repair it, where a plugin knows how; to waive it, and to end that. */
final class CauseBar {

    private final Target target;
    private final Composite control;
    private final Button repair;
    private final Button waive;
    private final Button end;
    private String cause = "";
    private String title = "";

    CauseBar(Composite parent, Target target) {
        this.target = target;
        control = new Composite(parent, SWT.NONE);
        control.setLayout(Layouts.columns(3));
        repair = button("&Repair...", "Looks inside the host, and shows what would be done. Nothing is changed yet.");
        repair.addListener(SWT.Selection, e -> DiagnosisTools.run("repair"));
        waive = button("&Waive...", "Says that this is known here and borne, for a time.");
        waive.addListener(SWT.Selection, e -> WaiveDialog.open(control.getShell(), target, cause, title));
        end = button("&End Waiver", "Takes the decision back.");
        end.addListener(SWT.Selection, e ->
                Services.find(WaiverBook.class).ifPresent(book -> book.end(target, cause)));
    }

    private Button button(String text, String tip) {
        Button button = new Button(control, SWT.PUSH);
        button.setText(text);
        button.setToolTipText(tip);
        button.setLayoutData(GridDataFactory.fillDefaults().create());
        return button;
    }

    Composite control() {
        return control;
    }

    /** Gives what is known of a waiver of that cause. */
    Optional<String> show(String shown, Snapshot plugins) {
        cause = shown;
        title = Plain.escape(plugins.texts().text(cause + ".title"), Plain.MOST_VALUE);
        show(repair, plugins.fixes(cause));
        Optional<Waiver> waiver = Services.find(WaiverBook.class).flatMap(book -> book.of(target, cause));
        waive.setText(waiver.isPresent() ? "&Waive Anew..." : "&Waive...");
        show(end, waiver.isPresent());
        return waiver.map(one -> words(one, Instant.now()));
    }

    private static void show(Button button, boolean shown) {
        button.setVisible(shown);
        ((GridData) button.getLayoutData()).exclude = !shown;
    }

    /** One sentence, with what people wrote escaped. */
    static String words(Waiver waiver, Instant now) {
        String until = waiver.until().map(at -> (waiver.holds(now) ? " until " : ", which ended on ")
                + LocalTimes.day(at)).orElse(" without end");
        return "Waived by " + Plain.escape(waiver.who(), Plain.MOST_VALUE) + until + ": "
                + Plain.escape(waiver.why(), Plain.MOST_VALUE);
    }
}
