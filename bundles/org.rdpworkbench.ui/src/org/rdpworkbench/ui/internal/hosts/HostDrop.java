// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.hosts;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jface.util.LocalSelectionTransfer;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DragSource;
import org.eclipse.swt.dnd.DragSourceAdapter;
import org.eclipse.swt.dnd.DragSourceEvent;
import org.eclipse.swt.dnd.DropTarget;
import org.eclipse.swt.dnd.DropTargetAdapter;
import org.eclipse.swt.dnd.DropTargetEvent;
import org.eclipse.swt.dnd.FileTransfer;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.dnd.TransferData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.IWorkbenchPartSite;

/** Dragging hosts and groups into groups, out of the window as text, and files of hosts into it. */
final class HostDrop extends DropTargetAdapter {

    private final HostTree tree;
    private final Hosts hosts;
    private final IWorkbenchPartSite site;

    private HostDrop(HostTree tree, Hosts hosts, IWorkbenchPartSite site) {
        this.tree = tree;
        this.hosts = hosts;
        this.site = site;
    }

    /** @param around what holds the tree, and shows something else as long as there are no hosts */
    static HostDrop on(HostTree tree, Composite around, Hosts hosts, IWorkbenchPartSite site) {
        HostDrop drop = new HostDrop(tree, hosts, site);
        DragSource source = new DragSource(tree.control(), DND.DROP_MOVE | DND.DROP_COPY);
        source.setTransfer(LocalSelectionTransfer.getTransfer(), TextTransfer.getInstance());
        source.addDragListener(drop.new Drag());
        DropTarget target = new DropTarget(tree.control(), DND.DROP_MOVE | DND.DROP_COPY | DND.DROP_DEFAULT);
        target.setTransfer(LocalSelectionTransfer.getTransfer(), FileTransfer.getInstance());
        target.addDropListener(drop);
        DropTarget first = new DropTarget(around, DND.DROP_MOVE | DND.DROP_COPY | DND.DROP_DEFAULT);
        first.setTransfer(FileTransfer.getInstance());
        first.addDropListener(drop);
        return drop;
    }

    /** What is dragged: the selected rows here, their lines elsewhere. */
    private final class Drag extends DragSourceAdapter {

        @Override
        public void dragStart(DragSourceEvent event) {
            List<Row> rows = tree.selection();
            event.doit = !rows.isEmpty();
            LocalSelectionTransfer.getTransfer().setSelection(new StructuredSelection(rows));
        }

        @Override
        public void dragSetData(DragSourceEvent event) {
            if (TextTransfer.getInstance().isSupportedType(event.dataType)) {
                event.data = HostClipboard.lines(tree.selection());
            }
        }

        @Override
        public void dragFinished(DragSourceEvent event) {
            LocalSelectionTransfer.getTransfer().setSelection(null);
        }
    }

    @Override
    public void dragOver(DropTargetEvent event) {
        boolean files = FileTransfer.getInstance().isSupportedType(event.currentDataType);
        Optional<String> group = group(event);
        boolean fits = files || !HostMove.circular(hosts.known().contents(), dragged(), group);
        event.detail = files ? DND.DROP_COPY : fits ? DND.DROP_MOVE : DND.DROP_NONE;
        event.feedback = DND.FEEDBACK_SELECT | DND.FEEDBACK_EXPAND | DND.FEEDBACK_SCROLL;
    }

    @Override
    public void drop(DropTargetEvent event) {
        take(group(event), event.currentDataType, event.data);
    }

    /** Takes what was dropped onto a group, or outside of all. */
    void take(Optional<String> group, TransferData type, Object data) {
        if (FileTransfer.getInstance().isSupportedType(type)) {
            if (data instanceof String[] files && files.length > 0) {
                // The source of the drag waits until this returns.
                tree.control().getDisplay().asyncExec(() -> ImportHosts.open(site.getWorkbenchWindow(),
                        HostSource.of(Stream.of(files).map(Path::of).toList())));
            }
        } else if (HostMove.circular(hosts.known().contents(), dragged(), group)) {
            hosts.say(Notice.problem("A group cannot be inside itself."));
        } else {
            HostMove.into(hosts, dragged(), group);
        }
    }

    private static List<String> dragged() {
        return LocalSelectionTransfer.getTransfer().getSelection() instanceof IStructuredSelection rows
                ? ((List<?>) rows.toList()).stream().filter(Row.class::isInstance).map(row -> ((Row) row).id()).toList()
                : List.of();
    }

    /** Onto a host means into its group. */
    private Optional<String> group(DropTargetEvent event) {
        return Optional.ofNullable((TreeItem) event.item).flatMap(tree::row).flatMap(row -> switch (row) {
            case GroupRow group -> Optional.of(group.id());
            case HostRow host -> host.host().group();
        });
    }
}
