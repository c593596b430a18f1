// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.hosts;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.dialogs.TrayDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.ui.PlatformUI;
import org.rdpworkbench.core.run.Diagnostics;
import org.rdpworkbench.report.Plain;
import org.rdpworkbench.ui.internal.Layouts;
import org.rdpworkbench.ui.internal.Services;
import org.rdpworkbench.ui.internal.Shades;

/** Which columns the hosts view shows, and in which order. */
final class ColumnsDialog extends TrayDialog {

    /** The name of the job that asks the plugins. */
    static final String ASKING = "Asking plugins for columns";

    private final List<Column> columns;
    private final List<Column> shown;
    private Table table;
    private Button up;
    private Button down;

    /** @param all those that there are */
    private ColumnsDialog(Shell shell, List<Column> shown, List<Column> all) {
        super(shell);
        this.shown = new ArrayList<>(shown);
        columns = new ArrayList<>(shown);
        all.stream().filter(column -> columns.stream().noneMatch(other -> other.id().equals(column.id())))
                .forEach(columns::add);
    }

    /** Asks the plugins in the background, since that may start them, and then the person. */
    static void ask(Shell shell, HostTree tree) {
        ICoreRunnable find = monitor -> {
            List<Column> all = Stream.concat(Column.OURS.stream(), Services.find(Diagnostics.class).stream()
                    .flatMap(engine -> Column.of(engine.snapshot().usable(new ArrayList<>())).stream())).toList();
            shell.getDisplay().asyncExec(() -> {
                if (!tree.control().isDisposed()) {
                    ask(shell, tree, all);
                }
            });
        };
        Job.create(ASKING, find).schedule();
    }

    private static void ask(Shell shell, HostTree tree, List<Column> all) {
        ColumnsDialog dialog = new ColumnsDialog(shell, tree.columns(), all);
        if (dialog.open() == Window.OK) {
            new HostsSettings().columns(dialog.shown);
            tree.columns(dialog.shown);
        }
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText("Columns");
        PlatformUI.getWorkbench().getHelpSystem().setHelp(shell, HostsView.ID);
    }

    @Override
    protected boolean isResizable() {
        return true;
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        Composite area = (Composite) super.createDialogArea(parent);
        area.setLayout(GridLayoutFactory.fillDefaults().numColumns(2).margins(12, 12).spacing(8, 8).create());
        Label label = new Label(area, SWT.WRAP);
        label.setText("Columns of the hosts view, from left to right:");
        label.setLayoutData(GridDataFactory.createFrom(Layouts.wide()).span(2, 1).create());
        table = new Table(area, SWT.BORDER | SWT.CHECK | SWT.SINGLE | SWT.V_SCROLL);
        table.setLayoutData(GridDataFactory.createFrom(Layouts.all()).hint(260, 230).create());
        table.addListener(SWT.Selection, event -> {
            table.getItem(0).setChecked(true);
            enable();
        });
        Composite buttons = new Composite(area, SWT.NONE);
        buttons.setLayout(GridLayoutFactory.fillDefaults().create());
        buttons.setLayoutData(GridDataFactory.fillDefaults().create());
        up = button(buttons, "&Up", -1);
        down = button(buttons, "&Down", 1);
        fill();
        return area;
    }

    private Button button(Composite buttons, String label, int by) {
        Button button = new Button(buttons, SWT.PUSH);
        button.setText(label);
        button.setLayoutData(GridDataFactory.fillDefaults().hint(80, SWT.DEFAULT).create());
        button.addListener(SWT.Selection, event -> move(by));
        return button;
    }

    private void fill() {
        for (Column column : columns) {
            TableItem item = new TableItem(table, SWT.NONE);
            item.setText(Plain.escape(column.title(), 80));
            item.setChecked(shown.stream().anyMatch(other -> other.id().equals(column.id())));
        }
        table.select(0);
        enable();
    }

    private void move(int by) {
        int from = table.getSelectionIndex();
        boolean[] checked = new boolean[] {table.getItem(from).getChecked(), table.getItem(from + by).getChecked()};
        Collections.swap(columns, from, from + by);
        table.getItem(from).setText(Plain.escape(columns.get(from).title(), 80));
        table.getItem(from).setChecked(checked[1]);
        table.getItem(from + by).setText(Plain.escape(columns.get(from + by).title(), 80));
        table.getItem(from + by).setChecked(checked[0]);
        table.setSelection(from + by);
        enable();
    }

    /** The name is always there and always first: the groups are in it. */
    private void enable() {
        int at = table.getSelectionIndex();
        Shades.enable(up, at > 1);
        Shades.enable(down, at > 0 && at < columns.size() - 1);
    }

    @Override
    protected void okPressed() {
        shown.clear();
        for (int i = 0; i < columns.size(); i++) {
            if (table.getItem(i).getChecked()) {
                shown.add(columns.get(i));
            }
        }
        super.okPressed();
    }
}
