// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.hosts;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.IHandler;
import org.eclipse.ui.IWorkbenchPartSite;
import org.eclipse.ui.handlers.IHandlerService;
import org.rdpworkbench.store.Contents;
import org.rdpworkbench.store.Edit;
import org.rdpworkbench.store.Group;
import org.rdpworkbench.ui.internal.Counts;
import org.rdpworkbench.ui.internal.FocusedHandlers;

/**
 * What the commands do while the hosts view is active.
 */
final class HostActions {

    private static final String NEW_GROUP = "New group";

    private final Hosts hosts;
    private final HostTree tree;
    private final HostClipboard clipboard;
    private final NameEditor names;
    private Optional<String> unnamed = Optional.empty();

    /** @param named hears that no name is typed any more */
    HostActions(IWorkbenchPartSite site, Hosts hosts, HostTree tree, Runnable named) {
        this.hosts = hosts;
        this.tree = tree;
        clipboard = new HostClipboard(site, hosts, tree);
        names = new NameEditor(hosts, tree, named);
        IHandlerService handlers = site.getService(IHandlerService.class);
        FocusedHandlers.on(site, tree.control().getParent(), Map.of(
                "org.eclipse.ui.edit.cut", handler(this::any, () -> clipboard.copy(true)),
                "org.eclipse.ui.edit.copy", handler(this::any, () -> clipboard.copy(false)),
                "org.eclipse.ui.edit.paste", handler(() -> true, () -> clipboard.paste(group())),
                "org.eclipse.ui.edit.delete", handler(this::any, this::remove),
                "org.eclipse.ui.edit.rename", handler(this::one, () -> names.begin(tree.selection().getFirst())),
                "org.eclipse.ui.edit.selectAll", handler(() -> true, tree::selectAll),
                UndoHandler.UNDO, UndoHandler.undo(tree.control(), hosts.edits()),
                UndoHandler.REDO, UndoHandler.redo(tree.control(), hosts.edits())));
        UndoHandler.follow(site, tree.control());
        handlers.activateHandler("org.eclipse.ui.file.refresh", handler(() -> true, hosts::refresh));
        handlers.activateHandler("org.rdpworkbench.ui.newGroup", handler(() -> true, this::addGroup));
        handlers.activateHandler("org.rdpworkbench.ui.editHost",
                handler(() -> one() && tree.selection().getFirst() instanceof HostRow, () -> edit(site)));
        handlers.activateHandler("org.rdpworkbench.ui.hostColumns",
                handler(() -> true, () -> ColumnsDialog.ask(site.getShell(), tree)));
    }

    private IHandler handler(BooleanSupplier can, Runnable run) {
        return new AbstractHandler() {
            @Override
            public boolean isEnabled() {
                return !tree.control().isDisposed() && can.getAsBoolean();
            }

            @Override
            public Object execute(ExecutionEvent event) {
                run.run();
                return null;
            }
        };
    }

    private boolean any() {
        return tree.control().getSelectionCount() > 0;
    }

    private boolean one() {
        return tree.control().getSelectionCount() == 1;
    }

    /** Where something new goes: into the selected group, or beside the selected host. */
    Optional<String> group() {
        return tree.selection().stream().findFirst().flatMap(row -> switch (row) {
            case GroupRow group -> Optional.of(group.id());
            case HostRow host -> host.host().group();
        });
    }

    private void remove() {
        List<Row> rows = tree.selection();
        Set<String> ids = rows.stream().map(Row::id).collect(Collectors.toSet());
        hosts.edits().apply("Remove", Edit.removing(ids), back -> removed(rows, back.added().hosts().size()));
    }

    /** Counts those that the filter hides too, and those that others put in. */
    private static String removed(List<Row> rows, int count) {
        String which = rows.size() == 1 ? "\"" + rows.getFirst().name() + "\"" : Counts.of(rows.size()) + " entries";
        String more = rows.stream().allMatch(HostRow.class::isInstance) ? ""
                : " with " + Counts.hosts(count);
        return "Removed " + which + more + " from the list.";
    }

    /** Makes a group, and lets its name be typed as soon as it is shown. */
    private void addGroup() {
        Group group = new Group(UUID.randomUUID().toString(), group(), NEW_GROUP);
        unnamed = Optional.of(group.id());
        hosts.edits().apply("New Group", Edit.adding(new Contents(List.of(group), List.of())), "");
    }

    /** Whether a name is being typed in its row. */
    boolean naming() {
        return names.isOpen();
    }

    /** Takes the name that is being typed, if any. */
    void takeName() {
        names.take();
    }

    /** To be called when rows were shown. */
    void shown() {
        Optional<Row> group = unnamed.flatMap(id -> tree.selection().stream().filter(row -> row.id().equals(id))
                .findFirst());
        if (group.isPresent()) {
            unnamed = Optional.empty();
            names.begin(group.get());
        }
    }

    private void edit(IWorkbenchPartSite site) {
        if (tree.selection().getFirst() instanceof HostRow row) {
            HostDialog.edit(site.getShell(), hosts, row.host());
        }
    }
}
