// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.hosts;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.rdpworkbench.report.Plain;
import org.rdpworkbench.ui.internal.Counts;
import org.rdpworkbench.ui.internal.Ellipsis;
import org.rdpworkbench.ui.internal.Tips;

/** Shows rows, and lets them be selected and groups be expanded. */
final class HostTree {

    private final Tree tree;
    private final HostsSettings settings;
    private final Set<String> expanded;
    private final HostTreeColumns columns;
    private final HostItems items;
    private final SelectedRows selected;
    private boolean all;

    /** @param reordered hears that the rows are to be sorted anew */
    HostTree(Composite parent, HostsSettings settings, Runnable reordered) {
        this.settings = settings;
        expanded = settings.expanded();
        tree = new Tree(parent, SWT.VIRTUAL | SWT.MULTI | SWT.FULL_SELECTION | SWT.V_SCROLL | SWT.H_SCROLL);
        tree.setHeaderVisible(true);
        columns = new HostTreeColumns(tree, settings, reordered, this::columns);
        items = new HostItems(tree, columns::shown);
        selected = new SelectedRows(tree, () -> open(rows().top()).map(Row::id).toList(),
                item -> items.row(item).map(Row::id));
        tree.addListener(SWT.Expand, event -> remember((TreeItem) event.item, true));
        tree.addListener(SWT.Collapse, event -> remember((TreeItem) event.item, false));
        Ellipsis.on(tree);
        Tips.on(tree, point -> at(point).map(HostTree::tip).orElse(null));
    }

    private HostRows rows() {
        return items.rows();
    }

    Tree control() {
        return tree;
    }

    /** The columns that are shown, with the widths that they have now. */
    List<Column> columns() {
        return columns.shown();
    }

    /** Shows other columns. */
    void columns(List<Column> now) {
        List<String> before = selected.ids();
        columns.show(now);
        rebuild();
        selectAgain(before, false);
    }

    /** @param expand all groups, whatever the person has expanded */
    void show(HostRows now, boolean expand) {
        // Where there are no groups, nothing can be expanded, and most of the work is spared.
        boolean kept = all == expand || !rows().grouped() && !now.grouped();
        boolean same = kept && rows().places().equals(now.places());
        boolean alike = kept && rows().resemble(now);
        List<String> chosen = selected.ids();
        HostRows before = rows();
        items.rows(now);
        all = expand;
        if (same) {
            refresh();
            return;
        }
        if (alike) {
            reuse(before);
        } else {
            rebuild();
        }
        selectAgain(chosen, !before.byId().keySet().containsAll(now.byId().keySet()));
    }

    private void selectAgain(List<String> ids, boolean more) {
        selected.restore(ids, more, () -> setSelection(ids));
        tree.notifyListeners(SWT.Selection, new Event());
    }

    /** Shows what has changed in rows that stand where they stood, ages too. */
    void refresh() {
        items.refill(rows());
    }

    /** The items of before show the rows of now; to make ten thousand anew takes a tenth of a second. */
    private void reuse(HostRows before) {
        Optional<String> first = Optional.ofNullable(tree.getTopItem()).flatMap(HostItems::id);
        tree.setRedraw(false);
        try {
            tree.setItemCount(rows().top().size());
            items.refill(before);
            first.flatMap(id -> item(id, false)).ifPresent(tree::setTopItem);
        } finally {
            tree.setRedraw(true);
        }
    }

    private void rebuild() {
        Optional<String> first = Optional.ofNullable(tree.getTopItem()).flatMap(HostItems::id);
        tree.setRedraw(false);
        try {
            tree.removeAll();
            columns.sign();
            items.clear();
            tree.setItemCount(rows().top().size());
            expand(null, rows().top());
            first.flatMap(id -> item(id, false)).ifPresent(tree::setTopItem);
        } finally {
            tree.setRedraw(true);
        }
    }

    private void expand(TreeItem parent, List<Row> inside) {
        for (int i = 0; i < inside.size() && inside.get(i) instanceof GroupRow group; i++) {
            if (all || expanded.contains(group.id())) {
                TreeItem item = items.filled(parent, i, group);
                item.setExpanded(true);
                expand(item, group.rows());
            }
        }
    }

    private static String tip(Row row) {
        return switch (row) {
            case HostRow host -> host.tip();
            case GroupRow group -> Plain.escape(group.name()) + "\n" + Counts.hosts(group.hosts().count());
        };
    }

    private void remember(TreeItem item, boolean now) {
        HostItems.id(item).filter(id -> !all).filter(id -> now ? expanded.add(id) : expanded.remove(id))
                .ifPresent(id -> settings.expanded(expanded));
    }

    /** The row under a point. */
    Optional<Row> at(Point point) {
        return Optional.ofNullable(tree.getItem(point)).flatMap(this::row);
    }

    /** The row that an item shows. */
    Optional<Row> row(TreeItem item) {
        return items.row(item);
    }

    /** The selected rows, from top to bottom. */
    List<Row> selection() {
        return selected.ids().stream().map(rows().byId()::get).filter(Objects::nonNull).toList();
    }

    void selectAll() {
        tree.selectAll();
        tree.notifyListeners(SWT.Selection, new Event());
    }

    /** Selects rows that are there, and makes them seen. */
    void select(Collection<String> ids) {
        TreeItem[] now = ids.stream().flatMap(id -> item(id, true).stream()).toArray(TreeItem[]::new);
        tree.setSelection(now);
        if (now.length > 0) {
            tree.showSelection();
        }
        tree.notifyListeners(SWT.Selection, new Event());
    }

    /** Whatever of them is seen, where it is seen. */
    private void setSelection(Collection<String> ids) {
        tree.setSelection(ids.stream().flatMap(id -> item(id, false).stream()).toArray(TreeItem[]::new));
    }

    private Stream<Row> open(List<Row> inside) {
        return inside.stream().flatMap(row -> row instanceof GroupRow group && (all || expanded.contains(group.id()))
                ? Stream.concat(Stream.of(row), open(group.rows())) : Stream.of(row));
    }

    /** The item of a row; where its group is not expanded there is one only when {@code expand} says so. */
    Optional<TreeItem> item(String id, boolean expand) {
        Row row = rows().byId().get(id);
        if (row == null) {
            return Optional.empty();
        }
        HostRows.Place place = rows().places().get(id);
        if (place.group().isEmpty()) {
            return Optional.of(items.filled(null, place.index(), row));
        }
        return item(place.group().get(), expand).filter(group -> expand || group.getExpanded()).map(group -> {
            if (!group.getExpanded()) {
                group.setExpanded(true);
                remember(group, true);
            }
            return items.filled(group, place.index(), row);
        });
    }
}
