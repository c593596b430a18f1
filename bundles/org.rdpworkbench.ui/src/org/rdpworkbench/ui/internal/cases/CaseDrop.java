// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.cases;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DropTargetAdapter;
import org.eclipse.swt.dnd.DropTargetEvent;
import org.eclipse.swt.dnd.FileTransfer;

/** Opens the files that are dropped on it. */
public final class CaseDrop extends DropTargetAdapter {

    private final Consumer<List<Path>> open;

    /** @param open takes the files */
    public CaseDrop(Consumer<List<Path>> open) {
        this.open = open;
    }

    @Override
    public void dragEnter(DropTargetEvent event) {
        accept(event);
    }

    @Override
    public void dragOperationChanged(DropTargetEvent event) {
        accept(event);
    }

    /** Files stay where they are, whatever the other program would like. */
    private static void accept(DropTargetEvent event) {
        if (FileTransfer.getInstance().isSupportedType(event.currentDataType)) {
            event.detail = (event.operations & DND.DROP_COPY) != 0 ? DND.DROP_COPY : DND.DROP_NONE;
        }
    }

    @Override
    public void drop(DropTargetEvent event) {
        take(event.data);
    }

    /** @param data names of files, or null where the other program has none after all */
    void take(Object data) {
        if (data instanceof String[] names && names.length > 0) {
            open.accept(Stream.of(names).map(Path::of).toList());
        }
    }
}
