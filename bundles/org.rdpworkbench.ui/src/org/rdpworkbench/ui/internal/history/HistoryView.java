// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.history;

import java.util.List;
import java.util.Optional;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.ui.IActionBars;
import org.eclipse.ui.ISelectionListener;
import org.eclipse.ui.IWorkbenchActionConstants;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.actions.ActionFactory;
import org.eclipse.ui.part.ViewPart;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.report.Plain;
import org.rdpworkbench.store.History;
import org.rdpworkbench.ui.DiagnosisSelection;
import org.rdpworkbench.ui.internal.CopyRows;
import org.rdpworkbench.ui.internal.Icons;
import org.rdpworkbench.ui.internal.Layouts;
import org.rdpworkbench.ui.internal.cases.SelectedHosts;
import org.rdpworkbench.ui.internal.diagnosis.OpenEntry;
import org.rdpworkbench.ui.internal.hosts.Hosts;

/** The diagnoses of the host that is selected or open, over time: drawn, and in a table. */
public final class HistoryView extends ViewPart {

    /** The id of the view and of its help context. */
    public static final String ID = "org.rdpworkbench.ui.history";

    private final ISelectionListener follow = this::follow;
    private final HistoryReading reading = new HistoryReading();
    private Label title;
    private HistoryCanvas canvas;
    private HistoryTable table;
    private HistoryActions actions;
    private HistoryChanges changes;
    private Optional<Target> host = Optional.empty();

    @Override
    public void createPartControl(Composite parent) {
        Composite page = new Composite(parent, SWT.NONE);
        page.setLayout(Layouts.padded());
        page.setBackgroundMode(SWT.INHERIT_FORCE);
        title = new Label(page, SWT.WRAP);
        title.setLayoutData(Layouts.wide());
        canvas = new HistoryCanvas(page, entry -> table.select(entry), this::open);
        canvas.setLayoutData(GridDataFactory.createFrom(Layouts.wide()).create());
        table = new HistoryTable(page);
        table.viewer().getTable().setLayoutData(Layouts.all());
        actions = new HistoryActions(getSite().getPage(), table::selected, () -> Display.getDefault()
                .asyncExec(this::refresh));
        table.viewer().addSelectionChangedListener(e -> {
            canvas.choose(table.selected().stream().findFirst().map(History.Entry::id));
            actions.update();
        });
        table.viewer().addOpenListener(e -> actions.open.run());
        contribute(table.viewer().getTable());
        PlatformUI.getWorkbench().getHelpSystem().setHelp(page, ID);
        getSite().setSelectionProvider(table.viewer());
        getSite().getPage().addSelectionListener(follow);
        changes = new HistoryChanges(getSite().getService(Hosts.class), this::refresh);
        show(Optional.empty());
        follow(null, getSite().getPage().getSelection());
        if (host.isEmpty()) {
            DiagnosisSelection.of(getSite().getPage()).ifPresent(shown -> follow(null, shown));
        }
    }

    private void contribute(Table rows) {
        Action whole = new Action("Whole Certificates", IAction.AS_CHECK_BOX) {
            @Override
            public void run() {
                canvas.showWhole(isChecked());
            }
        };
        whole.setImageDescriptor(Icons.named("certificate"));
        whole.setToolTipText("Show the whole time for which certificates are valid");
        IActionBars bar = getViewSite().getActionBars();
        List.of(actions.open, actions.compare, actions.forget).forEach(bar.getToolBarManager()::add);
        bar.getToolBarManager().add(new Separator());
        bar.getToolBarManager().add(whole);
        bar.setGlobalActionHandler(ActionFactory.DELETE.getId(), actions.forget);
        CopyRows.on(rows, table::text);
        MenuManager menu = new MenuManager();
        List.of(actions.open, actions.compare, actions.forget).forEach(menu::add);
        menu.add(new Separator(IWorkbenchActionConstants.MB_ADDITIONS));
        rows.setMenu(menu.createContextMenu(rows));
        getSite().registerContextMenu(menu, table.viewer());
    }

    HistoryActions actions() {
        return actions;
    }

    private void open(History.Entry entry) {
        OpenEntry.run(getSite().getPage(), entry);
    }

    /** Our own selection says nothing new. */
    private void follow(IWorkbenchPart part, ISelection selection) {
        if (part != this) {
            of(selection).filter(target -> !Optional.of(target).equals(host)).ifPresent(this::show);
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
        say(history.map(HistoryView::words)
                .orElse("Open a diagnosis, or select a host in the Hosts view, to see what was found out over time."));
        canvas.show(history);
        table.show(history);
        actions.update();
        boolean drawn = history.filter(all -> !all.diagnoses().isEmpty()).isPresent();
        canvas.setVisible(drawn);
        ((GridData) canvas.getLayoutData()).exclude = !drawn;
        canvas.getParent().layout(true);
    }

    private static String words(HostHistory history) {
        String host = Plain.escape(history.host().toString());
        int count = history.diagnoses().size();
        return switch (count) {
            case 0 -> host + ": no diagnosis is kept yet. Each look that you take is kept here.";
            case 1 -> host + ": one diagnosis.";
            default -> host + ": " + count + " diagnoses"
                    + (count > HostHistory.MOST_CASES ? "; certificates of the latest " + HostHistory.MOST_CASES : "")
                    + ".";
        };
    }

    private void say(String text) {
        title.setText(text.replace("&", "&&"));
        title.getParent().layout(true);
    }

    @Override
    public void setFocus() {
        table.viewer().getTable().setFocus();
    }

    @Override
    public void dispose() {
        getSite().getPage().removeSelectionListener(follow);
        changes.end();
        reading.end();
        super.dispose();
    }
}
