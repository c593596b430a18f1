// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.repairs;

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
import org.rdpworkbench.core.repair.Repair;
import org.rdpworkbench.report.Plain;
import org.rdpworkbench.report.RepairText;
import org.rdpworkbench.ui.internal.FairColumns;
import org.rdpworkbench.ui.internal.Icons;
import org.rdpworkbench.ui.internal.LocalTimes;
import org.rdpworkbench.ui.internal.TextColumn;
import org.rdpworkbench.ui.internal.Tips;

/** The repairs, one a row, the latest first. */
final class RepairTable {

    private final TableViewer viewer;
    private final FairColumns columns;
    private final LocalResourceManager images;
    private List<Repair> shown = List.of();
    /** What is said of them, which may change with the time alone. */
    private List<String> outcomes = List.of();

    RepairTable(Composite parent) {
        viewer = new TableViewer(parent, SWT.MULTI | SWT.FULL_SELECTION | SWT.V_SCROLL | SWT.BORDER);
        images = new LocalResourceManager(JFaceResources.getResources(), viewer.getTable());
        viewer.setContentProvider(ArrayContentProvider.getInstance());
        viewer.getTable().setHeaderVisible(true);
        TextColumn.add(viewer, "Begun", RepairTable::when);
        TextColumn.add(viewer, "Host", RepairTable::host);
        TextColumn.add(viewer, "What it does", RepairTable::what);
        new TextColumn<Repair>(RepairText::words) {
            @Override
            public Image getImage(Object element) {
                return images.get(Icons.named(Icons.name(row(element).outcome())));
            }
        }.addTo(viewer, "Outcome");
        TextColumn.add(viewer, "By", RepairTable::who);
        Tips.on(viewer, row -> what((Repair) row) + ": " + RepairText.words((Repair) row));
        columns = new FairColumns(viewer.getTable(), 16, 10, 11, 9, 3);
    }

    private static String when(Repair repair) {
        return LocalTimes.second(repair.at());
    }

    private static String host(Repair repair) {
        return Plain.escape(repair.plan().target().toString(), Plain.MOST_VALUE);
    }

    private static String what(Repair repair) {
        return Plain.escape(repair.plan().what()) + " (" + Plain.escape(repair.plan().cause(), Plain.MOST_VALUE) + ")";
    }

    private static String who(Repair repair) {
        return Plain.escape(repair.who() + repair.notes().approval().words(), Plain.MOST_VALUE);
    }

    TableViewer viewer() {
        return viewer;
    }

    /** Shows them; the one that was selected is so still, else the first. */
    void show(List<Repair> repairs) {
        List<String> words = repairs.stream().map(RepairText::words).toList();
        if (repairs.equals(shown) && words.equals(outcomes)) {
            return;
        }
        outcomes = words;
        Optional<String> before = selected().map(Repair::id);
        shown = repairs;
        viewer.setInput(repairs);
        columns.fit();
        repairs.stream().filter(one -> before.equals(Optional.of(one.id()))).findFirst()
                .or(() -> repairs.stream().findFirst())
                .ifPresent(one -> viewer.setSelection(new StructuredSelection(one), true));
    }

    /** Selects the one with that id; false where there is none. */
    boolean select(String id) {
        Optional<Repair> wanted = shown.stream().filter(one -> one.id().equals(id)).findFirst();
        wanted.ifPresent(one -> viewer.setSelection(new StructuredSelection(one), true));
        return wanted.isPresent();
    }

    /** The one that is selected; empty where there are several. */
    Optional<Repair> selected() {
        return viewer.getStructuredSelection().size() == 1
                ? Optional.of((Repair) viewer.getStructuredSelection().getFirstElement()) : Optional.empty();
    }

    /** The selected lines as text. */
    String text() {
        return ((List<?>) viewer.getStructuredSelection().toList()).stream().map(Repair.class::cast)
                .map(one -> String.join("\t", one.id(), when(one), host(one), what(one),
                        RepairText.words(one), who(one)))
                .collect(Collectors.joining("\n"));
    }
}
