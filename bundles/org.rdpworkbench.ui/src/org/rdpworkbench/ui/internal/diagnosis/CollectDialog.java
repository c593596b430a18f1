// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.diagnosis;

import java.io.IOException;
import java.nio.file.Path;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.PlatformUI;
import org.rdpworkbench.core.run.WholeFile;
import org.rdpworkbench.core.spi.CollectorScript;
import org.rdpworkbench.report.Plain;
import org.rdpworkbench.ui.internal.Fields;
import org.rdpworkbench.ui.internal.Layouts;

/** Saves the collector's script, and says how it is run elsewhere. */
final class CollectDialog extends TitleAreaDialog {

    static final String TITLE = "Collect Elsewhere";
    /** The id of its help context. */
    static final String ID = "org.rdpworkbench.ui.collect";

    private static final int WIDTH = 420;

    private final CollectorScript script;
    private final String host;

    /** @param host as it is typed on the client; safe to be pasted into a shell */
    CollectDialog(Shell shell, CollectorScript script, String host) {
        super(shell);
        this.script = script;
        this.host = host;
        setHelpAvailable(false);
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(TITLE);
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
        setTitle("What another machine can tell");
        setMessage("A PowerShell script reads it there, changes nothing and sends nothing. Its result is one file.");
        words(area, "Save the script, take it there, and run it in the folder where it lies.");
        command(area, "On the &client that fails", script.onClient(host));
        command(area, "On the &host's console", script.onConsole(host));
        words(area, "Then bring its result back: Diagnosis > Add Evidence From File.");
        return area;
    }

    private static void words(Composite area, String words) {
        Label label = new Label(area, SWT.WRAP);
        label.setText(words);
        label.setLayoutData(GridDataFactory.createFrom(Layouts.wide()).span(2, 1).hint(WIDTH, SWT.DEFAULT).create());
    }

    private static void command(Composite area, String where, String command) {
        Text text = Fields.lines(area, where, 0);
        text.setText(command);
        text.setEditable(false);
        text.setLayoutData(GridDataFactory.fillDefaults().grab(true, false).hint(WIDTH, 2 * text.getLineHeight())
                .create());
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, IDialogConstants.OK_ID, "&Save Script...", true);
        createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CLOSE_LABEL, false);
    }

    /** The dialog stays, since what is to be typed there stands in it. */
    @Override
    protected void okPressed() {
        FileDialog dialog = new FileDialog(getShell(), SWT.SAVE);
        dialog.setText("Save Script");
        dialog.setFileName(script.fileName());
        dialog.setOverwrite(true);
        String chosen = dialog.open();
        if (chosen != null) {
            ICoreRunnable write = monitor -> write(Path.of(chosen), script);
            Job.create("Saving " + OpenCaseHandler.shortName(Path.of(chosen)), write).schedule();
        }
    }

    static void write(Path file, CollectorScript script) throws CoreException {
        try (WholeFile whole = WholeFile.at(file.toString())) {
            whole.write(script.content());
        } catch (IOException e) {
            throw new CoreException(Status.error(
                    "The script cannot be written to " + Plain.escape(file.toString()) + ".", e));
        }
    }
}
