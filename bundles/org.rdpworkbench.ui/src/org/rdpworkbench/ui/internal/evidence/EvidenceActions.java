// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.evidence;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.jface.commands.ActionHandler;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IActionBars;
import org.eclipse.ui.IWorkbenchActionConstants;
import org.eclipse.ui.IWorkbenchCommandConstants;
import org.eclipse.ui.handlers.IHandlerService;
import org.rdpworkbench.core.run.CaseFormat;
import org.rdpworkbench.core.run.CaseRecord;
import org.rdpworkbench.ui.internal.CopyRows;
import org.rdpworkbench.ui.internal.FocusedHandlers;
import org.rdpworkbench.ui.internal.Icons;

/** What can be done with the evidence: copy, find, open and close. */
final class EvidenceActions {

    private final EvidenceView view;
    private final EvidenceTree tree;
    private final Runnable find;
    private Action value;

    EvidenceActions(EvidenceView view, EvidenceTree tree, Runnable find) {
        this.view = view;
        this.tree = tree;
        this.find = find;
    }

    /** Puts them into the menus, the tool bar and behind the usual keys. */
    void contribute() {
        Action copy = action("&Copy", "", () -> CopyRows.copy(display(), tree.text()));
        value = action("Copy &Value", "", () -> CopyRows.copy(display(), tree.values()));
        Action json = action("Copy All as &JSON", "copy", this::copyCase);
        Action expand = action("&Expand All", "expand", this::expand);
        Action collapse = action("C&ollapse All", "collapse", () -> tree.viewer().collapseAll());
        Action search = action("&Find", "", find);
        contributeKeys(copy, search);
        IActionBars bars = view.getViewSite().getActionBars();
        List.of(expand, collapse, json).forEach(bars.getToolBarManager()::add);
        bars.updateActionBars();
        contributeMenu(List.of(copy, value, json), List.of(search, expand, collapse));
    }

    /** To copy is the detail's own affair where that has the focus; to find is meant for all of the view. */
    private void contributeKeys(Action copy, Action search) {
        FocusedHandlers.on(view.getSite(), tree.viewer().getTree(), Map.of(
                IWorkbenchCommandConstants.EDIT_COPY, new ActionHandler(copy),
                IWorkbenchCommandConstants.EDIT_SELECT_ALL,
                new ActionHandler(action("Select &All", "", tree.viewer().getTree()::selectAll))));
        view.getSite().getService(IHandlerService.class)
                .activateHandler(IWorkbenchCommandConstants.EDIT_FIND_AND_REPLACE, new ActionHandler(search));
    }

    private void contributeMenu(List<Action> copying, List<Action> looking) {
        MenuManager menu = new MenuManager();
        menu.setRemoveAllWhenShown(true);
        menu.addMenuListener(manager -> {
            value.setEnabled(tree.selected().isPresent());
            copying.forEach(manager::add);
            manager.add(new Separator());
            looking.forEach(manager::add);
            manager.add(new Separator(IWorkbenchActionConstants.MB_ADDITIONS));
        });
        TreeViewer viewer = tree.viewer();
        viewer.getTree().setMenu(menu.createContextMenu(viewer.getTree()));
        view.getSite().registerContextMenu(menu, viewer);
    }

    private static Action action(String text, String icon, Runnable run) {
        Action action = new Action(text) {
            @Override
            public void run() {
                run.run();
            }
        };
        if (!icon.isEmpty()) {
            action.setImageDescriptor(Icons.named(icon));
        }
        return action;
    }

    private Display display() {
        return tree.viewer().getControl().getDisplay();
    }

    /** As many levels as the tree stays quick with. */
    private void expand() {
        int level = 1;
        while (level < 8 && lines(tree.roots(), level + 1) <= EvidenceNode.MOST) {
            level++;
        }
        tree.viewer().expandToLevel(level);
    }

    /** How many lines there are down to that level, or some more than the most. */
    private static int lines(List<EvidenceNode> nodes, int level) {
        int count = nodes.size();
        for (EvidenceNode node : nodes) {
            if (level > 1 && count <= EvidenceNode.MOST) {
                count += lines(node.children(), level - 1);
            }
        }
        return count;
    }

    /** A case may have many megabytes, so the text is made in the background. */
    void copyCase() {
        view.shown().ifPresent(shown -> {
            CaseRecord record = shown.record();
            Display display = display();
            Job.create("Copying the case", monitor -> {
                String text = new String(CaseFormat.write(List.of(record)), StandardCharsets.UTF_8);
                display.asyncExec(() -> CopyRows.copy(display, text));
                return Status.OK_STATUS;
            }).schedule();
        });
    }
}
