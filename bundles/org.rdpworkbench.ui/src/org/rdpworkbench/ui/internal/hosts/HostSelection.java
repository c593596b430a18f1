// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.hosts;

import java.util.List;
import org.eclipse.core.runtime.ListenerList;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.ISelectionChangedListener;
import org.eclipse.jface.viewers.ISelectionProvider;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.SelectionChangedEvent;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.SWT;

/** Publishes the selected rows to the workbench. */
final class HostSelection implements ISelectionProvider {

    private HostTree tree;
    private final ListenerList<ISelectionChangedListener> listeners = new ListenerList<>();
    private IStructuredSelection selection = StructuredSelection.EMPTY;

    /** Publishes what is selected there from now on; nothing is before. */
    void follow(HostTree rows) {
        tree = rows;
        tree.control().addListener(SWT.Selection, event -> publish());
    }

    /** To be called when rows have changed, since others see them by value. */
    void publish() {
        IStructuredSelection now = new StructuredSelection(tree.selection());
        if (!now.equals(selection)) {
            selection = now;
            SelectionChangedEvent event = new SelectionChangedEvent(this, now);
            listeners.forEach(listener -> listener.selectionChanged(event));
        }
    }

    @Override
    public ISelection getSelection() {
        return selection;
    }

    @Override
    public void setSelection(ISelection wanted) {
        if (tree == null) {
            return;
        }
        List<String> ids = wanted instanceof IStructuredSelection structured
                ? ((List<?>) structured.toList()).stream().filter(Row.class::isInstance).map(row -> ((Row) row).id())
                        .toList() : List.of();
        tree.select(ids);
    }

    @Override
    public void addSelectionChangedListener(ISelectionChangedListener listener) {
        listeners.add(listener);
    }

    @Override
    public void removeSelectionChangedListener(ISelectionChangedListener listener) {
        listeners.remove(listener);
    }
}
