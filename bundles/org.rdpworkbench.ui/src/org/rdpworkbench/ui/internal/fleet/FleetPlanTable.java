// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.fleet;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.TableItem;
import org.rdpworkbench.core.repair.RepairPlan;
import org.rdpworkbench.ui.internal.CopyRows;
import org.rdpworkbench.ui.internal.FairColumns;
import org.rdpworkbench.ui.internal.Icons;
import org.rdpworkbench.ui.internal.TextColumn;
import org.rdpworkbench.ui.internal.Tips;

/** The hosts that are planned, in the order in which they would be repaired. A tick says that one is to be. */
final class FleetPlanTable {

    private final TableViewer viewer;
    private final FairColumns columns;
    private final LocalResourceManager images;
    private List<PlannedHost> rows = List.of();
    /** Those that are repaired alone. */
    private Set<PlannedHost> first = Set.of();

    /** @param chosen hears that another row is selected, or another one wanted */
    FleetPlanTable(Composite parent, Runnable chosen) {
        viewer = new TableViewer(parent, SWT.SINGLE | SWT.CHECK | SWT.FULL_SELECTION | SWT.V_SCROLL | SWT.BORDER);
        images = new LocalResourceManager(JFaceResources.getResources(), viewer.getTable());
        viewer.setContentProvider(ArrayContentProvider.getInstance());
        viewer.getTable().setHeaderVisible(true);
        new TextColumn<PlannedHost>(PlannedHost::host) {
            @Override
            public Image getImage(Object element) {
                return images.get(Icons.named(icon(row(element).phase())));
            }
        }.addTo(viewer, "Host");
        TextColumn.add(viewer, "Repair", PlannedHost::repair);
        TextColumn.add(viewer, "Steps", PlannedHost::steps);
        TextColumn.add(viewer, "Interrupts", PlannedHost::interrupts);
        TextColumn.add(viewer, "Turn", this::turn);
        Tips.on(viewer, row -> ((PlannedHost) row).host() + ": " + ((PlannedHost) row).repair());
        CopyRows.on(viewer.getTable(), this::text);
        columns = new FairColumns(viewer.getTable(), 14, 20, 4, 10, 6);
        viewer.getTable().addListener(SWT.Selection, e -> {
            if (e.detail == SWT.CHECK && e.item instanceof TableItem item
                    && item.getData() instanceof PlannedHost host) {
                host.want(item.getChecked());
                refresh();
            }
            chosen.run();
        });
        viewer.addSelectionChangedListener(e -> chosen.run());
    }

    private static String icon(PlannedHost.Phase phase) {
        return switch (phase) {
            case WAITS -> "never";
            case LOOKS -> "looking";
            case PLANNED -> "repair";
            case WITHOUT -> "unclear";
        };
    }

    private String turn(PlannedHost host) {
        return host.chosen().isEmpty() ? host.plan().isEmpty() ? "" : "left out" : first.contains(host)
                ? "first, alone" : "in batches";
    }

    /** Shows these; the one that was selected is so still, else the first. */
    void show(List<PlannedHost> hosts) {
        Optional<PlannedHost> before = selected();
        rows = hosts;
        viewer.setInput(rows);
        refresh();
        before.filter(rows::contains).or(() -> rows.stream().findFirst())
                .ifPresent(one -> viewer.setSelection(new StructuredSelection(one), true));
    }

    /** Shows what has become of them. */
    void refresh() {
        Set<String> kinds = new HashSet<>();
        first = rows.stream().filter(host -> host.chosen().map(RepairPlan::key).filter(kinds::add).isPresent())
                .collect(Collectors.toSet());
        viewer.refresh();
        for (TableItem item : viewer.getTable().getItems()) {
            item.setChecked(item.getData() instanceof PlannedHost host && host.wanted());
        }
        columns.fit();
    }

    Optional<PlannedHost> selected() {
        return Optional.ofNullable((PlannedHost) viewer.getStructuredSelection().getFirstElement());
    }

    private String text() {
        return ((List<?>) viewer.getStructuredSelection().toList()).stream().map(PlannedHost.class::cast)
                .map(one -> String.join("\t", one.host(), one.repair(), one.steps(), one.interrupts(), turn(one)))
                .collect(Collectors.joining("\n"));
    }

    TableViewer viewer() {
        return viewer;
    }
}
