// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.hosts;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.part.ViewPart;
import org.rdpworkbench.ui.internal.Later;
import org.rdpworkbench.ui.internal.Layouts;
import org.rdpworkbench.ui.internal.diagnosis.Diagnose;

/** The hosts of the inventory in their groups, with how the last look at each ended. */
public final class HostsView extends ViewPart {

    /** The id of the view, of its context menu and of its help context. */
    public static final String ID = "org.rdpworkbench.ui.hosts";

    /** Ages are shown in minutes. */
    private static final int REFRESH_MILLIS = 30_000;

    private final Runnable changed = new Later(this::show);
    private final HostsSettings settings = new HostsSettings();
    private final HostSelection selection = new HostSelection();
    private Composite all;
    private Hosts hosts;
    private RowOrder order;
    private FilterBar filter;
    private Composite stack;
    private HostTree tree;
    private EmptyHosts empty;
    private HostActions actions;
    private NoticeBar notice;
    private HostDrop drop;

    @Override
    public void createPartControl(Composite parent) {
        all = new Composite(parent, SWT.NONE);
        all.setLayout(GridLayoutFactory.fillDefaults().spacing(0, 0).create());
        PlatformUI.getWorkbench().getHelpSystem().setHelp(all, ID);
        getSite().setSelectionProvider(selection);
        Later.once(all, this::make);
    }

    /** By itself: to open a view takes the UI thread long enough. */
    private void make() {
        hosts = getSite().getService(Hosts.class);
        order = new RowOrder(all.getDisplay(), hosts::known, this::showSorted, changed);
        filter = new FilterBar(all, this::show, () -> tree.control().setFocus());
        stack = new Composite(all, SWT.NONE);
        stack.setLayout(new StackLayout());
        stack.setLayoutData(Layouts.all());
        empty = new EmptyHosts(stack, hosts, getSite());
        tree = new HostTree(stack, settings, this::show);
        notice = new NoticeBar(all, hosts);
        selection.follow(tree);
        actions = new HostActions(getSite(), hosts, tree, changed);
        tree.control().addListener(SWT.DefaultSelection, event -> openSelected());
        drop = HostDrop.on(tree, stack, hosts, getSite());
        listen();
        show();
        all.layout();
        if (all.isFocusControl()) {
            setFocus();
        }
        Later.once(all, this::begin);
    }

    /** Again by itself, for the menu is made with all that plugins add to it. */
    private void begin() {
        MenuManager menu = new MenuManager();
        tree.control().setMenu(menu.createContextMenu(tree.control()));
        getSite().registerContextMenu(menu, selection);
        hosts.refresh();
        tick();
    }

    /** Others may have changed the hosts while the person was elsewhere. */
    private void listen() {
        Shell shell = all.getShell();
        Listener activated = event -> hosts.refresh();
        Runnable other = () -> (order.many() ? (Runnable) order::soon : changed).run();
        hosts.addListener(other);
        shell.addListener(SWT.Activate, activated);
        all.addDisposeListener(event -> {
            hosts.removeListener(other);
            order.end();
            shell.removeListener(SWT.Activate, activated);
        });
    }

    private void show() {
        if (!naming()) {
            // Before what is known: what changes in between comes with the next call.
            show(hosts.takeTouched());
        }
    }

    /** Where a name is being typed this is called again when it is done. */
    private boolean naming() {
        return stack.isDisposed() || actions.naming();
    }

    private void show(Set<String> touched) {
        Known known = hosts.known();
        HostRows rows = rows(known);
        if (rows.hide(touched, known.contents())) {
            filter.clear();
            rows = rows(known);
        }
        show(known, rows, touched);
    }

    /** What the person has changed herself is shown by all means. */
    private void showSorted(HostRows rows) {
        if (naming()) {
            return;
        }
        Set<String> touched = hosts.takeTouched();
        Known known = hosts.known();
        if (touched.isEmpty() || rows.byId().keySet().containsAll(touched)) {
            show(known, rows, touched);
        } else {
            show(touched);
        }
    }

    private void show(Known known, HostRows rows, Set<String> touched) {
        tree.show(rows, !filter.filter().all());
        filter.found(rows.matching(), known.contents().hosts().size());
        if (!touched.isEmpty()) {
            tree.select(touched);
        }
        selection.publish();
        boolean none = known.contents().hosts().isEmpty() && known.contents().groups().isEmpty();
        empty.show(known, hosts.notice());
        notice.show(known.read() ? hosts.notice() : Notice.NONE);
        ((StackLayout) stack.getLayout()).topControl = none ? empty.control() : tree.control();
        stack.layout();
        actions.shown();
    }

    private HostRows rows(Known known) {
        return order.rows(known, filter.filter(), settings.order().among(tree.columns()));
    }

    private void openSelected() {
        List<Row> selected = tree.selection();
        if (selected.size() == 1 && selected.getFirst() instanceof GroupRow group) {
            tree.item(group.id(), true).ifPresent(item -> item.setExpanded(!item.getExpanded()));
        }
        selected.stream().filter(HostRow.class::isInstance).map(HostRow.class::cast).limit(Diagnose.MOST_EDITORS)
                .forEach(host -> Diagnose.open(getSite().getPage(), host.target()));
    }

    /** The rows, for whoever works on them. */
    HostTree tree() {
        return tree;
    }

    FilterBar filter() {
        return filter;
    }

    HostDrop drop() {
        return drop;
    }

    HostActions actions() {
        return actions;
    }

    /** The view in that page, where it is open and made. */
    static Optional<HostsView> in(IWorkbenchPage page) {
        return page != null && page.findView(ID) instanceof HostsView view && view.tree != null ? Optional.of(view)
                : Optional.empty();
    }

    private void tick() {
        if (!stack.isDisposed()) {
            tree.refresh();
            stack.getDisplay().timerExec(REFRESH_MILLIS, this::tick);
        }
    }

    @Override
    public void setFocus() {
        if (tree == null) {
            all.setFocus();
            return;
        }
        (((StackLayout) stack.getLayout()).topControl == tree.control() ? tree.control() : empty.control()).setFocus();
    }
}
