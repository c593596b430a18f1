// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.repairs;

import java.time.LocalDate;
import java.util.Optional;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.PlatformUI;
import org.rdpworkbench.core.repair.Approval;
import org.rdpworkbench.core.repair.Repair;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.core.spi.WayIn;
import org.rdpworkbench.report.Plain;
import org.rdpworkbench.ui.internal.Fields;
import org.rdpworkbench.ui.internal.Layouts;
import org.rdpworkbench.ui.internal.Shades;
import org.rdpworkbench.ui.internal.StyledLines;
import org.rdpworkbench.ui.internal.diagnosis.LookInsideForm;
import org.rdpworkbench.ui.internal.diagnosis.WaysIn;

/** Shows what will be done with a repair, and asks by which way in and as whom. */
final class AgainDialog extends TitleAreaDialog {

    private static final int HEIGHT = 180;
    private static final int WIDTH = 520;
    /** Characters; lines that are longer are read badly. */
    private static final int MOST_WIDTH = 120;

    private final Again what;
    private final Repair repair;
    private final WaysIn ways;
    private LookInsideForm form;
    /** What has to be typed; empty where nothing has to. */
    private final Optional<String> phrase;
    private Text agreement;
    /** Only where an approval is required; others undo what must go, without a form to fill in. */
    private Optional<ApprovalFields> approval = Optional.empty();
    private final boolean byController;
    private Optional<ControllerField> controller = Optional.empty();
    private Optional<Wanted> chosen = Optional.empty();

    /**
     * By which way in, which domain controller is asked for its time, who has approved it, and until when the host may
     * be less protected, where it is.
     */
    record Wanted(WayIn way, Optional<Target> controller, Approval approval, Optional<LocalDate> weakUntil) {}

    private AgainDialog(Shell shell, Again what, Repair repair, WaysIn ways, boolean byController) {
        super(shell);
        this.what = what;
        this.repair = repair;
        this.ways = ways;
        this.byController = byController;
        this.phrase = what.agreement(repair);
        setHelpAvailable(false);
    }

    /**
     * What the person chose, with a way in whose credential is known from then on; empty when it is not to be done.
     *
     * @param byController whether what a domain controller says may count
     */
    static Optional<Wanted> ask(Shell shell, Again what, Repair repair, WaysIn ways, boolean byController) {
        AgainDialog dialog = new AgainDialog(shell, what, repair, ways, byController);
        dialog.open();
        return dialog.chosen;
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(what.title);
        PlatformUI.getWorkbench().getHelpSystem().setHelp(shell, RepairsView.ID);
    }

    @Override
    protected boolean isResizable() {
        return true;
    }

    /** Long sentences are wrapped, and do not make it as wide as they are. */
    @Override
    protected Point getInitialSize() {
        Point size = super.getInitialSize();
        return new Point(Math.min(size.x, convertWidthInCharsToPixels(MOST_WIDTH)), size.y);
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        Composite area = new Composite((Composite) super.createDialogArea(parent), SWT.NONE);
        area.setLayoutData(Layouts.all());
        area.setLayout(Layouts.form());
        setTitle(what.title + " of " + Plain.escape(repair.plan().target().toString(), Plain.MOST_VALUE));
        setMessage(what.sentence(repair));
        StyledText steps = StyledLines.report(area);
        steps.setText(RepairsView.text(repair));
        steps.setLayoutData(GridDataFactory.createFrom(Layouts.all()).span(2, 1).hint(WIDTH, HEIGHT).create());
        warn(area);
        phrase.ifPresent(words -> {
            agreement = asked(area, "&Type to agree");
            agreement.setMessage(words);
        });
        if (Approval.required() && what.changes(repair)) {
            approval = Optional.of(new ApprovalFields(area, this::check));
        }
        form = new LookInsideForm(area, ways, Optional.of(repair.plan().wayIn()), this::check);
        if (byController) {
            controller = Optional.of(new ControllerField(area, this::check));
        }
        return area;
    }

    /** Whom it interrupts, what it weakens, and what a person types who agrees: too much for the head of a dialog. */
    private void warn(Composite area) {
        String interruption = what.interruption(repair);
        if (interruption.isEmpty() && phrase.isEmpty()) {
            return;
        }
        StyledLines lines = new StyledLines();
        if (!interruption.isEmpty()) {
            lines.item("!", Shades.color(Shades.of(area).warn().strong()), interruption);
        }
        phrase.ifPresent(words -> lines.line("Type \"" + words + "\" to agree."));
        StyledText words = StyledLines.widget(area, SWT.NONE);
        words.setLayoutData(GridDataFactory.createFrom(Layouts.wide()).span(2, 1).hint(WIDTH, SWT.DEFAULT).create());
        lines.into(words);
    }

    private Text asked(Composite area, String label) {
        Text field = Fields.line(area, label);
        field.addListener(SWT.Modify, e -> check());
        return field;
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, IDialogConstants.OK_ID, what.title, true);
        createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, false);
        check();
    }

    private void check() {
        if (form == null) {
            return;
        }
        form.enable();
        Optional<String> problem = form.problem().or(() -> controller.flatMap(ControllerField::problem))
                .or(() -> approval.flatMap(ApprovalFields::missing));
        setErrorMessage(problem.orElse(null));
        Shades.enable(getButton(IDialogConstants.OK_ID), form.whole() && problem.isEmpty()
                && what.agreed(repair, typed()));
    }

    private String typed() {
        return agreement == null ? "" : agreement.getText();
    }

    @Override
    protected void okPressed() {
        chosen = Optional.of(new Wanted(form.wayIn(), controller.flatMap(ControllerField::controller),
                approval.map(ApprovalFields::approval).orElse(Approval.NONE), what.weakUntil(repair, typed())));
        form.give();
        super.okPressed();
    }
}
