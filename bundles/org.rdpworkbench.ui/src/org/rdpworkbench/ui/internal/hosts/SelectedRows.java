// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.hosts;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;

/**
 * Which rows are selected. GTK takes a tenth of a second and more to name ten thousand of them and makes an item for
 * each, so where there are many it is asked only when that has changed, and not at all where everything is selected.
 * Where there are few it is always asked: a drag begins before anybody hears what was selected by it.
 */
final class SelectedRows {

    private static final int MANY = 500;

    private final Tree tree;
    private final Supplier<List<String>> open;
    private final Function<TreeItem, Optional<String>> id;
    private Optional<List<String>> many = Optional.empty();

    /** @param open the ids of all rows that are in no collapsed group, from top to bottom */
    SelectedRows(Tree tree, Supplier<List<String>> open, Function<TreeItem, Optional<String>> id) {
        this.tree = tree;
        this.open = open;
        this.id = id;
        tree.addListener(SWT.Selection, event -> many = Optional.empty());
    }

    /** From top to bottom. */
    List<String> ids() {
        int count = tree.getSelectionCount();
        if (count <= MANY) {
            return named();
        }
        if (many.isEmpty() || many.get().size() != count) {
            List<String> all = open.get();
            many = Optional.of(all.size() == count ? all : named());
        }
        return many.get();
    }

    private List<String> named() {
        return Stream.of(tree.getSelection()).flatMap(item -> id.apply(item).stream()).toList();
    }

    /**
     * Selects again what was selected, as far as that is shown now; many rows only where these are all that there are,
     * since a group may hold others now.
     *
     * @param more something is shown that was not shown before, seen or not
     * @param few selects some rows
     */
    void restore(List<String> before, boolean more, Runnable few) {
        many = Optional.empty();
        if (before.size() <= MANY) {
            few.run();
            return;
        }
        Set<String> selected = new HashSet<>(before);
        if (!more && selected.containsAll(open.get())) {
            tree.selectAll();
        } else {
            tree.deselectAll();
        }
    }
}
