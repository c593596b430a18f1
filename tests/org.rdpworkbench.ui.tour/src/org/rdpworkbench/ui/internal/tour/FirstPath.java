// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.tour;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.ui.IEditorReference;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWizard;
import org.eclipse.ui.PlatformUI;
import org.rdpworkbench.ui.internal.GradualDialog;
import org.rdpworkbench.ui.internal.cases.CaseSource;
import org.rdpworkbench.ui.internal.cases.OpenCases;
import org.rdpworkbench.ui.internal.compare.Compare;

/**
 * What somebody does who opens the workbench for the first time: pastes the error, names the host, reads the cause,
 * looks at the evidence and sends the result on. And what there is of it when the window opens again.
 */
final class FirstPath {

    private final Shell shell = PlatformUI.getWorkbench().getWorkbenchWindows()[0].getShell();
    private final IWorkbenchPage page = PlatformUI.getWorkbench().getWorkbenchWindows()[0].getActivePage();
    private final Album album;
    private final Calm calm;

    FirstPath(Album album, Calm calm) {
        this.album = album;
        this.calm = calm;
    }

    /** @param file where the result goes, as HTML */
    void go(String host, Path file) throws Exception {
        shell.setBounds(shell.getDisplay().getPrimaryMonitor().getBounds());
        calm.await();
        seen("the error is explained", () -> {
            Widgets.one(shell, Text.class, text -> (text.getStyle() & SWT.MULTI) != 0 && text.getEditable())
                    .setText("Error code: 0x904\nExtended error code: 0x7");
            Widgets.one(shell, Text.class, text -> text.getMessage().startsWith("Name or address")).setText(host);
        });
        seen("the causes are ranked", () -> Widgets.press(shell, "Diagnose"));
        Table causes = Widgets.one(shell, Table.class, table -> column(table, "Cause") >= 0);
        album.note("cause " + causes.getItem(0).getText(column(causes, "Cause")));
        seen("the evidence is shown", () -> Widgets.follow(
                Widgets.one(shell, Link.class, link -> link.getText().contains("<a href=\"0\">"))));
        Tree evidence = Widgets.one(page.findView("org.rdpworkbench.ui.evidence").getSite().getShell(), Tree.class,
                tree -> tree.getSelectionCount() > 0);
        album.note("evidence " + evidence.getSelection()[0].getText());
        export(file);
        CaseSource shown = OpenCases.active(page).orElseThrow();
        seen("the end of the first path", () -> Compare.run(page, shown, shown));
    }

    private static int column(Table table, String title) {
        return Stream.of(table.getColumns()).map(TableColumn::getText).toList().indexOf(title);
    }

    private void export(Path file) throws Exception {
        IWorkbenchWizard wizard = PlatformUI.getWorkbench().getExportWizardRegistry()
                .findWizard("org.rdpworkbench.ui.export").createWizard();
        wizard.init(PlatformUI.getWorkbench(), StructuredSelection.EMPTY);
        GradualDialog dialog = new GradualDialog(shell, wizard);
        dialog.setBlockOnOpen(false);
        seen("what is exported", dialog::openSoon);
        Shell window = dialog.getShell();
        seen("in what form", () -> Widgets.press(window, "Next"));
        seen("how it is exported", () -> {
            Combo format = Widgets.one(window, Combo.class, combo ->
                    Stream.of(combo.getItems()).anyMatch(item -> item.contains("HTML")));
            format.select(Stream.of(format.getItems()).map(item -> item.contains("HTML")).toList().indexOf(true));
            format.notifyListeners(SWT.Selection, new Event());
            Widgets.one(window, Text.class, Text::getEditable).setText(file.toString());
        });
        seen("what is masked", () -> Widgets.press(window, "Next"));
        calm.after(() -> Widgets.press(window, "Finish"));
    }

    /** After another start. Editors behind the first one are made when somebody looks at them. */
    void again() throws Exception {
        seen("the window opened again", () -> { });
        for (IEditorReference editor : page.getEditorReferences()) {
            seen("an editor opened again", () -> page.activate(editor.getEditor(true)));
            album.note("editor " + editor.getTitle());
        }
        OpenCases.of(page).forEach(source -> album.note("case " + source.about().orElseThrow().verdict()));
        Stream.of(page.getViewReferences()).forEach(view -> album.note("view " + view.getId()));
        Widgets.all(shell, Tree.class).forEach(tree -> Stream.of(tree.getColumns())
                .forEach(column -> album.note("column " + column.getText())));
    }

    private void seen(String what, Calm.Step step) throws Exception {
        if (!calm.after(step).isEmpty()) {
            album.note("restless " + what);
        }
        album.note(what);
        album.note(calm.longest());
        album.picture(what);
    }
}
