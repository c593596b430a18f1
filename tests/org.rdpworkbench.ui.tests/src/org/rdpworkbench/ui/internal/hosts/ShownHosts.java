// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.hosts;

import java.io.Closeable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.core.commands.NotHandledException;
import org.eclipse.core.commands.common.CommandException;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.e4.core.contexts.IEclipseContext;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.store.Contents;
import org.rdpworkbench.store.Group;
import org.rdpworkbench.store.History;
import org.rdpworkbench.store.Host;
import org.rdpworkbench.store.Inventory;
import org.rdpworkbench.store.StoreException;
import org.rdpworkbench.ui.internal.Services;
import org.rdpworkbench.ui.internal.Ui;
import org.rdpworkbench.ui.internal.store.WindowStore;

/** The hosts view and the store behind it, for tests. */
public final class ShownHosts {

    private ShownHosts() {}

    /** The view, active. */
    public static HostsView view() throws Exception {
        return Ui.sync(() -> {
            HostsView view = (HostsView) Ui.page().showView(HostsView.ID);
            Ui.page().activate(view);
            return view;
        });
    }

    public static Hosts hosts() {
        return Services.find(Hosts.class).orElseThrow();
    }

    static Inventory inventory() throws Exception {
        return WindowStore.open().inventory();
    }

    static Contents contents() throws Exception {
        return inventory().contents();
    }

    /** A host as the command line adds it, behind the back of the window. */
    public static Host add(Optional<Group> group, String name, String target, String... tags) throws Exception {
        return inventory().addHost(group.map(Group::id), name, Target.parse(target), Set.of(tags), "");
    }

    public static Group group(Optional<Group> parent, String name) throws Exception {
        return inventory().addGroup(parent.map(Group::id), name);
    }

    /** Shows what is in the store now. */
    public static void refresh() throws Exception {
        hosts().refresh();
        Ui.join(Hosts.READING);
        Ui.join(RowOrder.SORTING);
    }

    /** No hosts, no diagnoses, nothing to be undone, and the columns of a new window. */
    public static void clear() throws Exception {
        Ui.join(HostEdits.JOB);
        inventory().remove(Stream.concat(contents().groups().stream().map(Group::id),
                contents().hosts().stream().map(Host::id)).collect(Collectors.toSet()));
        History history = WindowStore.open().history();
        for (History.Entry latest : history.latest()) {
            history.forget(history.of(latest.target()).stream().map(History.Entry::id).toList());
        }
        HostEdits.history().dispose(HostEdits.CONTEXT, true, true, true);
        Ui.sync(() -> {
            HostsView.in(Ui.page()).ifPresent(Ui.page()::hideView);
            return null;
        });
        InstanceScope.INSTANCE.getNode("org.rdpworkbench.ui").node("hosts").clear();
        hosts().say(Notice.NONE);
        refresh();
    }

    /** Lets every further edit wait until this is closed. */
    public static Closeable hold() {
        CompletableFuture<Void> begun = new CompletableFuture<>();
        CompletableFuture<Void> end = new CompletableFuture<>();
        hosts().edits().inBackground("Held", monitor -> {
            begun.complete(null);
            end.join();
        });
        begun.join();
        return () -> end.complete(null);
    }

    /** An edit that cannot be done. */
    public static void refuse(String why) {
        hosts().edits().inBackground("Refused", monitor -> {
            throw new StoreException(why);
        });
    }

    /** How many hosts there are. */
    public static int count() throws Exception {
        return contents().hosts().size();
    }

    /**
     * Runs a command in the view, with the focus in its rows, and waits for what it does in the background. Where a
     * dialog was closed before, commands learn that the view is active again when the UI thread has time for it.
     */
    public static void run(String command) throws Exception {
        Ui.focus(Ui.sync(ShownHosts::rows));
        Ui.sync(() -> {
            Ui.until(ShownHosts::learn, () -> executed(command));
            return null;
        });
        Ui.join(HostEdits.JOB);
    }

    /** Runs a command where the person is, as soon as it means something there. */
    public static void runHere(String command) throws Exception {
        Ui.sync(() -> {
            Ui.until(ShownHosts::learn, () -> executed(command));
            return null;
        });
    }

    /** Lets commands learn what has changed; only on the UI thread. */
    private static void learn() {
        PlatformUI.getWorkbench().getService(IEclipseContext.class).processWaiting();
    }

    /** False while the command means nothing yet, or not any more. */
    private static boolean executed(String command) {
        try {
            execute(command);
            return true;
        } catch (NotHandledException e) {
            return false;
        } catch (CommandException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The tree, or what invites to add hosts in its place. */
    private static Control rows() {
        Tree tree = HostsView.in(Ui.page()).orElseThrow().tree().control();
        return tree.isVisible() ? tree : Ui.all(tree.getParent(), Link.class).getFirst();
    }

    /** Runs a command as a menu does, which first asks whether it can be run; on the UI thread. */
    public static void execute(String command) throws CommandException {
        IHandlerService handlers = PlatformUI.getWorkbench().getService(IHandlerService.class);
        PlatformUI.getWorkbench().getService(ICommandService.class).getCommand(command)
                .setEnabled(handlers.getCurrentState());
        handlers.executeCommand(command, null);
    }

    /** Whether a command can be run now. */
    public static boolean can(String command) throws Exception {
        return Ui.sync(() -> PlatformUI.getWorkbench().getService(ICommandService.class).getCommand(command)
                .isEnabled());
    }

    static Tree tree() throws Exception {
        HostsView view = view();
        return Ui.sync(() -> view.tree().control());
    }

    public static void select(String... ids) throws Exception {
        HostsView view = view();
        Ui.sync(() -> {
            view.tree().select(List.of(ids));
            // Commands learn of it when the UI thread has nothing else to do, or now.
            learn();
            return null;
        });
    }

    /** What a person sees: a line a row with its cells, and what is in expanded groups farther to the right. */
    public static List<String> lines() throws Exception {
        Tree tree = tree();
        return Ui.sync(() -> {
            List<String> lines = new ArrayList<>();
            Stream.of(tree.getItems()).forEach(item -> add(item, "", lines));
            return lines;
        });
    }

    private static void add(TreeItem item, String indent, List<String> lines) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < item.getParent().getColumnCount(); i++) {
            cells.add(item.getText(i));
        }
        lines.add(indent + String.join("|", cells));
        if (item.getExpanded()) {
            Stream.of(item.getItems()).forEach(child -> add(child, indent + "  ", lines));
        }
    }
}
