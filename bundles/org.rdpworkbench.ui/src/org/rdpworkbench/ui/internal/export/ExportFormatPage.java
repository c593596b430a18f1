// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.export;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.PlatformUI;
import org.rdpworkbench.report.Redaction;
import org.rdpworkbench.ui.internal.Layouts;
import org.rdpworkbench.ui.internal.cases.CaseSource;

/** How it is written, what is taken out, and where it goes. */
final class ExportFormatPage extends WizardPage {

    /** What happens when the file is there. */
    enum Afterwards { NOTHING, OPEN, REVEAL }

    private static final String[] LEVELS = {"Nothing",
        "Names of hosts, domains and certificates", "Names, addresses, thumbprints and what hosts sent"};
    private static final String[] AFTERWARDS = {"Nothing more", "Open the file", "Open its folder"};

    private final Supplier<List<CaseSource>> cases;
    private String proposed = "";
    private Combo format;
    private Label words;
    private Combo redact;
    private Text file;
    private Combo afterwards;

    /** @param cases what is exported */
    ExportFormatPage(Supplier<List<CaseSource>> cases) {
        super("format", "In what form, and where to?", null);
        this.cases = cases;
        setDescription("The next page shows what is masked, and the text as it will be.");
        // Until it is there and has a file to propose.
        setPageComplete(false);
    }

    @Override
    public void createControl(Composite parent) {
        Composite page = new Composite(parent, SWT.NONE);
        page.setLayout(Layouts.padded());
        ((org.eclipse.swt.layout.GridLayout) page.getLayout()).numColumns = 3;
        format = combo(page, "&Format:", List.of(ExportFormat.values()).stream().map(ExportFormat::title)
                .toArray(String[]::new));
        words = new Label(page, SWT.WRAP);
        words.setLayoutData(GridDataFactory.createFrom(Layouts.wide()).span(3, 1).create());
        redact = combo(page, "&Take out:", LEVELS);
        label(page, "Fi&le:");
        file = new Text(page, SWT.BORDER);
        file.setLayoutData(Layouts.wide());
        Button browse = new Button(page, SWT.PUSH);
        browse.setText("&Browse...");
        browse.addListener(SWT.Selection, e -> ask());
        afterwards = combo(page, "&Afterwards:", AFTERWARDS);
        format.addListener(SWT.Selection, e -> formatChanged());
        redact.addListener(SWT.Selection, e -> propose());
        file.addListener(SWT.Modify, e -> validate());
        PlatformUI.getWorkbench().getHelpSystem().setHelp(page, ExportWizard.ID);
        setControl(page);
        formatChanged();
    }

    /** The cases may be others now. */
    @Override
    public void setVisible(boolean visible) {
        if (visible) {
            propose();
        }
        super.setVisible(visible);
    }

    /** Names the file anew, unless the person has given it a name. */
    private void propose() {
        if (file.getText().isBlank() || file.getText().equals(proposed)) {
            proposed = ProposedFile.of(cases.get(), format(), redact(), getDialogSettings()).toString();
            file.setText(proposed);
            // The name is what differs, and a long folder would hide it.
            file.setSelection(proposed.length());
        }
        validate();
    }

    private static void label(Composite page, String text) {
        new Label(page, SWT.NONE).setText(text);
    }

    private static Combo combo(Composite page, String title, String[] items) {
        label(page, title);
        Combo combo = new Combo(page, SWT.DROP_DOWN | SWT.READ_ONLY);
        combo.setItems(items);
        combo.select(0);
        combo.setLayoutData(GridDataFactory.createFrom(Layouts.wide()).span(2, 1).create());
        return combo;
    }

    private void formatChanged() {
        words.setText(format().words());
        redact.setEnabled(format() != ExportFormat.CASE);
        words.getParent().layout();
        propose();
    }

    ExportFormat format() {
        return ExportFormat.values()[format.getSelectionIndex()];
    }

    Redaction.Level redact() {
        return format() == ExportFormat.CASE ? Redaction.Level.NONE
                : Redaction.Level.values()[redact.getSelectionIndex()];
    }

    Afterwards afterwards() {
        return Afterwards.values()[afterwards.getSelectionIndex()];
    }

    /** Where it goes, if that can be the name of a file. */
    Optional<Path> file() {
        try {
            return file.getText().isBlank() ? Optional.empty() : Optional.of(Path.of(file.getText().strip()));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private void ask() {
        FileDialog dialog = new FileDialog(getShell(), SWT.SAVE);
        dialog.setText("Export Diagnoses");
        Path near = file().filter(path -> path.getParent() != null)
                .orElseGet(() -> ProposedFile.of(cases.get(), format(), redact(), getDialogSettings()));
        dialog.setFilterPath(near.getParent().toString());
        dialog.setFileName(near.getFileName().toString());
        dialog.setFilterExtensions(new String[] {"*." + format().extension(), "*"});
        dialog.setFilterNames(new String[] {format().title(), "All files"});
        String chosen = dialog.open();
        if (chosen != null) {
            file.setText(chosen);
        }
    }

    private void validate() {
        Optional<Path> chosen = file();
        String problem = file.getText().isBlank() ? "Name the file that is to be written."
                : chosen.isEmpty() ? "This cannot be the name of a file."
                : !chosen.get().isAbsolute() ? "Give the whole path of the file, with its folder."
                : Files.isDirectory(chosen.get()) ? "This is a folder; give the name of a file in it."
                : !Files.isDirectory(chosen.get().getParent()) ? "There is no such folder." : null;
        setErrorMessage(problem);
        setPageComplete(problem == null);
    }
}
