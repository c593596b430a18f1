// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.compare;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.PlatformUI;
import org.rdpworkbench.ui.internal.Layouts;
import org.rdpworkbench.ui.internal.Shades;
import org.rdpworkbench.ui.internal.cases.CaseSource;
import org.rdpworkbench.ui.internal.compare.CompareChoices.Choice;
import org.rdpworkbench.ui.internal.diagnosis.OpenCaseHandler;

/**
 * Asks what a case is to be compared with: another open one, the last one of another host, an earlier one of the same
 * host, or one in a file.
 */
final class CompareDialog extends TitleAreaDialog {

    private final CaseSource subject;
    private final List<Choice> all = new ArrayList<>();
    private String problem;
    private CompareChoices choices;
    private Optional<CaseSource> chosen = Optional.empty();

    CompareDialog(Shell parent, CaseSource subject, List<CaseSource> open, List<CaseSource> hosts) {
        super(parent);
        this.subject = subject;
        add("open", open);
        add("host", hosts);
        setShellStyle(getShellStyle() | SWT.RESIZE);
        setHelpAvailable(true);
    }

    /** What is the same look is offered once, and the subject itself never. */
    private void add(String kind, List<CaseSource> sources) {
        Set<Optional<CaseSource.About>> known = new HashSet<>(Set.of(subject.about()));
        all.forEach(choice -> known.add(choice.source().about()));
        sources.stream().filter(source -> source.about().isEmpty() || !known.contains(source.about()))
                .forEach(source -> all.add(new Choice(kind, source)));
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
        setMessage(subject.name() + ": both cases are judged with the plugins that are installed now.");
        Composite page = new Composite(area, SWT.NONE);
        page.setLayout(GridLayoutFactory.swtDefaults().numColumns(2).create());
        page.setLayoutData(GridDataFactory.fillDefaults().grab(true, true).create());
        choices = new CompareChoices(page, all, this::take, this::okPressed);
        choices.control().setLayoutData(Layouts.all());
        Button file = new Button(page, SWT.PUSH);
        file.setText("Case &File...");
        file.setLayoutData(GridDataFactory.fillDefaults().align(SWT.FILL, SWT.BEGINNING).create());
        file.addListener(SWT.Selection, e -> ask());
        refresh();
        return area;
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, IDialogConstants.OK_ID, "&Compare", true);
        createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, false);
        take();
    }

    /** Adds what was found in the store, which takes its time: the dialog may not be there yet, or be gone. */
    void addEarlier(List<CaseSource> earlier) {
        add("earlier", earlier);
        refresh();
    }

    /** Says why there is nothing from the store. */
    void refuse(String sentence) {
        problem = sentence;
        refresh();
    }

    private void refresh() {
        if (choices != null && !choices.control().isDisposed()) {
            choices.refresh();
            setErrorMessage(problem);
        }
    }

    private void ask() {
        FileDialog dialog = new FileDialog(getShell(), SWT.OPEN);
        dialog.setText("Compare With");
        dialog.setFilterExtensions(OpenCaseHandler.EXTENSIONS);
        dialog.setFilterNames(OpenCaseHandler.NAMES);
        String file = dialog.open();
        if (file != null) {
            addFile(Path.of(file));
        }
    }

    /** Adds a file and selects it. */
    void addFile(Path file) {
        Choice choice = new Choice("file", CaseSource.of(file));
        all.add(choice);
        refresh();
        choices.select(choice);
    }

    private void take() {
        chosen = choices.selected();
        Button compare = getButton(IDialogConstants.OK_ID);
        if (compare != null) {
            Shades.enable(compare, chosen.isPresent());
        }
    }

    @Override
    protected void okPressed() {
        if (chosen.isPresent()) {
            super.okPressed();
        }
    }
}
