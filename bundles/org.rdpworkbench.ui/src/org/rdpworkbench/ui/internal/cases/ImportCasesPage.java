// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.cases;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DropTarget;
import org.eclipse.swt.dnd.FileTransfer;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.ui.PlatformUI;
import org.rdpworkbench.ui.internal.Layouts;
import org.rdpworkbench.ui.internal.Shades;
import org.rdpworkbench.ui.internal.diagnosis.OpenCaseHandler;
import org.rdpworkbench.ui.internal.diagnosis.SavedCases;

/** Which files, with what is in each or why it is refused, and what is to be done with them. */
final class ImportCasesPage extends WizardPage {

    private CaseFileTable files;
    private Button remove;
    private Button open;
    private Button keep;

    ImportCasesPage() {
        super("files", "Which case files?", null);
        setDescription("Case files come from Save Case, from the command line, or from somebody else. Files can be "
                + "dropped here, too.");
    }

    @Override
    public void createControl(Composite parent) {
        Composite page = new Composite(parent, SWT.NONE);
        page.setLayout(Layouts.padded());
        ((GridLayout) page.getLayout()).numColumns = 2;
        files = new CaseFileTable(page, this::validate);
        files.control().setLayoutData(GridDataFactory.createFrom(Layouts.all()).span(1, 2).create());
        button(page, "&Add Files...", this::ask);
        remove = button(page, "&Remove", files::removeSelected);
        files.control().addListener(SWT.Selection, e -> validate());
        open = check(page, "&Open them (the first " + SavedCases.MOST + " cases)", true);
        keep = check(page, "&Keep them in the history of their hosts", false);
        DropTarget drop = new DropTarget(page, DND.DROP_COPY);
        drop.setTransfer(FileTransfer.getInstance());
        drop.addDropListener(new CaseDrop(this::add));
        PlatformUI.getWorkbench().getHelpSystem().setHelp(page, ImportCasesWizard.ID);
        setControl(page);
        validate();
    }

    private static Button button(Composite page, String text, Runnable run) {
        Button button = new Button(page, SWT.PUSH);
        button.setText(text);
        button.setLayoutData(GridDataFactory.fillDefaults().align(SWT.FILL, SWT.BEGINNING).create());
        button.addListener(SWT.Selection, e -> run.run());
        return button;
    }

    private Button check(Composite page, String text, boolean selected) {
        Button button = new Button(page, SWT.CHECK);
        button.setText(text);
        button.setSelection(selected);
        button.setLayoutData(GridDataFactory.fillDefaults().span(2, 1).create());
        button.addListener(SWT.Selection, e -> validate());
        return button;
    }

    private void ask() {
        FileDialog dialog = new FileDialog(getShell(), SWT.OPEN | SWT.MULTI);
        dialog.setText("Import Cases");
        dialog.setFilterExtensions(OpenCaseHandler.EXTENSIONS);
        dialog.setFilterNames(OpenCaseHandler.NAMES);
        if (dialog.open() != null) {
            add(Stream.of(dialog.getFileNames()).map(name -> Path.of(dialog.getFilterPath(), name)).toList());
        }
    }

    void add(List<Path> more) {
        files.add(more);
    }

    private void validate() {
        Shades.enable(remove, files.control().getSelectionCount() > 0);
        setMessage(files.refuses() && !good().isEmpty() ? "Only files that hold cases are imported." : null, WARNING);
        setErrorMessage(open.getSelection() || keep.getSelection() ? null
                : "Say what is to be done with them: open, keep, or both.");
        setPageComplete(!good().isEmpty() && (open.getSelection() || keep.getSelection()));
    }

    /** The files that hold cases. */
    List<Path> good() {
        return files.good();
    }

    boolean opens() {
        return open.getSelection();
    }

    boolean keeps() {
        return keep.getSelection();
    }
}
