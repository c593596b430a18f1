// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.repairs;

import java.util.Optional;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.PlatformUI;
import org.rdpworkbench.core.repair.Repair;
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

    private final Again what;
    private final Repair repair;
    private final WaysIn ways;
    private LookInsideForm form;
    /** Only where it does what nobody can take back. */
    private Text agreement;
    private Optional<WayIn> chosen = Optional.empty();

    private AgainDialog(Shell shell, Again what, Repair repair, WaysIn ways) {
        super(shell);
        this.what = what;
        this.repair = repair;
        this.ways = ways;
        setHelpAvailable(false);
    }

    /** The way in that the person chose, whose credential is known from then on; empty when it is not to be done. */
    static Optional<WayIn> ask(Shell shell, Again what, Repair repair, WaysIn ways) {
        AgainDialog dialog = new AgainDialog(shell, what, repair, ways);
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

    @Override
    protected Control createDialogArea(Composite parent) {
        Composite area = new Composite((Composite) super.createDialogArea(parent), SWT.NONE);
        area.setLayoutData(Layouts.all());
        area.setLayout(Layouts.form());
        setTitle(what.title + " of " + Plain.escape(repair.plan().target().toString(), Plain.MOST_VALUE));
        String interruption = what.interruption(repair);
        if (interruption.isEmpty()) {
            setMessage(what.sentence(repair));
        } else {
            setMessage(what.sentence(repair) + " " + Plain.escape(interruption), IMessageProvider.WARNING);
        }
        StyledText steps = StyledLines.widget(area, SWT.V_SCROLL | SWT.BORDER);
        steps.setText(RepairsView.text(repair));
        steps.setLayoutData(GridDataFactory.createFrom(Layouts.all()).span(2, 1).hint(WIDTH, HEIGHT).create());
        if (what.irreversible(repair)) {
            agreement = Fields.line(area, "Type to &agree");
            agreement.setMessage(repair.plan().agreement());
            agreement.addListener(SWT.Modify, e -> check());
        }
        form = new LookInsideForm(area, ways, Optional.of(repair.plan().wayIn()), this::check);
        return area;
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
        Optional<String> problem = form.problem();
        setErrorMessage(problem.orElse(null));
        boolean agreed = agreement == null || repair.plan().agreedBy(agreement.getText());
        Shades.enable(getButton(IDialogConstants.OK_ID), form.whole() && problem.isEmpty() && agreed);
    }

    @Override
    protected void okPressed() {
        chosen = Optional.of(form.wayIn());
        form.give();
        super.okPressed();
    }
}
