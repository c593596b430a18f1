// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.hosts;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.TreeEditor;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.TreeItem;
import org.rdpworkbench.store.Edit;
import org.rdpworkbench.store.Group;
import org.rdpworkbench.store.Host;

/** Lets a name be typed in its row. Return or a click elsewhere takes it, Escape leaves it as it was. */
final class NameEditor {

    private static final int LONGEST = 200;

    private final Hosts hosts;
    private final HostTree tree;
    private final Runnable ended;
    private final TreeEditor editor;
    private Runnable taking = () -> { };

    /** @param ended hears that no name is typed any more */
    NameEditor(Hosts hosts, HostTree tree, Runnable ended) {
        this.hosts = hosts;
        this.tree = tree;
        this.ended = ended;
        editor = new TreeEditor(tree.control());
        editor.grabHorizontal = true;
        editor.horizontalAlignment = SWT.LEFT;
        editor.minimumWidth = 80;
    }

    /** Whether a name is typed. Rows that come or go would take it away. */
    boolean isOpen() {
        return editor.getEditor() != null && !editor.getEditor().isDisposed();
    }

    /** Takes what is typed, as a click elsewhere does. */
    void take() {
        taking.run();
    }

    void begin(Row row) {
        tree.item(row.id(), true).ifPresent(item -> begin(row, item));
    }

    private void begin(Row row, TreeItem item) {
        Text text = new Text(tree.control(), SWT.BORDER);
        text.setTextLimit(LONGEST);
        text.setText(row.name());
        text.selectAll();
        text.addListener(SWT.FocusOut, event -> end(row, text, true));
        text.addListener(SWT.DefaultSelection, event -> end(row, text, true));
        text.addListener(SWT.Traverse, event -> {
            if (event.detail == SWT.TRAVERSE_ESCAPE) {
                event.doit = false;
                end(row, text, false);
            }
        });
        item.addListener(SWT.Dispose, event -> text.dispose());
        editor.setEditor(text, item, 0);
        taking = () -> end(row, text, true);
        text.setFocus();
    }

    private void end(Row row, Text text, boolean take) {
        // Disposing moves the focus, which would end it once more.
        if (editor.getEditor() != text) {
            return;
        }
        editor.setEditor(null);
        taking = () -> { };
        String name = text.getText().strip();
        boolean other = take && !name.equals(row.name());
        text.dispose();
        if (!tree.control().isDisposed()) {
            tree.control().setFocus();
        }
        if (other) {
            rename(row, name);
        }
        ended.run();
    }

    private void rename(Row row, String name) {
        switch (row) {
            case GroupRow group when name.isEmpty() -> hosts.say(Notice.problem("A group needs a name."));
            case GroupRow group -> hosts.edits().apply("Rename", Edit.changing(group.group(),
                    new Group(group.id(), group.group().parent(), name)), "");
            case HostRow called -> {
                Host host = called.host();
                // A host that is called by its address has no name of its own.
                String own = name.equals(HostRow.plain(host.target())) ? "" : name;
                hosts.edits().apply("Rename", Edit.changing(host, new Host(host.id(), host.group(), own,
                        host.target(), host.tags(), host.notes())), "");
            }
        }
    }
}
