// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.hosts;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeColumn;
import org.rdpworkbench.report.Plain;
import org.rdpworkbench.ui.internal.Later;

/** The columns of the tree of hosts: a click on one sorts by it; the widths and the places they are given are kept. */
final class HostTreeColumns {

    private final Tree tree;
    private final HostsSettings settings;
    private final Runnable reordered;
    private List<Column> shown = List.of();
    private final Consumer<List<Column>> rearranged;
    private final Runnable moved = new Later(this::arrange);
    private boolean arranging;

    /**
     * @param reordered called when the rows are to be sorted in another way
     * @param rearranged takes the columns in the order into which a person has dragged them
     */
    HostTreeColumns(Tree tree, HostsSettings settings, Runnable reordered, Consumer<List<Column>> rearranged) {
        this.rearranged = rearranged;
        this.tree = tree;
        this.settings = settings;
        this.reordered = reordered;
        show(settings.columns());
    }

    List<Column> shown() {
        return shown;
    }

    /** Shows these in place of those before. */
    void show(List<Column> columns) {
        arranging = true;
        Stream.of(tree.getColumns()).forEach(TreeColumn::dispose);
        shown = List.copyOf(columns);
        shown.forEach(this::make);
        arranging = false;
        sign();
    }

    private void make(Column column) {
        TreeColumn made = new TreeColumn(tree, SWT.LEFT);
        made.setText(Plain.escape(column.title(), 80));
        made.setWidth(column.width());
        made.setMoveable(true);
        made.addListener(SWT.Move, event -> moved.run());
        made.addListener(SWT.Resize, event -> resized());
        made.addListener(SWT.Selection, event -> sort(column));
    }

    /** Once the person has let go of it. The first column stays: it holds the tree. */
    private void arrange() {
        if (tree.isDisposed()) {
            return;
        }
        List<Column> order = IntStream.of(tree.getColumnOrder()).mapToObj(shown::get).toList();
        if (!order.equals(shown)) {
            List<Column> now = order.getFirst().equals(shown.getFirst()) ? order : shown;
            settings.columns(now);
            rearranged.accept(now);
        }
    }

    private void resized() {
        if (arranging) {
            return;
        }
        List<Column> now = new ArrayList<>();
        for (int i = 0; i < shown.size(); i++) {
            int width = tree.getColumn(i).getWidth();
            // The last one takes what is left, whatever a person wants.
            now.add(width > 0 && i < shown.size() - 1 ? shown.get(i).wide(width) : shown.get(i));
        }
        if (!now.stream().map(Column::width).toList().equals(shown.stream().map(Column::width).toList())) {
            shown = List.copyOf(now);
            settings.columns(shown);
        }
    }

    private void sort(Column column) {
        HostsSettings.Order before = settings.order();
        settings.order(new HostsSettings.Order(column.id(),
                before.column().equals(column.id()) && !before.descending()));
        sign();
        reordered.run();
    }

    /** The arrow in the title of the column that the rows are sorted by. GTK takes it away when it empties the tree. */
    void sign() {
        HostsSettings.Order order = settings.order();
        tree.setSortColumn(null);
        for (int i = 0; i < shown.size(); i++) {
            if (shown.get(i).id().equals(order.column())) {
                tree.setSortColumn(tree.getColumn(i));
                tree.setSortDirection(order.descending() ? SWT.DOWN : SWT.UP);
            }
        }
    }
}
