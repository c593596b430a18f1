// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.compare;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jface.layout.TreeColumnLayout;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.jface.viewers.ITreeContentProvider;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.widgets.Composite;
import org.rdpworkbench.ui.internal.CopyRows;
import org.rdpworkbench.ui.internal.Ellipsis;
import org.rdpworkbench.ui.internal.Shades;
import org.rdpworkbench.ui.internal.TextColumn;
import org.rdpworkbench.ui.internal.Tips;

/** Both cases in a tree with a column for each. What is the same, where it is shown, is grey and has no sign. */
final class DifferenceTree {

    private static final int FEW = 12;
    private static final String DIFFERS = "\u2260 ";

    private final Composite control;
    private final TreeViewer viewer;
    private boolean marked;

    DifferenceTree(Composite parent) {
        control = new Composite(parent, SWT.NONE);
        TreeColumnLayout layout = new TreeColumnLayout();
        control.setLayout(layout);
        viewer = new TreeViewer(control, SWT.MULTI | SWT.FULL_SELECTION | SWT.BORDER | SWT.V_SCROLL | SWT.H_SCROLL);
        viewer.setContentProvider(new Content());
        viewer.getTree().setHeaderVisible(true);
        Tips.on(viewer, node -> line((ComparedNode) node, "\n"));
        Ellipsis.on(viewer.getTree());
        column(layout, "What", 36, this::what);
        column(layout, "A", 20, ComparedNode::first);
        column(layout, "B", 20, ComparedNode::second);
        column(layout, "Would explain", 24, ComparedNode::weight);
        CopyRows.on(viewer.getTree(), () -> ((List<?>) viewer.getStructuredSelection().toList()).stream()
                .map(node -> line((ComparedNode) node, "\t")).collect(Collectors.joining("\n")));
    }

    private String what(ComparedNode node) {
        return marked && node.differs() ? DIFFERS + node.what() : node.what();
    }

    private static String line(ComparedNode node, String separator) {
        String sides = node.first().isEmpty() ? "" : separator + "A: " + node.first() + separator + "B: "
                + node.second();
        return node.what() + sides + (node.weight().isEmpty() ? "" : separator + node.weight());
    }

    private void column(TreeColumnLayout layout, String title, int weight, Function<ComparedNode, String> text) {
        TextColumn<ComparedNode> column = new TextColumn<>(text) {
            @Override
            public Color getForeground(Object element) {
                return marked && !row(element).differs()
                        ? Shades.color(Shades.of(viewer.getTree()).muted().strong()) : null;
            }
        };
        layout.setColumnData(column.addTo(viewer, title), new ColumnWeightData(weight, 80));
    }

    Composite control() {
        return control;
    }

    /**
     * Shows the lines. What differs and would explain something is unfolded, and what differs in little.
     *
     * @param everything some of the lines are the same in both
     */
    void show(List<ComparedNode> roots, boolean everything) {
        marked = everything;
        viewer.setInput(roots);
        viewer.setExpandedElements(roots.stream().flatMap(root -> Stream.concat(Stream.of(root),
                root.children().stream().filter(DifferenceTree::telling))).toArray());
    }

    private static boolean telling(ComparedNode node) {
        return node.differs() && (!node.weight().isEmpty()
                || node.children().stream().filter(ComparedNode::differs).count() <= FEW);
    }

    void setFocus() {
        viewer.getTree().setFocus();
    }

    private static final class Content implements ITreeContentProvider {

        @Override
        public Object[] getElements(Object input) {
            return ((List<?>) input).toArray();
        }

        @Override
        public Object[] getChildren(Object parent) {
            return ((ComparedNode) parent).children().toArray();
        }

        @Override
        public Object getParent(Object element) {
            return null;
        }

        @Override
        public boolean hasChildren(Object element) {
            return !((ComparedNode) element).children().isEmpty();
        }
    }
}
