// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.hosts;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;

/**
 * The items of the tree. They are made when they come into sight, and know the id of their row and nothing else, so
 * that ten thousand hosts cost no more than those that one sees.
 */
final class HostItems {

    private final Tree tree;
    private final LocalResourceManager images;
    private final Supplier<List<Column>> columns;
    /** What the items show that were in sight. */
    private final Map<TreeItem, ShownRow> shown = new HashMap<>();
    private HostRows rows = HostRows.NONE;

    HostItems(Tree tree, Supplier<List<Column>> columns) {
        this.tree = tree;
        this.columns = columns;
        images = new LocalResourceManager(JFaceResources.getResources(), tree);
        tree.addListener(SWT.SetData, this::fill);
    }

    HostRows rows() {
        return rows;
    }

    /** Items that come into sight from now on show these. */
    void rows(HostRows now) {
        rows = now;
    }

    /** All items have gone. */
    void clear() {
        shown.clear();
    }

    /**
     * Shows what has changed, in the items that are there.
     *
     * @param before where the rows stood that they show
     */
    void refill(HostRows before) {
        shown.keySet().removeIf(TreeItem::isDisposed);
        Map.copyOf(shown).forEach((item, was) -> {
            HostRows.Place place = before.places().get(was.id());
            List<Row> siblings = rows.in(place.group());
            if (place.index() < siblings.size()) {
                fill(item, siblings.get(place.index()));
            }
        });
    }

    /** @param parent null at the top */
    TreeItem filled(TreeItem parent, int index, Row row) {
        TreeItem item = parent == null ? tree.getItem(index) : parent.getItem(index);
        if (!row.id().equals(item.getData())) {
            fill(item, row);
        }
        return item;
    }

    private void fill(Event event) {
        TreeItem item = (TreeItem) event.item;
        Optional<String> group = Optional.ofNullable(item.getParentItem()).flatMap(HostItems::id);
        List<Row> siblings = rows.in(group);
        int index = event.index;
        if (index >= 0 && index < siblings.size()) {
            fill(item, siblings.get(index));
        }
    }

    private void fill(TreeItem item, Row row) {
        ShownRow now = ShownRow.of(row, columns.get());
        if (!now.equals(shown.put(item, now))) {
            item.setData(now.id());
            item.setText(now.texts().toArray(String[]::new));
            item.setImage(images.get(now.image()));
            if (item.getItemCount() != now.inside()) {
                item.setItemCount(now.inside());
            }
        }
    }

    Optional<Row> row(TreeItem item) {
        if (item.getData() == null) {
            // An item that was never in sight becomes one when its text is asked for.
            item.getText();
        }
        return id(item).map(rows.byId()::get);
    }

    static Optional<String> id(TreeItem item) {
        return Optional.ofNullable((String) item.getData());
    }
}
