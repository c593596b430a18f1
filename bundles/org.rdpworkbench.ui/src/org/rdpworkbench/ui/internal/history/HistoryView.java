// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.history;

import java.util.Optional;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.ISelectionListener;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.part.ViewPart;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.store.History;
import org.rdpworkbench.ui.DiagnosisSelection;
import org.rdpworkbench.ui.internal.CopyRows;
import org.rdpworkbench.ui.internal.Later;
import org.rdpworkbench.ui.internal.Layouts;
import org.rdpworkbench.ui.internal.PublishedSelection;
import org.rdpworkbench.ui.internal.cases.SelectedHosts;
import org.rdpworkbench.ui.internal.diagnosis.DiagnosisEditor;
import org.rdpworkbench.ui.internal.diagnosis.DiagnosisInput;
import org.rdpworkbench.ui.internal.diagnosis.OpenEntry;
import org.rdpworkbench.ui.internal.hosts.Hosts;
import org.rdpworkbench.ui.internal.hosts.HostsView;

/** The diagnoses and repairs of the host that is selected or open, over time: drawn, and in a table. */
public final class HistoryView extends ViewPart {

    /** The id of the view and of its help context. */
    public static final String ID = "org.rdpworkbench.ui.history";

    private final ISelectionListener follow = this::follow;
    private final HistoryReading reading = new HistoryReading();
    private final PublishedSelection published = new PublishedSelection();
    private Composite page;
    private Label title;
    private HistoryCanvas canvas;
    private HistoryTable table;
    private HistoryActions actions;
    private HistoryChanges changes;
    private Optional<Target> host = Optional.empty();

    @Override
    public void createPartControl(Composite parent) {
        page = new Composite(parent, SWT.NONE);
        page.setLayout(Layouts.padded());
        page.setBackgroundMode(SWT.INHERIT_FORCE);
        PlatformUI.getWorkbench().getHelpSystem().setHelp(page, ID);
        getSite().setSelectionProvider(published);
        Later.once(page, this::make);
    }

    /** By itself: to open a view takes the UI thread long enough. */
    private void make() {
        title = new Label(page, SWT.WRAP);
        title.setLayoutData(Layouts.wide());
        canvas = new HistoryCanvas(page, entry -> table.select(entry), this::open);
        canvas.setLayoutData(GridDataFactory.createFrom(Layouts.wide()).create());
        table = new HistoryTable(page);
        table.viewer().getTable().setLayoutData(Layouts.all());
        actions = new HistoryActions(getSite().getPage(), table, () -> host,
                new HistoryEdits(getSite()::getShell, () -> Display.getDefault().asyncExec(this::refresh)));
        table.viewer().addSelectionChangedListener(e -> {
            published.setSelection(e.getSelection());
            canvas.choose(table.selected().stream().findFirst().map(History.Entry::id));
            actions.update();
        });
        table.viewer().addOpenListener(e -> actions.open.run());
        actions.contribute(getViewSite(), table.viewer(), canvas::showWhole);
        CopyRows.on(table.viewer().getTable(), table::text);
        getSite().getPage().addSelectionListener(follow);
        changes = new HistoryChanges(getSite().getService(Hosts.class), this::refresh);
        Later.once(page, this::begin);
    }

    /** With the host that is selected or open now. Again by itself. */
    private void begin() {
        show(Optional.empty());
        if (page.isFocusControl()) {
            setFocus();
        }
        follow(null, getSite().getPage().getSelection());
        DiagnosisSelection.follow(getSite().getPage(), page, this::followWhenIdle);
        if (host.isEmpty()) {
            follow(null, getSite().getPage().getSelection(HostsView.ID));
        }
    }

    HistoryActions actions() {
        return actions;
    }

    private void open(History.Entry entry) {
        OpenEntry.run(getSite().getPage(), entry);
    }

    /** Our own selection says nothing new. */
    private void follow(IWorkbenchPart part, ISelection selection) {
        if (part == this) {
            return;
        }
        Optional<Target> wanted = of(selection);
        wanted.filter(target -> !Optional.of(target).equals(host)).ifPresent(this::show);
        if (wanted.isEmpty() && part instanceof DiagnosisEditor editor
                && editor.getEditorInput() instanceof DiagnosisInput input) {
            unread(input);
        }
    }

    /** The host that was shown before would be taken for its host. */
    private void unread(DiagnosisInput input) {
        host = Optional.empty();
        if (input.open().file().isEmpty()) {
            show(input.open().target());
        } else {
            show(Optional.empty());
            say("There is nothing to show for " + input.getToolTipText() + ": its case has not been read.");
        }
    }

    /** An editor may be there without having been gone to, as after a start. */
    private void followWhenIdle(DiagnosisSelection shown) {
        if (host.isEmpty()) {
            follow(null, shown);
        }
    }

    private static Optional<Target> of(ISelection selection) {
        return selection instanceof DiagnosisSelection diagnosis ? Optional.of(diagnosis.record().target())
                : SelectedHosts.of(selection).stream().findFirst();
    }

    /** Shows what is kept of that host. */
    void show(Target target) {
        host = Optional.of(target);
        refresh();
    }

    private void refresh() {
        if (canvas.isDisposed() || host.isEmpty()) {
            return;
        }
        Target wanted = host.get();
        changes.of(wanted);
        reading.begin(wanted, history -> show(wanted, history), sentence -> refuse(wanted, sentence));
    }

    private boolean current(Target wanted) {
        return !canvas.isDisposed() && host.equals(Optional.of(wanted));
    }

    private void show(Target wanted, HostHistory history) {
        if (current(wanted)) {
            show(Optional.of(history));
        }
    }

    private void refuse(Target wanted, String sentence) {
        if (current(wanted)) {
            show(Optional.empty());
            say("The history cannot be shown. " + sentence);
        }
    }

    private void show(Optional<HostHistory> history) {
        say(history.map(HostHistory::sentence)
                .orElse("Open a diagnosis, or select a host in the Hosts view, to see what was found out over time."));
        canvas.show(history);
        table.show(history);
        actions.update();
        boolean drawn = history.filter(all -> !all.isEmpty()).isPresent();
        canvas.setVisible(drawn);
        ((GridData) canvas.getLayoutData()).exclude = !drawn;
        canvas.getParent().layout(true);
    }

    private void say(String text) {
        title.setText(text.replace("&", "&&"));
        title.getParent().layout(true);
    }

    @Override
    public void setFocus() {
        (table == null ? page : table.viewer().getTable()).setFocus();
    }

    @Override
    public void dispose() {
        getSite().getPage().removeSelectionListener(follow);
        if (changes != null) {
            changes.end();
        }
        reading.end();
        super.dispose();
    }
}
