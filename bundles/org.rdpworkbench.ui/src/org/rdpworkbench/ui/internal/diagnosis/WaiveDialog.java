// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.diagnosis;

import java.time.Instant;
import java.time.Period;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.PlatformUI;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.store.Waiver;
import org.rdpworkbench.ui.internal.Fields;
import org.rdpworkbench.ui.internal.Layouts;
import org.rdpworkbench.ui.internal.LocalTimes;
import org.rdpworkbench.ui.internal.Services;
import org.rdpworkbench.ui.internal.Shades;

/** Asks who bears a cause, why, and for how long. */
final class WaiveDialog extends TitleAreaDialog {

    /** The id of its help context. */
    private static final String HELP = "org.rdpworkbench.ui.waive";

    private enum End {
        WEEK("one week", Period.ofWeeks(1)),
        MONTH("one month", Period.ofMonths(1)),
        QUARTER("three months", Period.ofMonths(3)),
        YEAR("one year", Period.ofYears(1)),
        NEVER("without end", Period.ZERO);

        private final String words;
        private final Period period;

        End(String words, Period period) {
            this.words = words;
            this.period = period;
        }

        private Optional<Instant> after(ZonedDateTime now) {
            return this == NEVER ? Optional.empty() : Optional.of(now.plus(period).toInstant());
        }
    }

    private final Target target;
    private final String cause;
    private final String title;
    private Text who;
    private Text why;
    private Combo until;

    private WaiveDialog(Shell parent, Target target, String cause, String title) {
        super(parent);
        this.target = target;
        this.cause = cause;
        this.title = title;
        setHelpAvailable(false);
    }

    /** Asks, and waives the cause at that host unless the person cancels. */
    static void open(Shell parent, Target target, String cause, String title) {
        new WaiveDialog(parent, target, cause, title).open();
    }

    @Override
    protected boolean isResizable() {
        return true;
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText("Waive a Cause");
        PlatformUI.getWorkbench().getHelpSystem().setHelp(shell, HELP);
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        Composite area = new Composite((Composite) super.createDialogArea(parent), SWT.NONE);
        area.setLayoutData(Layouts.all());
        area.setLayout(Layouts.form());
        setTitle(title.replace("&", "&&"));
        setMessage("At " + target + " this is known and borne. It stays in every diagnosis, marked as waived.");
        who = Fields.line(area, "&Who");
        who.setText(System.getProperty("user.name", ""));
        why = Fields.lines(area, "Wh&y", 60);
        new Label(area, SWT.NONE).setText("&For");
        until(area);
        who.addListener(SWT.Modify, e -> check());
        why.addListener(SWT.Modify, e -> check());
        why.setFocus();
        return area;
    }

    /** How long, and the day on which that ends. */
    private void until(Composite parent) {
        Composite both = new Composite(parent, SWT.NONE);
        both.setLayout(Layouts.columns(2));
        both.setLayoutData(Layouts.wide());
        until = new Combo(both, SWT.READ_ONLY);
        for (End end : End.values()) {
            until.add(end.words);
        }
        until.select(End.MONTH.ordinal());
        Label day = new Label(both, SWT.NONE);
        day.setLayoutData(GridDataFactory.createFrom(Layouts.wide()).align(SWT.FILL, SWT.CENTER).create());
        day.setText(day());
        until.addListener(SWT.Selection, e -> day.setText(day()));
    }

    private Optional<Instant> end() {
        return End.values()[until.getSelectionIndex()].after(ZonedDateTime.now());
    }

    private String day() {
        return end().map(at -> "until " + LocalTimes.day(at)).orElse("");
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, IDialogConstants.OK_ID, "Waive", true);
        createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, false);
        check();
    }

    /** A decision that nobody stands for, or that has no reason, helps nobody who finds it later. */
    private void check() {
        Shades.enable(getButton(IDialogConstants.OK_ID), !who.getText().isBlank() && !why.getText().isBlank());
    }

    @Override
    protected void okPressed() {
        Waiver waiver = new Waiver(target, cause, who.getText().strip(), why.getText().strip(), end());
        Services.find(WaiverBook.class).ifPresent(book -> book.waive(waiver));
        super.okPressed();
    }
}
