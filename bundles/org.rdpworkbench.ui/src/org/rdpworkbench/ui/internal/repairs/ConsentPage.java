// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.repairs;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.PlatformUI;
import org.rdpworkbench.core.repair.Approval;
import org.rdpworkbench.core.repair.RepairPlan;
import org.rdpworkbench.core.repair.Trial;
import org.rdpworkbench.core.repair.TrialOffer;
import org.rdpworkbench.core.repair.Weakening;
import org.rdpworkbench.core.spi.FixPlan;
import org.rdpworkbench.report.Palette;
import org.rdpworkbench.report.Plain;
import org.rdpworkbench.report.RepairText;
import org.rdpworkbench.ui.internal.Fields;
import org.rdpworkbench.ui.internal.Layouts;
import org.rdpworkbench.ui.internal.Shades;
import org.rdpworkbench.ui.internal.StyledLines;

/** Whether the person wants it. Whom it interrupts, or what it weakens, needs the name of the host. */
final class ConsentPage extends WizardPage {

    private static final String UNTIL = "&Look again by";
    private static final String FOR = "&Less protected for";

    private final Supplier<Optional<RepairPlan>> plan;
    private StyledText words;
    private StyledText agree;
    private TrialChoice trial;
    private Text host;
    private Label weakLabel;
    private Text weakUntil;
    private ApprovalFields approval;

    ConsentPage(Supplier<Optional<RepairPlan>> plan) {
        super("consent", "Do you want that?", null);
        this.plan = plan;
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
        trial = new TrialChoice(page, this::timed);
        Composite form = new Composite(page, SWT.NONE);
        form.setLayout(Layouts.columns(2));
        host = Fields.line(form, "&Type to agree");
        host.addListener(SWT.Modify, e -> check());
        weakUntil = Fields.line(form, UNTIL);
        weakLabel = (Label) form.getChildren()[List.of(form.getChildren()).indexOf(weakUntil) - 1];
        weakUntil.addListener(SWT.Modify, e -> check());
        approval = new ApprovalFields(form, this::check);
        PlatformUI.getWorkbench().getHelpSystem().setHelp(page, RepairWizard.ID);
        setControl(page);
    }

    @Override
    public void setVisible(boolean visible) {
        super.setVisible(visible);
        if (visible) {
            plan.get().ifPresent(this::show);
        }
    }

    private void show(RepairPlan wanted) {
        boolean asks = wanted.needsConsent();
        setDescription(Plain.escape(wanted.target() + ": " + wanted.cause(), Plain.MOST_VALUE));
        lines(wanted).into(words);
        agreement(wanted).into(agree);
        agree.setVisible(asks);
        ((GridData) agree.getLayoutData()).exclude = !asks;
        trial.show(TrialOffer.of(wanted));
        host.setText("");
        host.setEnabled(asks);
        host.setMessage(asks ? wanted.agreement() : "Not needed for this plan");
        boolean weakens = Weakening.weakens(wanted);
        weakLabel.setText(wanted.timedTest() ? FOR : UNTIL);
        weakUntil.setText("");
        weakUntil.setEnabled(weakens);
        weakUntil.setMessage(weakens ? offered(wanted) : "Not needed for this plan");
        words.getParent().layout(true, true);
        if (asks) {
            host.setFocus();
        } else {
            approval.setFocus();
        }
        check();
    }

    /** A test is agreed to by its minutes, all else by a day. */
    private String offered(RepairPlan wanted) {
        return wanted.timedTest() ? trial.after().orElseThrow().toMinutes() + " (minutes)"
                : Weakening.offered(LocalDate.now()).toString();
    }

    /** Another time was chosen. */
    private void timed() {
        plan.get().filter(one -> weakUntil != null && one.timedTest()).ifPresent(one -> {
            weakUntil.setMessage(offered(one));
            check();
        });
    }

    private StyledLines lines(RepairPlan wanted) {
        // All of it, and not in the head of the page, which has two lines.
        StyledLines lines = new StyledLines().line(wanted.what()).blank();
        Palette palette = Shades.of(words.getParent());
        List<String> warnings = RepairText.warnings(wanted);
        warnings.forEach(warning -> lines.item("!", Shades.color(palette.warn().strong()), warning));
        if (!wanted.needsConsent()) {
            lines.line("This plan neither interrupts anybody nor weakens the host, and can be taken back.");
        }
        if (wanted.security() == FixPlan.Security.STRONGER) {
            lines.line("The host is better protected afterwards.");
        }
        lines.line("The host is looked at first; where the plan would differ now, nothing is changed. Each step is "
                + "written to a journal before it is done. " + RepairText.promise(wanted));
        Trial.impossible(wanted).ifPresent(lines::line);
        return lines;
    }

    /** What a person does who agrees. */
    private static StyledLines agreement(RepairPlan wanted) {
        StyledLines lines = new StyledLines();
        if (wanted.needsConsent()) {
            lines.line("Type \"" + wanted.agreement() + "\" to agree.");
        }
        if (wanted.timedTest()) {
            return lines.line("To agree that the host is less protected meanwhile, too, type for how many minutes.");
        }
        LocalDate today = LocalDate.now();
        return Weakening.weakens(wanted) ? lines.line("To agree that the host is less protected, too, type the day by "
                + "which you look at it again, such as " + Weakening.offered(today) + ", at the latest "
                + Weakening.last(today) + ".") : lines;
    }

    private void check() {
        setMessage(approval.remark().orElse(null), IMessageProvider.INFORMATION);
        setPageComplete(approval.missing().isEmpty() && plan.get().filter(this::agreed).isPresent());
    }

    private boolean agreed(RepairPlan one) {
        return (!one.needsConsent() || one.agreedBy(host.getText()))
                && (!Weakening.weakens(one) || weakUntil(one).isPresent());
    }

    /** The day that was typed, if any was to which one can agree; of a test that of its end. */
    Optional<LocalDate> weakUntil() {
        return plan.get().flatMap(this::weakUntil);
    }

    private Optional<LocalDate> weakUntil(RepairPlan one) {
        return one.timedTest() ? trial.after().filter(time -> Long.toString(time.toMinutes())
                .equals(weakUntil.getText().strip())).map(time -> LocalDateTime.now().plus(time).toLocalDate())
                : Weakening.agreed(weakUntil.getText(), LocalDate.now());
    }

    /** How long there is to keep it; empty where nobody has to. */
    Optional<Duration> undoAfter() {
        return trial.after();
    }

    /** Who has approved it, and when it may be begun. */
    Approval approval() {
        return approval.approval();
    }
}
