// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.fleet;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.rdpworkbench.ui.internal.Counts;
import org.rdpworkbench.ui.internal.Later;
import org.rdpworkbench.ui.internal.Layouts;
import org.rdpworkbench.ui.internal.Shades;
import org.rdpworkbench.ui.internal.StyledLines;

/**
 * How far the repair of many hosts is, and what came of each. The window can be used beside it, and to close it stops
 * nothing: the views Progress and Repairs show it again.
 */
final class FleetDialog extends TitleAreaDialog {

    private static final int STOP = IDialogConstants.CLIENT_ID;
    private static final int RESUME = IDialogConstants.CLIENT_ID + 1;
    private static final int WIDTH = 620;
    private static final int HEIGHT = 220;
    private static final int DETAIL = 90;
    private static final String AFTERWARDS = "Each repair is in the view Repairs, with its journal; there it can be "
            + "undone. Resume runs the same again: what is confirmed is left alone, what waits for a restart is looked "
            + "at first, what was stopped goes on, and what was undone is begun anew.";
    /** Those that are open. */
    private static final Map<FleetRun, FleetDialog> OPEN = new HashMap<>();

    private final IWorkbenchPage page;
    private final FleetRun run;
    private final Runnable changed = new Later(this::show);
    private FleetTable table;
    private StyledText detail;
    private Label words;

    private FleetDialog(IWorkbenchPage page, FleetRun run) {
        super(page.getWorkbenchWindow().getShell());
        this.page = page;
        this.run = run;
        setShellStyle(SWT.CLOSE | SWT.MAX | SWT.TITLE | SWT.BORDER | SWT.RESIZE | SWT.MODELESS);
        setBlockOnOpen(false);
        setHelpAvailable(false);
    }

    /** Opens it, or brings the one to the front that is open. */
    static void open(IWorkbenchPage page, FleetRun run) {
        FleetDialog open = OPEN.computeIfAbsent(run, any -> new FleetDialog(page, run));
        if (open.getShell() == null) {
            open.open();
        } else {
            open.getShell().forceActive();
        }
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText("Repair of " + Counts.hosts(run.plans().size()));
        PlatformUI.getWorkbench().getHelpSystem().setHelp(shell, FleetWizard.ID);
        shell.addListener(SWT.Dispose, e -> {
            run.removeListener(changed);
            OPEN.remove(run, this);
        });
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        Composite area = new Composite((Composite) super.createDialogArea(parent), SWT.NONE);
        area.setLayoutData(Layouts.all());
        area.setLayout(Layouts.padded());
        setTitle("Repair of " + Counts.hosts(run.plans().size()));
        table = new FleetTable(area, this::selected);
        table.viewer().getTable().setLayoutData(GridDataFactory.createFrom(Layouts.all()).hint(WIDTH, HEIGHT)
                .create());
        detail = StyledLines.widget(area, SWT.V_SCROLL | SWT.BORDER);
        detail.setLayoutData(GridDataFactory.createFrom(Layouts.wide()).hint(WIDTH, DETAIL).create());
        words = new Label(area, SWT.WRAP);
        words.setLayoutData(GridDataFactory.createFrom(Layouts.wide()).hint(WIDTH, SWT.DEFAULT).create());
        run.addListener(changed);
        return area;
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, STOP, "&Stop", false);
        createButton(parent, RESUME, "&Resume...", false);
        createButton(parent, IDialogConstants.CLOSE_ID, IDialogConstants.CLOSE_LABEL, true);
        show();
    }

    private void show() {
        if (detail.isDisposed()) {
            return;
        }
        Optional<String> why = run.stopped();
        setMessage(run.sentence(), why.isPresent() ? IMessageProvider.WARNING : IMessageProvider.NONE);
        // The title has room for two lines, and a reason may need more.
        String text = (why.filter(one -> !one.equals(run.sentence())).map(one -> one + "\n").orElse("") + AFTERWARDS)
                .replace("&", "&&");
        if (!words.getText().equals(text)) {
            words.setText(text);
            words.getParent().layout(true);
        }
        table.show(run.rows());
        selected();
        Shades.enable(getButton(STOP), run.stoppable());
        Shades.enable(getButton(RESUME), run.resumable());
    }

    private void selected() {
        String shown = table.selected().map(row -> FleetWords.host(row.plan()) + ": " + row.words()).orElse("");
        if (!detail.getText().equals(shown)) {
            detail.setText(shown);
        }
    }

    @Override
    protected void buttonPressed(int button) {
        switch (button) {
            case STOP -> FleetJob.of(run).ifPresent(Job::cancel);
            case RESUME -> FleetResume.begin(page, run, why -> {
                if (!detail.isDisposed()) {
                    setErrorMessage(why);
                }
            });
            case IDialogConstants.CLOSE_ID -> close();
            default -> super.buttonPressed(button);
        }
    }
}
