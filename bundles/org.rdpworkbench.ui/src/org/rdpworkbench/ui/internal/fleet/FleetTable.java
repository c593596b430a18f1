// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.fleet;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Composite;
import org.rdpworkbench.core.repair.RepairPlan;
import org.rdpworkbench.ui.internal.CopyRows;
import org.rdpworkbench.ui.internal.FairColumns;
import org.rdpworkbench.ui.internal.Icons;
import org.rdpworkbench.ui.internal.TextColumn;
import org.rdpworkbench.ui.internal.Tips;

/** The hosts of a run, with what is done at each just now, or what came of it. */
final class FleetTable {

    private final TableViewer viewer;
    private final FairColumns columns;
    private final LocalResourceManager images;
    private List<FleetRun.Row> rows = List.of();

    /** @param selected hears that another row is selected */
    FleetTable(Composite parent, Runnable selected) {
        viewer = new TableViewer(parent, SWT.MULTI | SWT.FULL_SELECTION | SWT.V_SCROLL | SWT.BORDER);
        images = new LocalResourceManager(JFaceResources.getResources(), viewer.getTable());
        viewer.setContentProvider(ArrayContentProvider.getInstance());
        viewer.getTable().setHeaderVisible(true);
        TextColumn.add(viewer, "Host", FleetTable::host);
        new TextColumn<FleetRun.Row>(FleetRun.Row::words) {
            @Override
            public Image getImage(Object element) {
                return images.get(Icons.named(row(element).icon()));
            }
        }.addTo(viewer, "What is done there, or came of it");
        Tips.on(viewer, row -> host((FleetRun.Row) row) + ": " + ((FleetRun.Row) row).words());
        CopyRows.on(viewer.getTable(), this::text);
        columns = new FairColumns(viewer.getTable(), 10, 30);
        viewer.addSelectionChangedListener(e -> selected.run());
    }

    private static String host(FleetRun.Row row) {
        return FleetWords.host(row.plan());
    }

    /** Shows them; what was selected is so still, else the first. */
    void show(List<FleetRun.Row> now) {
        if (now.equals(rows)) {
            return;
        }
        Optional<RepairPlan> before = selected().map(FleetRun.Row::plan);
        rows = now;
        viewer.setInput(rows);
        columns.fit();
        rows.stream().filter(row -> before.equals(Optional.of(row.plan()))).findFirst()
                .or(() -> rows.stream().findFirst())
                .ifPresent(row -> viewer.setSelection(new StructuredSelection(row)));
    }

    /** The one that is selected; empty where there are several. */
    Optional<FleetRun.Row> selected() {
        return viewer.getStructuredSelection().size() == 1
                ? Optional.of((FleetRun.Row) viewer.getStructuredSelection().getFirstElement()) : Optional.empty();
    }

    private String text() {
        return ((List<?>) viewer.getStructuredSelection().toList()).stream().map(FleetRun.Row.class::cast)
                .map(row -> host(row) + "\t" + row.words()).collect(Collectors.joining("\n"));
    }

    TableViewer viewer() {
        return viewer;
    }
}
