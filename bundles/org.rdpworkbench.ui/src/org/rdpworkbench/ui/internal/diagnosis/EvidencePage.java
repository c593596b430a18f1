// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.diagnosis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.jface.layout.TreeColumnLayout;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.jface.viewers.ITreeContentProvider;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.jface.viewers.TreeViewerColumn;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;
import org.rdpworkbench.core.run.CaseRecord;
import org.rdpworkbench.core.spi.Evidence;
import org.rdpworkbench.ui.DiagnosisPage;
import org.rdpworkbench.ui.DiagnosisSite;
import org.rdpworkbench.ui.DiagnosisState;
import org.rdpworkbench.ui.internal.CopyRows;
import org.rdpworkbench.ui.internal.Ellipsis;
import org.rdpworkbench.ui.internal.Tips;

/** Every piece of evidence as a tree of names and values, also facts of plugins that are not installed here. */
@Component(scope = ServiceScope.PROTOTYPE)
public final class EvidencePage implements DiagnosisPage {

    private TreeViewer viewer;
    private int shown = -1;

    @Override
    public String title() {
        return "Evidence";
    }

    @Override
    public int order() {
        return 150;
    }

    @Override
    public Control create(Composite parent, DiagnosisSite site) {
        Composite control = new Composite(parent, SWT.NONE);
        TreeColumnLayout layout = new TreeColumnLayout();
        control.setLayout(layout);
        viewer = new TreeViewer(control, SWT.MULTI | SWT.FULL_SELECTION | SWT.V_SCROLL | SWT.H_SCROLL);
        viewer.setContentProvider(new Content());
        viewer.getTree().setHeaderVisible(true);
        Tips.on(viewer, node -> ((EvidenceNode) node).name() + ": " + ((EvidenceNode) node).value());
        Ellipsis.on(viewer.getTree());
        column(layout, "Evidence", 32, EvidenceNode::name);
        column(layout, "Value", 68, EvidenceNode::value);
        viewer.addDoubleClickListener(e -> {
            Object node = viewer.getStructuredSelection().getFirstElement();
            viewer.setExpandedState(node, !viewer.getExpandedState(node));
        });
        CopyRows.on(viewer.getTree(), this::selected);
        return control;
    }

    private void column(TreeColumnLayout layout, String title, int weight, Function<EvidenceNode, String> text) {
        TreeViewerColumn column = new TreeViewerColumn(viewer, SWT.LEFT);
        column.getColumn().setText(title);
        column.setLabelProvider(new ColumnLabelProvider() {
            @Override
            public String getText(Object element) {
                return text.apply((EvidenceNode) element);
            }
        });
        layout.setColumnData(column.getColumn(), new ColumnWeightData(weight, 120));
    }

    @Override
    public void show(DiagnosisState state) {
        switch (state) {
            case DiagnosisState.Waiting w -> show(List.of(), List.of());
            case DiagnosisState.Broken b -> show(List.of(), List.of());
            case DiagnosisState.Looking looking -> show(seenFirst(looking.record()), List.of());
            case DiagnosisState.Judged judged -> {
                CaseRecord record = judged.record();
                shown = -1;
                show(seenFirst(record), EvidenceNode.ofTranscripts(record.transcripts()));
                viewer.setExpandedElements(opened(record).toArray());
            }
        }
    }

    /** What was seen, as far as the tree stays quick. */
    private static List<EvidenceNode> opened(CaseRecord record) {
        List<EvidenceNode> open = new ArrayList<>();
        int lines = 0;
        for (Evidence piece : seenFirst(record)) {
            EvidenceNode node = EvidenceNode.of(piece);
            lines += node.children().size();
            if (lines > EvidenceNode.MOST || piece instanceof Evidence.Missing) {
                break;
            }
            open.add(node);
        }
        return open;
    }

    /** What was seen in the order in which it was looked at, then what was not. */
    private static List<Evidence> seenFirst(CaseRecord record) {
        return record.evidence().values().stream().sorted(
                Comparator.comparing((Evidence piece) -> piece instanceof Evidence.Missing)
                        .thenComparing(piece -> piece.source().at())
                        .thenComparingDouble(piece -> piece.source().millis())).toList();
    }

    /** Nodes are equal by their path, so that what was expanded stays so while more comes. */
    private void show(List<Evidence> evidence, List<EvidenceNode> transcripts) {
        if (evidence.size() == shown) {
            return;
        }
        shown = evidence.size();
        Object[] expanded = viewer.getExpandedElements();
        List<EvidenceNode> roots = new ArrayList<>(EvidenceNode.ofAll(evidence));
        roots.addAll(transcripts);
        viewer.setInput(roots);
        viewer.setExpandedElements(expanded);
    }

    /** The selected lines as text, a tab between name and value. */
    private String selected() {
        return ((List<?>) viewer.getStructuredSelection().toList()).stream().map(EvidenceNode.class::cast)
                .map(node -> node.name() + "\t" + node.value()).collect(Collectors.joining("\n"));
    }

    private static final class Content implements ITreeContentProvider {

        @Override
        public Object[] getElements(Object input) {
            return ((List<?>) input).toArray();
        }

        @Override
        public Object[] getChildren(Object parent) {
            return ((EvidenceNode) parent).children().toArray();
        }

        @Override
        public Object getParent(Object element) {
            return null;
        }

        @Override
        public boolean hasChildren(Object element) {
            return ((EvidenceNode) element).hasChildren();
        }
    }
}
