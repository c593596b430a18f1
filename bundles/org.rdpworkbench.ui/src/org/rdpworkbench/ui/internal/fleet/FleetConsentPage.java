// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.fleet;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.PlatformUI;
import org.rdpworkbench.core.repair.Approval;
import org.rdpworkbench.core.repair.Fleet;
import org.rdpworkbench.core.repair.FleetAgreement;
import org.rdpworkbench.core.repair.RepairPlan;
import org.rdpworkbench.core.repair.Weakening;
import org.rdpworkbench.ui.internal.Counts;
import org.rdpworkbench.ui.internal.Fields;
import org.rdpworkbench.ui.internal.Layouts;
import org.rdpworkbench.ui.internal.StyledLines;
import org.rdpworkbench.ui.internal.repairs.ApprovalFields;

/** Whether the person wants all of it, and how much is risked at once. */
final class FleetConsentPage extends WizardPage {

    private static final int MOST_AT_ONCE = 50;
    private static final int MOST_FAILURES = 1000;

    private final Supplier<List<RepairPlan>> plans;
    private final Fleet.Limits before;
    private StyledText words;
    private StyledText agree;
    private Text agreement;
    private Text weakUntil;
    private ApprovalFields approval;
    private Spinner batch;
    private Spinner failures;

    /** @param before what was chosen for the run that goes on */
    FleetConsentPage(Supplier<List<RepairPlan>> plans, Optional<Fleet.Limits> before) {
        super("consent", "Do you want that?", null);
        this.plans = plans;
        this.before = before.orElse(Fleet.Limits.DEFAULT);
        setPageComplete(false);
    }

    @Override
    public void createControl(Composite parent) {
        Composite page = new Composite(parent, SWT.NONE);
        page.setLayout(Layouts.padded());
        words = StyledLines.widget(page, SWT.V_SCROLL);
        words.setLayoutData(Layouts.all());
        // Always seen, also where there is too little room for all that is said above.
        agree = StyledLines.widget(page, SWT.NONE);
        agree.setLayoutData(Layouts.wide());
        Composite risk = new Composite(page, SWT.NONE);
        risk.setLayout(Layouts.columns(4));
        batch = number(risk, "Hosts at &once after the first", before.batch(), MOST_AT_ONCE);
        failures = number(risk, "&Stop when so many failed", before.failures(), MOST_FAILURES);
        Composite form = new Composite(page, SWT.NONE);
        form.setLayout(Layouts.columns(2));
        agreement = Fields.line(form, "&Type to agree");
        agreement.addListener(SWT.Modify, e -> check());
        weakUntil = Fields.line(form, "&Look again by");
        weakUntil.addListener(SWT.Modify, e -> check());
        approval = new ApprovalFields(form, this::check);
        PlatformUI.getWorkbench().getHelpSystem().setHelp(page, FleetWizard.ID);
        setControl(page);
    }

    private static Spinner number(Composite form, String label, int value, int most) {
        new Label(form, SWT.NONE).setText(label);
        Spinner number = new Spinner(form, SWT.BORDER);
        number.setValues(value, 1, most, 0, 1, 10);
        return number;
    }

    @Override
    public void setVisible(boolean visible) {
        super.setVisible(visible);
        if (visible) {
            show(plans.get());
        }
    }

    private void show(List<RepairPlan> wanted) {
        String first = FleetWords.host(wanted.getFirst());
        setDescription(wanted.size() == 1 ? "1 host: " + first + "." : Counts.hosts(wanted.size())
                + ", the first of them " + first + ", which is repaired alone.");
        FleetWords.consent(wanted, words).into(words);
        FleetWords.agreement(wanted).into(agree);
        agreement.setText("");
        agreement.setMessage(FleetAgreement.phrase(wanted));
        boolean weakens = !FleetAgreement.weaker(wanted).isEmpty();
        weakUntil.setText("");
        weakUntil.setEnabled(weakens);
        weakUntil.setMessage(weakens ? Weakening.offered(LocalDate.now()).toString() : "Not needed for these plans");
        words.getParent().layout(true, true);
        agreement.setFocus();
        check();
    }

    private void check() {
        List<RepairPlan> wanted = plans.get();
        setMessage(approval.remark().orElse(null), IMessageProvider.INFORMATION);
        setPageComplete(approval.missing().isEmpty() && !wanted.isEmpty()
                && agreement.getText().strip().equals(FleetAgreement.phrase(wanted))
                && (FleetAgreement.weaker(wanted).isEmpty() || weakUntil().isPresent()));
    }

    /** The day that was typed, if any was to which one can agree. */
    Optional<LocalDate> weakUntil() {
        return Weakening.agreed(weakUntil.getText(), LocalDate.now());
    }

    Fleet.Limits limits() {
        return new Fleet.Limits(batch.getSelection(), failures.getSelection());
    }

    /** Who has approved it, and when hosts may be begun. */
    Approval approval() {
        return approval.approval();
    }
}
