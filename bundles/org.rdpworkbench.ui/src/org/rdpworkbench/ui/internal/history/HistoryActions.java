// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.history;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.ui.IActionBars;
import org.eclipse.ui.IViewSite;
import org.eclipse.ui.IWorkbenchActionConstants;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.actions.ActionFactory;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.store.History;
import org.rdpworkbench.ui.internal.Icons;
import org.rdpworkbench.ui.internal.Later;
import org.rdpworkbench.ui.internal.cases.CaseSource;
import org.rdpworkbench.ui.internal.compare.Compare;
import org.rdpworkbench.ui.internal.diagnosis.OpenEntry;
import org.rdpworkbench.ui.internal.repairs.RepairsView;

/** What can be done with the selected diagnoses, and with repairs that somebody made by hand. */
final class HistoryActions {

    private final IWorkbenchPage page;
    private final HistoryTable table;
    private final Supplier<Optional<Target>> host;
    private final HistoryEdits edits;

    final Action open = action("&Open", "diagnose", "Open the selected diagnoses, judged with today's plugins, or "
            + "the selected repair in the view Repairs", this::open);
    final Action compare = action("&Compare", "compare", "Put the two selected diagnoses beside one another",
            this::compare);
    final Action note = action("&Note Repair...", "repair", "Write down what was done at the host by hand",
            this::note);
    final Action forget = action("&Forget...", "remove", "Forget the selected diagnoses and their cases, or what was "
            + "noted of repairs", this::forget);

    /** @param host that is shown */
    HistoryActions(IWorkbenchPage page, HistoryTable table, Supplier<Optional<Target>> host, HistoryEdits edits) {
        this.page = page;
        this.table = table;
        this.host = host;
        this.edits = edits;
        update();
    }

    private static Action action(String text, String icon, String tip, Runnable run) {
        Action action = new Action(text, Icons.named(icon)) {
            @Override
            public void run() {
                run.run();
            }
        };
        action.setToolTipText(tip);
        return action;
    }

    /**
     * Puts them into the tool bar of the view, the menu of its rows and under their keys.
     *
     * @param showWhole hears whether certificates are to be shown for the whole time for which they are valid
     */
    void contribute(IViewSite site, TableViewer rows, Consumer<Boolean> showWhole) {
        site.getActionBars().setGlobalActionHandler(ActionFactory.DELETE.getId(), forget);
        // Each by itself: to make the view takes the UI thread long enough.
        Later.once(rows.getControl(), () -> contributeBar(site.getActionBars(), showWhole));
        Later.once(rows.getControl(), () -> contributeMenu(site, rows));
    }

    private void contributeBar(IActionBars bars, Consumer<Boolean> showWhole) {
        Action whole = new Action("Whole Certificates", IAction.AS_CHECK_BOX) {
            @Override
            public void run() {
                showWhole.accept(isChecked());
            }
        };
        whole.setImageDescriptor(Icons.named("certificate"));
        whole.setToolTipText("Show the whole time for which certificates are valid");
        List.of(open, compare, note, forget).forEach(bars.getToolBarManager()::add);
        bars.getToolBarManager().add(new Separator());
        bars.getToolBarManager().add(whole);
        bars.updateActionBars();
    }

    private void contributeMenu(IViewSite site, TableViewer rows) {
        MenuManager menu = new MenuManager();
        List.of(open, compare, note, forget).forEach(menu::add);
        menu.add(new Separator(IWorkbenchActionConstants.MB_ADDITIONS));
        rows.getControl().setMenu(menu.createContextMenu(rows.getControl()));
        site.registerContextMenu(menu, rows);
    }

    /** To be called when something else is selected. */
    void update() {
        int count = table.selected().size();
        open.setEnabled(count > 0 || !table.selectedJournaled().isEmpty());
        compare.setEnabled(count == 2);
        note.setEnabled(host.get().isPresent());
        forget.setEnabled(count > 0 || !table.selectedByHand().isEmpty());
    }

    private void open() {
        table.selected().forEach(entry -> OpenEntry.run(page, entry));
        table.selectedJournaled().stream().findFirst().ifPresent(repair -> RepairsView.open(page, repair.id()));
    }

    private void compare() {
        List<History.Entry> two = table.selected();
        if (two.size() == 2) {
            Compare.run(page, CaseSource.of(two.getLast()), CaseSource.of(two.getFirst()));
        }
    }

    private void note() {
        host.get().ifPresent(edits::note);
    }

    private void forget() {
        edits.forget(table.selected(), table.selectedByHand());
    }
}
