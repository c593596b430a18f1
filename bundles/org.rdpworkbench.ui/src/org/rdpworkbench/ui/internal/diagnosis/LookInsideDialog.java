// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.diagnosis;

import java.util.Optional;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.PlatformUI;
import org.rdpworkbench.core.spi.WayIn;
import org.rdpworkbench.ui.internal.Layouts;
import org.rdpworkbench.ui.internal.Shades;

/** Asks for the way in and the account. The password goes to where credentials are known, and nowhere else. */
final class LookInsideDialog extends TitleAreaDialog {

    /** The id of its help context. */
    static final String ID = "org.rdpworkbench.ui.lookInside";

    private final String about;
    private final WaysIn ways;
    private final Optional<WayIn> before;
    private LookInsideForm form;
    private Optional<WayIn> chosen = Optional.empty();

    private LookInsideDialog(Shell shell, String about, WaysIn ways, Optional<WayIn> before) {
        super(shell);
        this.about = about;
        this.ways = ways;
        this.before = before;
        setHelpAvailable(false);
    }

    /**
     * The way in that the person chose, whose credential is known from then on.
     *
     * @param about the host or hosts, escaped
     * @param before what was chosen the last time
     */
    static Optional<WayIn> ask(Shell shell, String about, WaysIn ways, Optional<WayIn> before) {
        LookInsideDialog dialog = new LookInsideDialog(shell, about, ways, before);
        dialog.open();
        return dialog.chosen;
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText("Look Inside");
        PlatformUI.getWorkbench().getHelpSystem().setHelp(shell, ID);
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
        setTitle("Look inside " + about);
        setMessage("Reads services, registry, certificates, permissions and logs. Nothing is changed.");
        form = new LookInsideForm(area, ways, before, this::check);
        return area;
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, IDialogConstants.OK_ID, "Look Inside", true);
        createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, false);
        check();
    }

    private void check() {
        form.enable();
        Optional<String> problem = form.problem();
        setErrorMessage(problem.orElse(null));
        Shades.enable(getButton(IDialogConstants.OK_ID), form.whole() && problem.isEmpty());
    }

    @Override
    protected void okPressed() {
        chosen = Optional.of(form.wayIn());
        form.give();
        super.okPressed();
    }
}
