// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.compare;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.PlatformUI;
import org.rdpworkbench.ui.internal.FairColumns;
import org.rdpworkbench.ui.internal.VerdictWords;
import org.rdpworkbench.ui.internal.cases.CaseSource;
import org.rdpworkbench.ui.internal.diagnosis.SaveCase;

/** Asks what a case is to be compared with: another open one, an earlier one of the same host, or one in a file. */
final class CompareDialog extends TitleAreaDialog {

    private record Choice(String kind, CaseSource source) {}

    private final CaseSource subject;
    private final List<Choice> choices = new ArrayList<>();
    private String problem;
    private TableViewer viewer;
    private FairColumns columns;
    private Optional<CaseSource> chosen = Optional.empty();

    CompareDialog(Shell parent, CaseSource subject, List<CaseSource> open) {
        super(parent);
        this.subject = subject;
        open.forEach(source -> choices.add(new Choice("open", source)));
        setShellStyle(getShellStyle() | SWT.RESIZE);
        setHelpAvailable(true);
    }

    Optional<CaseSource> chosen() {
        return chosen;
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText("Compare With");
        PlatformUI.getWorkbench().getHelpSystem().setHelp(shell, CompareEditor.ID);
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        Composite area = (Composite) super.createDialogArea(parent);
        setTitle("Compare with what?");
        setMessage("Both cases are judged with the plugins that are installed now.");
        Composite page = new Composite(area, SWT.NONE);
        page.setLayout(GridLayoutFactory.swtDefaults().numColumns(2).create());
        page.setLayoutData(GridDataFactory.fillDefaults().grab(true, true).create());
        viewer = new TableViewer(page, SWT.SINGLE | SWT.FULL_SELECTION | SWT.BORDER | SWT.V_SCROLL);
        viewer.getTable().setHeaderVisible(true);
        viewer.getTable().setLayoutData(GridDataFactory.fillDefaults().grab(true, true).hint(640, 220).create());
        viewer.setContentProvider(ArrayContentProvider.getInstance());
        column("", Choice::kind);
        column("Case", choice -> choice.source().name());
        column("When", choice -> choice.source().about().map(about -> CaseSource.when(about.at())).orElse(""));
        column("Result", choice -> choice.source().about().map(about -> VerdictWords.brief(about.verdict()))
                .orElse(""));
        columns = new FairColumns(viewer.getTable(), 1, 4, 2, 2);
        viewer.addSelectionChangedListener(e -> take());
        viewer.addDoubleClickListener(e -> okPressed());
        Button file = new Button(page, SWT.PUSH);
        file.setText("Case &File...");
        file.setLayoutData(GridDataFactory.fillDefaults().align(SWT.FILL, SWT.BEGINNING).create());
        file.addListener(SWT.Selection, e -> ask());
        viewer.setInput(choices);
        refresh();
        return area;
    }

    private void column(String title, Function<Choice, String> text) {
        TableViewerColumn column = new TableViewerColumn(viewer, SWT.LEFT);
        column.getColumn().setText(title);
        column.setLabelProvider(new ColumnLabelProvider() {
            @Override
            public String getText(Object element) {
                return text.apply((Choice) element);
            }
        });
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, IDialogConstants.OK_ID, "&Compare", true);
        createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, false);
        take();
    }

    /** Adds what was found in the store, which takes its time: the dialog may not be there yet, or be gone. */
    void addEarlier(List<CaseSource> earlier) {
        earlier.stream().filter(source -> !source.about().equals(subject.about()))
                .forEach(source -> choices.add(new Choice("earlier", source)));
        refresh();
    }

    /** Says why there is nothing from the store. */
    void refuse(String sentence) {
        problem = sentence;
        refresh();
    }

    private void refresh() {
        if (viewer != null && !viewer.getTable().isDisposed()) {
            viewer.refresh();
            columns.fit();
            setErrorMessage(problem);
        }
    }

    private void ask() {
        FileDialog dialog = new FileDialog(getShell(), SWT.OPEN);
        dialog.setText("Compare With");
        dialog.setFilterExtensions(SaveCase.EXTENSIONS);
        dialog.setFilterNames(SaveCase.NAMES);
        String file = dialog.open();
        if (file != null) {
            addFile(Path.of(file));
        }
    }

    /** Adds a file and selects it. */
    void addFile(Path file) {
        Choice choice = new Choice("file", CaseSource.of(file));
        choices.add(choice);
        refresh();
        viewer.setSelection(new StructuredSelection(choice), true);
    }

    private void take() {
        chosen = Optional.ofNullable((Choice) viewer.getStructuredSelection().getFirstElement()).map(Choice::source);
        Button compare = getButton(IDialogConstants.OK_ID);
        if (compare != null) {
            compare.setEnabled(chosen.isPresent());
        }
    }

    @Override
    protected void okPressed() {
        if (chosen.isPresent()) {
            super.okPressed();
        }
    }
}
