// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.history;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.DateTime;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.PlatformUI;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.report.Plain;
import org.rdpworkbench.store.Repair;
import org.rdpworkbench.ui.internal.Fields;
import org.rdpworkbench.ui.internal.Layouts;
import org.rdpworkbench.ui.internal.Shades;

/** Asks what a person did at a host, and when. */
final class NoteRepairDialog extends TitleAreaDialog {

    private static final int MOST = 500;

    private final Target target;
    private final LocalDateTime now = LocalDateTime.now();
    private Text what;
    private DateTime day;
    private DateTime time;
    private Optional<Repair> noted = Optional.empty();

    private NoteRepairDialog(Shell parent, Target target) {
        super(parent);
        this.target = target;
        setHelpAvailable(true);
    }

    /** What is to be kept, unless the person cancels. */
    static Optional<Repair> ask(Shell parent, Target target) {
        NoteRepairDialog dialog = new NoteRepairDialog(parent, target);
        dialog.open();
        return dialog.noted;
    }

    @Override
    protected boolean isResizable() {
        return true;
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText("Note Repair");
        PlatformUI.getWorkbench().getHelpSystem().setHelp(shell, HistoryView.ID);
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        Composite area = new Composite((Composite) super.createDialogArea(parent), SWT.NONE);
        area.setLayoutData(Layouts.all());
        area.setLayout(Layouts.form());
        setTitle("What was done by hand?");
        setMessage("It stands in the history of " + Plain.escape(target.toString(), Plain.MOST_VALUE)
                + " between the looks before and after it. Nothing is done at the host.");
        what = Fields.lines(area, "&What", 60);
        what.setTextLimit(MOST);
        what.addListener(SWT.Modify, e -> check());
        new Label(area, SWT.NONE).setText("Whe&n");
        when(area);
        what.setFocus();
        return area;
    }

    private void when(Composite parent) {
        Composite both = new Composite(parent, SWT.NONE);
        both.setLayout(Layouts.columns(2));
        day = new DateTime(both, SWT.DATE | SWT.BORDER);
        day.setDate(now.getYear(), now.getMonthValue() - 1, now.getDayOfMonth());
        time = new DateTime(both, SWT.TIME | SWT.SHORT | SWT.BORDER);
        time.setTime(now.getHour(), now.getMinute(), 0);
        day.addListener(SWT.Selection, e -> check());
        time.addListener(SWT.Selection, e -> check());
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, IDialogConstants.OK_ID, "Note", true);
        createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, false);
        check();
    }

    private LocalDateTime at() {
        return LocalDateTime.of(day.getYear(), day.getMonth() + 1, day.getDay(), time.getHours(), time.getMinutes());
    }

    private void check() {
        boolean done = !at().isAfter(LocalDateTime.now());
        setErrorMessage(done ? null : "This moment is still to come: note what was done when it was done.");
        Shades.enable(getButton(IDialogConstants.OK_ID), done && !what.getText().isBlank());
    }

    @Override
    protected void okPressed() {
        Instant at = at().atZone(ZoneId.systemDefault()).toInstant();
        noted = Optional.of(new Repair(UUID.randomUUID().toString(), target, at, "",
                what.getText().strip().replaceAll("\\s+", " "), Repair.Outcome.BY_HAND));
        super.okPressed();
    }
}
