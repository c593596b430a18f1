// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.cases;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DropTarget;
import org.eclipse.swt.dnd.FileTransfer;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.ui.PlatformUI;
import org.rdpworkbench.core.run.CaseRecord;
import org.rdpworkbench.report.Plain;
import org.rdpworkbench.ui.internal.FairColumns;
import org.rdpworkbench.ui.internal.Layouts;
import org.rdpworkbench.ui.internal.diagnosis.SaveCase;
import org.rdpworkbench.ui.internal.diagnosis.SavedCases;

/** Which files, with what is in each or why it is refused, and what is to be done with them. */
final class ImportCasesPage extends WizardPage {

    /** What was found in a file: good for something when it holds cases. */
    private record Content(boolean cases, String words) {}

    private final Map<Path, Content> files = new TreeMap<>();
    private Table table;
    private FairColumns columns;
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
        table = new Table(page, SWT.MULTI | SWT.FULL_SELECTION | SWT.BORDER | SWT.V_SCROLL);
        table.setHeaderVisible(true);
        table.setLayoutData(GridDataFactory.createFrom(Layouts.all()).span(1, 2).create());
        new TableColumn(table, SWT.LEFT).setText("File");
        new TableColumn(table, SWT.LEFT).setText("Holds");
        columns = new FairColumns(table, 1, 1);
        button(page, "&Add Files...", this::ask);
        button(page, "&Remove", this::remove);
        open = check(page, "&Open them (the first " + SavedCases.MOST + " cases)", true);
        keep = check(page, "&Keep them in the history of their hosts", false);
        DropTarget drop = new DropTarget(page, DND.DROP_COPY);
        drop.setTransfer(FileTransfer.getInstance());
        drop.addDropListener(new CaseDrop(this::add));
        PlatformUI.getWorkbench().getHelpSystem().setHelp(page, ImportCasesWizard.ID);
        setControl(page);
        validate();
    }

    private static void button(Composite page, String text, Runnable run) {
        Button button = new Button(page, SWT.PUSH);
        button.setText(text);
        button.setLayoutData(GridDataFactory.fillDefaults().align(SWT.FILL, SWT.BEGINNING).create());
        button.addListener(SWT.Selection, e -> run.run());
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
        dialog.setFilterExtensions(SaveCase.EXTENSIONS);
        dialog.setFilterNames(SaveCase.NAMES);
        if (dialog.open() != null) {
            add(Stream.of(dialog.getFileNames()).map(name -> Path.of(dialog.getFilterPath(), name)).toList());
        }
    }

    /** Looks into the files in the background, one after another. */
    void add(List<Path> more) {
        List<Path> fresh = more.stream().map(Path::toAbsolutePath).filter(file -> !files.containsKey(file)).toList();
        fresh.forEach(file -> files.put(file, new Content(false, "reading\u2026")));
        show();
        Display display = table.getDisplay();
        ICoreRunnable read = monitor -> fresh.forEach(file -> {
            Content content = content(file);
            display.asyncExec(() -> found(file, content));
        });
        Job.create("Reading case files", read).schedule();
    }

    private static Content content(Path file) {
        try {
            List<CaseRecord> records = SavedCases.read(file);
            return new Content(true, records.size() == 1
                    ? "a case of " + Plain.escape(records.getFirst().target().toString(), Plain.MOST_VALUE)
                    : records.size() + " cases");
        } catch (CoreException e) {
            return new Content(false, e.getStatus().getMessage());
        }
    }

    private void found(Path file, Content content) {
        if (!table.isDisposed() && files.replace(file, content) != null) {
            show();
        }
    }

    private void remove() {
        Stream.of(table.getSelection()).forEach(item -> files.remove((Path) item.getData()));
        show();
    }

    private void show() {
        table.removeAll();
        files.forEach((file, content) -> {
            TableItem item = new TableItem(table, SWT.NONE);
            item.setText(new String[] {Plain.escape(file.toString()), content.words()});
            item.setData(file);
        });
        columns.fit();
        validate();
    }

    private void validate() {
        boolean refused = files.values().stream().anyMatch(content -> !content.cases());
        setMessage(refused && !good().isEmpty() ? "Only files that hold cases are imported." : null, WARNING);
        setErrorMessage(open.getSelection() || keep.getSelection() ? null
                : "Say what is to be done with them: open, keep, or both.");
        setPageComplete(!good().isEmpty() && (open.getSelection() || keep.getSelection()));
    }

    /** The files that hold cases. */
    List<Path> good() {
        return files.entrySet().stream().filter(entry -> entry.getValue().cases())
                .map(Map.Entry::getKey).toList();
    }

    boolean opens() {
        return open.getSelection();
    }

    boolean keeps() {
        return keep.getSelection();
    }
}
