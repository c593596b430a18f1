// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.history;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.IToolBarManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.ui.IViewSite;
import org.eclipse.ui.IWorkbenchActionConstants;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.actions.ActionFactory;
import org.rdpworkbench.store.History;
import org.rdpworkbench.store.StoreException;
import org.rdpworkbench.ui.internal.Icons;
import org.rdpworkbench.ui.internal.cases.CaseSource;
import org.rdpworkbench.ui.internal.compare.Compare;
import org.rdpworkbench.ui.internal.diagnosis.OpenEntry;
import org.rdpworkbench.ui.internal.store.WindowStore;

/** What can be done with the selected diagnoses. */
final class HistoryActions {

    private final IWorkbenchPage page;
    private final Supplier<List<History.Entry>> selected;
    private final Runnable changed;

    final Action open = action("&Open", "diagnose", "Open the selected diagnoses, judged with today's plugins",
            this::open);
    final Action compare = action("&Compare", "compare", "Put the two selected diagnoses beside one another",
            this::compare);
    final Action forget = action("&Forget...", "remove", "Forget the selected diagnoses and their cases",
            this::forget);

    /**
     * @param selected the latest first
     * @param changed to be called when something was forgotten, on any thread
     */
    HistoryActions(IWorkbenchPage page, Supplier<List<History.Entry>> selected, Runnable changed) {
        this.page = page;
        this.selected = selected;
        this.changed = changed;
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
        Action whole = new Action("Whole Certificates", IAction.AS_CHECK_BOX) {
            @Override
            public void run() {
                showWhole.accept(isChecked());
            }
        };
        whole.setImageDescriptor(Icons.named("certificate"));
        whole.setToolTipText("Show the whole time for which certificates are valid");
        IToolBarManager bar = site.getActionBars().getToolBarManager();
        List.of(open, compare, forget).forEach(bar::add);
        bar.add(new Separator());
        bar.add(whole);
        site.getActionBars().setGlobalActionHandler(ActionFactory.DELETE.getId(), forget);
        rows.getControl().getDisplay().asyncExec(() -> contributeMenu(site, rows));
    }

    /** By itself: to make the view takes the UI thread long enough. */
    private void contributeMenu(IViewSite site, TableViewer rows) {
        if (rows.getControl().isDisposed()) {
            return;
        }
        MenuManager menu = new MenuManager();
        List.of(open, compare, forget).forEach(menu::add);
        menu.add(new Separator(IWorkbenchActionConstants.MB_ADDITIONS));
        rows.getControl().setMenu(menu.createContextMenu(rows.getControl()));
        site.registerContextMenu(menu, rows);
    }

    /** To be called when something else is selected. */
    void update() {
        int count = selected.get().size();
        open.setEnabled(count > 0);
        compare.setEnabled(count == 2);
        forget.setEnabled(count > 0);
    }

    private void open() {
        selected.get().forEach(entry -> OpenEntry.run(page, entry));
    }

    private void compare() {
        List<History.Entry> two = selected.get();
        if (two.size() == 2) {
            Compare.run(page, CaseSource.of(two.getLast()), CaseSource.of(two.getFirst()));
        }
    }

    private void forget() {
        List<String> ids = selected.get().stream().map(History.Entry::id).toList();
        String what = ids.size() == 1 ? "this diagnosis and its evidence" : "these " + ids.size()
                + " diagnoses and their evidence";
        if (!ids.isEmpty() && MessageDialog.openQuestion(page.getWorkbenchWindow().getShell(), "Forget Diagnoses",
                "Forget " + what + "? This cannot be undone; save the cases first if you may need them.")) {
            ICoreRunnable forget = monitor -> forget(ids);
            Job.create("Forgetting diagnoses", forget).schedule();
        }
    }

    private void forget(List<String> ids) throws CoreException {
        try {
            WindowStore.open().history().forget(ids);
            changed.run();
        } catch (StoreException e) {
            throw new CoreException(Status.error(e.getMessage(), e));
        }
    }
}
