// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.hosts;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.rdpworkbench.report.Plain;
import org.rdpworkbench.ui.internal.Ellipsis;
import org.rdpworkbench.ui.internal.Tips;

/**
 * Shows rows. Items are made when they come into sight, and know the id of their row and nothing else, so that ten
 * thousand hosts cost no more than those that one sees.
 */
final class HostTree {

    /** So many selected rows are selected again when rows come or go. */
    private static final int MOST_SELECTED = 500;

    private final Tree tree;
    private final LocalResourceManager images;
    private final HostsSettings settings;
    private final Set<String> expanded;
    private final HostTreeColumns columns;
    /** What the items show that were in sight. */
    private final Map<TreeItem, ShownRow> shown = new HashMap<>();
    private HostRows rows = HostRows.NONE;
    private boolean all;

    /** @param reordered hears that the rows are to be sorted anew */
    HostTree(Composite parent, HostsSettings settings, Runnable reordered) {
        this.settings = settings;
        expanded = settings.expanded();
        tree = new Tree(parent, SWT.VIRTUAL | SWT.MULTI | SWT.FULL_SELECTION | SWT.V_SCROLL | SWT.H_SCROLL);
        tree.setHeaderVisible(true);
        images = new LocalResourceManager(JFaceResources.getResources(), tree);
        columns = new HostTreeColumns(tree, settings, reordered);
        tree.addListener(SWT.SetData, this::fill);
        tree.addListener(SWT.Expand, event -> remember((TreeItem) event.item, true));
        tree.addListener(SWT.Collapse, event -> remember((TreeItem) event.item, false));
        Ellipsis.on(tree);
        Tips.on(tree, point -> at(point).map(HostTree::tip).orElse(null));
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
        List<String> selected = ids();
        columns.show(now);
        rebuild();
        select(selected, false);
    }

    /** @param expand all groups, whatever the person has expanded */
    void show(HostRows now, boolean expand) {
        boolean same = rows.places().equals(now.places()) && all == expand;
        boolean alike = rows.resemble(now) && all == expand;
        List<String> selected = tree.getSelectionCount() > MOST_SELECTED ? List.of() : ids();
        HostRows before = rows;
        rows = now;
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
        select(selected, false);
    }

    /** Shows what has changed in rows that stand where they stood, ages too. */
    void refresh() {
        refill(rows);
    }

    /** @param before where the rows stood that the items show */
    private void refill(HostRows before) {
        shown.keySet().removeIf(TreeItem::isDisposed);
        Map.copyOf(shown).forEach((item, was) -> {
            HostRows.Place place = before.places().get(was.id());
            List<Row> siblings = rows.in(place.group());
            if (place.index() < siblings.size()) {
                fill(item, siblings.get(place.index()));
            }
        });
    }

    /** The items of before show the rows of now; to make ten thousand anew takes a tenth of a second. */
    private void reuse(HostRows before) {
        Optional<String> first = Optional.ofNullable(tree.getTopItem()).flatMap(HostTree::id);
        tree.setRedraw(false);
        try {
            tree.setItemCount(rows.top().size());
            refill(before);
            first.flatMap(id -> item(id, false)).ifPresent(tree::setTopItem);
        } finally {
            tree.setRedraw(true);
        }
    }

    private void rebuild() {
        Optional<String> first = Optional.ofNullable(tree.getTopItem()).flatMap(HostTree::id);
        tree.setRedraw(false);
        try {
            tree.removeAll();
            shown.clear();
            tree.setItemCount(rows.top().size());
            expand(null, rows.top());
            first.flatMap(id -> item(id, false)).ifPresent(tree::setTopItem);
        } finally {
            tree.setRedraw(true);
        }
    }

    private void expand(TreeItem parent, List<Row> inside) {
        for (int i = 0; i < inside.size() && inside.get(i) instanceof GroupRow group; i++) {
            if (all || expanded.contains(group.id())) {
                TreeItem item = filled(parent, i, group);
                item.setExpanded(true);
                expand(item, group.rows());
            }
        }
    }

    private TreeItem filled(TreeItem parent, int index, Row row) {
        TreeItem item = parent == null ? tree.getItem(index) : parent.getItem(index);
        if (!row.id().equals(item.getData())) {
            fill(item, row);
        }
        return item;
    }

    private void fill(Event event) {
        TreeItem item = (TreeItem) event.item;
        Optional<String> group = Optional.ofNullable(item.getParentItem()).flatMap(HostTree::id);
        List<Row> siblings = rows.in(group);
        int index = event.index;
        if (index >= 0 && index < siblings.size()) {
            fill(item, siblings.get(index));
        }
    }

    private void fill(TreeItem item, Row row) {
        ShownRow now = ShownRow.of(row, columns.shown());
        if (!now.equals(shown.put(item, now))) {
            item.setData(now.id());
            item.setText(now.texts().toArray(String[]::new));
            item.setImage(images.get(now.image()));
            if (item.getItemCount() != now.inside()) {
                item.setItemCount(now.inside());
            }
        }
    }

    private static String tip(Row row) {
        return switch (row) {
            case HostRow host -> host.tip();
            case GroupRow group -> {
                long count = group.hosts().count();
                yield Plain.escape(group.name()) + "\n" + (count == 1 ? "1 host" : count + " hosts");
            }
        };
    }

    private void remember(TreeItem item, boolean now) {
        id(item).filter(id -> !all).filter(id -> now ? expanded.add(id) : expanded.remove(id))
                .ifPresent(id -> settings.expanded(expanded));
    }

    /** The row under a point. */
    Optional<Row> at(Point point) {
        return Optional.ofNullable(tree.getItem(point)).flatMap(this::row);
    }

    Optional<Row> row(TreeItem item) {
        if (item.getData() == null) {
            // An item that was never in sight becomes one when its text is asked for.
            item.getText();
        }
        return id(item).map(rows.byId()::get);
    }

    private static Optional<String> id(TreeItem item) {
        return Optional.ofNullable((String) item.getData());
    }

    /** The selected rows. */
    List<Row> selection() {
        return Stream.of(tree.getSelection()).flatMap(item -> row(item).stream()).toList();
    }

    void selectAll() {
        tree.selectAll();
        tree.notifyListeners(SWT.Selection, new Event());
    }

    private List<String> ids() {
        return Stream.of(tree.getSelection()).map(HostTree::id).flatMap(Optional::stream).toList();
    }

    /** Selects rows that are there, and makes them seen where that is wanted. */
    void select(Collection<String> ids, boolean reveal) {
        List<TreeItem> items = new ArrayList<>();
        ids.forEach(id -> item(id, reveal).ifPresent(items::add));
        tree.setSelection(items.toArray(TreeItem[]::new));
        if (reveal && !items.isEmpty()) {
            tree.showSelection();
        }
        tree.notifyListeners(SWT.Selection, new Event());
    }

    /** The item of a row; where its group is not expanded there is one only when {@code expand} says so. */
    Optional<TreeItem> item(String id, boolean expand) {
        Row row = rows.byId().get(id);
        if (row == null) {
            return Optional.empty();
        }
        HostRows.Place place = rows.places().get(id);
        if (place.group().isEmpty()) {
            return Optional.of(filled(null, place.index(), row));
        }
        return item(place.group().get(), expand).filter(group -> expand || group.getExpanded()).map(group -> {
            if (!group.getExpanded()) {
                group.setExpanded(true);
                remember(group, true);
            }
            return filled(group, place.index(), row);
        });
    }
}
