// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal;

import java.util.function.Function;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.jface.viewers.TreeViewerColumn;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.TreeColumn;

/**
 * A column that shows a text of each row.
 *
 * @param <R> the type of all rows
 */
public class TextColumn<R> extends ColumnLabelProvider {

    private final Function<R, String> text;

    /** @param text escaped already */
    public TextColumn(Function<R, String> text) {
        this.text = text;
    }

    /** Adds one that shows nothing else. */
    public static <R> void add(TableViewer viewer, String title, Function<R, String> text) {
        new TextColumn<>(text).addTo(viewer, title);
    }

    /** Adds this one. */
    public void addTo(TableViewer viewer, String title) {
        TableViewerColumn column = new TableViewerColumn(viewer, SWT.LEFT);
        column.getColumn().setText(title);
        column.setLabelProvider(this);
    }

    /** Adds this one. */
    public TreeColumn addTo(TreeViewer viewer, String title) {
        TreeViewerColumn column = new TreeViewerColumn(viewer, SWT.LEFT);
        column.getColumn().setText(title);
        column.setLabelProvider(this);
        return column.getColumn();
    }

    /** What a viewer says is one of its rows. */
    @SuppressWarnings("unchecked")
    protected final R row(Object element) {
        return (R) element;
    }

    @Override
    public String getText(Object element) {
        return text.apply(row(element));
    }
}
