// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.plugins.ui.internal;

import java.util.Comparator;
import java.util.function.Function;
import org.eclipse.jface.layout.TableColumnLayout;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.jface.resource.ResourceLocator;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.ColumnLayoutData;
import org.eclipse.jface.viewers.ColumnPixelData;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.jface.viewers.Viewer;
import org.eclipse.jface.viewers.ViewerComparator;
import org.eclipse.jface.viewers.ViewerFilter;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.rdpworkbench.report.Plain;

/** The list: what is here first, then what sites offer. */
final class PluginTable {

    private static final String BUNDLE = "org.rdpworkbench.plugins.ui";
    private static final Comparator<Row> ORDER = Comparator.<Row, Boolean>comparing(Row.Available.class::isInstance)
            .thenComparing(Row::label, String.CASE_INSENSITIVE_ORDER).thenComparing(Row::version);

    /** With the second of its build; the end of a version is what tells it from another. */
    private static final String LONG_VERSION = "1.0.0.20261231235959";
    private static final int PADDING = 14;

    private PluginTable() {}

    /** @param filter only rows that hold its text are shown */
    static TableViewer create(Composite parent, Text filter) {
        Composite frame = new Composite(parent, SWT.NONE);
        TableColumnLayout columns = new TableColumnLayout();
        frame.setLayout(columns);
        TableViewer table = new TableViewer(frame, SWT.BORDER | SWT.FULL_SELECTION | SWT.V_SCROLL);
        table.getTable().setHeaderVisible(true);
        LocalResourceManager images = new LocalResourceManager(JFaceResources.getResources(), table.getControl());
        column(table, columns, "Plugin", new ColumnWeightData(62, 60), Row::label, images);
        column(table, columns, "State", new ColumnWeightData(38, 60), Row::state, null);
        column(table, columns, "Version", new ColumnPixelData(width(table.getTable(), LONG_VERSION), true, true),
                Row::version, null);
        table.setContentProvider(ArrayContentProvider.getInstance());
        table.setComparator(new ViewerComparator() {
            @Override
            public int compare(Viewer viewer, Object one, Object other) {
                return ORDER.compare((Row) one, (Row) other);
            }
        });
        table.addFilter(new ViewerFilter() {
            @Override
            public boolean select(Viewer viewer, Object parent, Object element) {
                return ((Row) element).holds(filter.getText().strip());
            }
        });
        filter.addListener(SWT.Modify, e -> table.refresh());
        return table;
    }

    private static int width(Table table, String text) {
        GC gc = new GC(table);
        try {
            return gc.textExtent(text).x + PADDING;
        } finally {
            gc.dispose();
        }
    }

    /** @param images where the column shows pictures, else null */
    private static void column(TableViewer table, TableColumnLayout columns, String name,
            ColumnLayoutData data, Function<Row, String> text, LocalResourceManager images) {
        TableViewerColumn column = new TableViewerColumn(table, SWT.NONE);
        column.getColumn().setText(name);
        columns.setColumnData(column.getColumn(), data);
        column.setLabelProvider(new ColumnLabelProvider() {
            @Override
            public String getText(Object element) {
                return Plain.escape(text.apply((Row) element));
            }

            @Override
            public Image getImage(Object element) {
                return images == null ? null : images.create(ResourceLocator.imageDescriptorFromBundle(BUNDLE,
                        "icons/" + picture((Row) element) + ".svg").orElseThrow());
            }
        });
    }

    private static String picture(Row row) {
        return switch (row) {
            case Row.Installed installed -> installed.sound() ? "plugin" : "broken";
            case Row.Available available -> "available";
        };
    }
}
