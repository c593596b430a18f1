// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.evidence;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jface.layout.TreeColumnLayout;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.rdpworkbench.core.spi.EvidenceKey;
import org.rdpworkbench.ui.internal.Ellipsis;
import org.rdpworkbench.ui.internal.TextColumn;
import org.rdpworkbench.ui.internal.Tips;

/** The tree of the evidence view: names and values. */
final class EvidenceTree {

    private final Composite control;
    private final TreeViewer viewer;
    private List<EvidenceNode> roots = List.of();

    EvidenceTree(Composite parent) {
        control = new Composite(parent, SWT.NONE);
        TreeColumnLayout layout = new TreeColumnLayout();
        control.setLayout(layout);
        viewer = new TreeViewer(control, SWT.MULTI | SWT.FULL_SELECTION | SWT.V_SCROLL | SWT.H_SCROLL);
        viewer.setContentProvider(new EvidenceContent());
        viewer.getTree().setHeaderVisible(true);
        Tips.on(viewer, node -> ((EvidenceNode) node).name() + ": " + ((EvidenceNode) node).value());
        Ellipsis.on(viewer.getTree());
        column(layout, "Evidence", 38, EvidenceNode::name);
        column(layout, "Value", 62, EvidenceNode::value);
        viewer.addDoubleClickListener(e -> {
            Object node = viewer.getStructuredSelection().getFirstElement();
            viewer.setExpandedState(node, !viewer.getExpandedState(node));
        });
    }

    private void column(TreeColumnLayout layout, String title, int weight, Function<EvidenceNode, String> text) {
        layout.setColumnData(new TextColumn<>(text).addTo(viewer, title), new ColumnWeightData(weight, 100));
    }

    Composite control() {
        return control;
    }

    TreeViewer viewer() {
        return viewer;
    }

    List<EvidenceNode> roots() {
        return roots;
    }

    /**
     * Shows these lines; what was selected stays so.
     *
     * @param paths of lines that are open
     * @param seen open is also what was seen, as far as the tree stays quick
     */
    void show(List<EvidenceNode> next, Set<String> paths, boolean seen) {
        roots = next;
        viewer.setInput(next);
        Set<EvidenceNode> open = new LinkedHashSet<>(seen ? firstOpen() : List.of());
        addOpen(next, paths, open);
        viewer.setExpandedElements(open.toArray());
    }

    private static void addOpen(List<EvidenceNode> nodes, Set<String> paths, Set<EvidenceNode> open) {
        for (EvidenceNode node : nodes) {
            if (paths.contains(node.path())) {
                open.add(node);
                addOpen(node.children(), paths, open);
            }
        }
    }

    /** The paths of the lines that are open. */
    Set<String> expanded() {
        return Stream.of(viewer.getExpandedElements()).map(node -> ((EvidenceNode) node).path())
                .collect(Collectors.toSet());
    }

    private List<EvidenceNode> firstOpen() {
        List<EvidenceNode> open = new ArrayList<>();
        int lines = 0;
        for (EvidenceNode node : roots) {
            lines += node.children().size();
            if (lines > EvidenceNode.MOST || node.key().isEmpty()) {
                break;
            }
            open.add(node);
        }
        return open;
    }

    /** Opens a piece of evidence and selects it. */
    void reveal(EvidenceKey key) {
        find(roots, key).ifPresent(node -> {
            reveal(node);
            viewer.setExpandedState(node, true);
        });
    }

    private static Optional<EvidenceNode> find(List<EvidenceNode> nodes, EvidenceKey key) {
        Optional<EvidenceNode> here = nodes.stream().filter(node -> node.key().filter(key::equals).isPresent())
                .findFirst();
        return here.or(() -> nodes.stream().filter(node -> node.key().isEmpty() && node.bytes().isEmpty())
                .filter(EvidenceNode::hasChildren).map(node -> find(node.children(), key)).flatMap(Optional::stream)
                .findFirst());
    }

    void reveal(EvidenceNode node) {
        viewer.setSelection(new StructuredSelection(node), true);
    }

    Optional<EvidenceNode> selected() {
        return Optional.ofNullable((EvidenceNode) viewer.getStructuredSelection().getFirstElement());
    }

    /** The selected lines as text, a tab between name and value. */
    String text() {
        return selection().stream().map(node -> node.name() + "\t" + node.value()).collect(Collectors.joining("\n"));
    }

    /** What the selected lines say, whole. */
    String values() {
        return selection().stream().map(EvidenceNode::wholeValue).collect(Collectors.joining("\n"));
    }

    private List<EvidenceNode> selection() {
        return ((List<?>) viewer.getStructuredSelection().toList()).stream().map(EvidenceNode.class::cast).toList();
    }
}
