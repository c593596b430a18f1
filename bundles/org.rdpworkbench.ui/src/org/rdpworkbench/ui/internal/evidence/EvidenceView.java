// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.evidence;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.part.ViewPart;
import org.rdpworkbench.report.Plain;
import org.rdpworkbench.ui.DiagnosisSelection;
import org.rdpworkbench.ui.internal.EditorClosed;
import org.rdpworkbench.ui.internal.Later;
import org.rdpworkbench.ui.internal.Layouts;
import org.rdpworkbench.ui.internal.LocalTimes;
import org.rdpworkbench.ui.internal.PublishedSelection;

/** All evidence of the diagnosis that was shown last: follows the selection of the diagnosis editors. */
public final class EvidenceView extends ViewPart {

    /** The id of the view and of its help context. */
    public static final String ID = "org.rdpworkbench.ui.evidence";

    private static final String EMPTY = "Open a diagnosis to see its evidence here.";

    private final PublishedSelection published = new PublishedSelection();
    private final OpenLines open = new OpenLines();
    private Composite control;
    private Label heading;
    private EvidenceTree tree;
    private EvidenceActions actions;
    private EvidenceDetail detail;
    private FindBar find;
    private EditorClosed closed;
    private final Runnable fill = new Later(this::fill);
    private Optional<DiagnosisSelection> waiting = Optional.empty();
    private Optional<DiagnosisSelection> shown = Optional.empty();

    @Override
    public void createPartControl(Composite parent) {
        control = parent;
        parent.setLayout(GridLayoutFactory.fillDefaults().spacing(0, 0).create());
        heading = new Label(parent, SWT.NONE);
        heading.setLayoutData(GridDataFactory.fillDefaults().grab(true, false).indent(6, 4).create());
        heading.setText(EMPTY);
        getSite().setSelectionProvider(published);
        closed = new EditorClosed(getSite().getPage(), this::clear);
        PlatformUI.getWorkbench().getHelpSystem().setHelp(parent, ID);
        Later.once(parent, this::make);
        DiagnosisSelection.follow(getSite().getPage(), parent, this::show);
    }

    /** By itself: to open a view takes the UI thread long enough. */
    private void make() {
        SashForm halves = new SashForm(control, SWT.HORIZONTAL | SWT.SMOOTH);
        halves.setLayoutData(Layouts.all());
        tree = new EvidenceTree(halves);
        detail = new EvidenceDetail(halves);
        halves.setWeights(58, 42);
        halves.addListener(SWT.Resize, e -> Layouts.arrange(halves));
        find = new FindBar(control, tree::roots, tree::reveal);
        find.control().setLayoutData(Layouts.wide());
        find.control().moveAbove(halves);
        tree.viewer().addSelectionChangedListener(e -> selected());
        actions = new EvidenceActions(this, tree, find::setFocus);
        Later.once(control, actions::contribute);
        control.layout();
        if (control.isFocusControl()) {
            setFocus();
        }
    }

    private Optional<DiagnosisSelection> current() {
        return DiagnosisSelection.of(getSite().getPage());
    }

    /** Shows the evidence of that diagnosis soon, and opens the piece of it that is selected there. */
    public void show(DiagnosisSelection next) {
        waiting = Optional.of(next);
        fill.run();
    }

    /** By itself: to make the view takes the UI thread long enough. */
    private void fill() {
        if (!control.isDisposed()) {
            waiting.ifPresent(this::fill);
        }
        waiting = Optional.empty();
    }

    private void fill(DiagnosisSelection next) {
        boolean other = shown.filter(before -> before.record() == next.record()
                && before.diagnosis().isPresent() == next.diagnosis().isPresent()).isEmpty();
        if (other) {
            shown.ifPresent(before -> open.keep(before, tree.expanded()));
        }
        shown = Optional.of(next);
        if (other) {
            tree.show(new CaseNodes(next.record(), next.texts()).roots(), open.of(next), open.isFirst(next));
            find.linesChanged();
        }
        heading.setText(Plain.escape(next.record().target().toString(), Plain.MOST_VALUE).replace("&", "&&")
                + ", looked at " + LocalTimes.second(next.record().began()));
        next.evidence().ifPresent(tree::reveal);
        selected();
    }

    private void clear() {
        if (current().isPresent()) {
            return;
        }
        waiting = Optional.empty();
        shown = Optional.empty();
        heading.setText(EMPTY);
        if (tree != null) {
            tree.show(List.of(), Set.of(), false);
            selected();
        }
    }

    /** What holds all parts. */
    Composite control() {
        return control;
    }

    /** Whose evidence it is, and of when. */
    public String heading() {
        return heading.getText();
    }

    EvidenceTree tree() {
        return tree;
    }

    EvidenceActions actions() {
        return actions;
    }

    /** The case that is shown. */
    Optional<DiagnosisSelection> shown() {
        return shown;
    }

    private void selected() {
        Optional<EvidenceNode> node = tree.selected();
        detail.show(node);
        published.setSelection(shown.isEmpty() ? StructuredSelection.EMPTY : new DiagnosisSelection(
                shown.get().record(), shown.get().diagnosis(), shown.get().plugins(), shown.get().cause(),
                node.flatMap(EvidenceNode::key)));
    }

    @Override
    public void setFocus() {
        (tree == null ? control : tree.viewer().getTree()).setFocus();
    }

    @Override
    public void dispose() {
        if (closed != null) {
            closed.dispose();
        }
        super.dispose();
    }
}
