// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Composite;
import org.rdpworkbench.report.LookWords;
import org.rdpworkbench.report.Plain;
import org.rdpworkbench.report.Words;
import org.rdpworkbench.store.History;
import org.rdpworkbench.store.Repair;
import org.rdpworkbench.ui.internal.FairColumns;
import org.rdpworkbench.ui.internal.Icons;
import org.rdpworkbench.ui.internal.TextColumn;
import org.rdpworkbench.ui.internal.Tips;
import org.rdpworkbench.ui.internal.cases.CaseSource;

/** The same in words, the latest first: every diagnosis, and when each certificate was seen first. */
final class HistoryTable {

    /**
     * @param icon the name of its sign
     * @param entry empty for a certificate or a repair
     * @param repair empty for all else
     */
    record Row(Instant at, String icon, Optional<History.Entry> entry, Optional<Repair> repair, String result,
            String stage, String words) {

        static Row of(History.Entry entry) {
            return new Row(entry.at(), Icons.name(entry.verdict()), Optional.of(entry), Optional.empty(),
                    LookWords.of(entry.verdict()), entry.stage().map(Words::stage).orElse(""),
                    Plain.escape(entry.summary()));
        }

        static Row of(HostHistory.Validity certificate) {
            return new Row(certificate.seen(), "certificate", Optional.empty(), Optional.empty(), "certificate", "",
                    "From now on it serves " + Plain.escape(certificate.subject(), Plain.MOST_VALUE) + ", valid "
                            + HistoryPainter.day(certificate.from()) + " to " + HistoryPainter.day(certificate.to()));
        }

        static Row of(Repair repair) {
            return new Row(repair.at(), "repair", Optional.empty(), Optional.of(repair),
                    RepairWords.of(repair.outcome()), "", RepairWords.what(repair));
        }

        String line() {
            return CaseSource.when(at) + "\t" + result + "\t" + stage + "\t" + words;
        }
    }

    private final TableViewer viewer;
    private final FairColumns columns;
    private final LocalResourceManager images;

    HistoryTable(Composite parent) {
        viewer = new TableViewer(parent, SWT.MULTI | SWT.FULL_SELECTION | SWT.V_SCROLL | SWT.BORDER);
        images = new LocalResourceManager(JFaceResources.getResources(), viewer.getTable());
        viewer.setContentProvider(ArrayContentProvider.getInstance());
        viewer.getTable().setHeaderVisible(true);
        new TextColumn<Row>(row -> CaseSource.when(row.at())) {
            @Override
            public Image getImage(Object element) {
                return sign(row(element));
            }
        }.addTo(viewer, "When");
        TextColumn.add(viewer, "Result", Row::result);
        TextColumn.add(viewer, "Breaks at", Row::stage);
        TextColumn.add(viewer, "What was found", Row::words);
        Tips.on(viewer, row -> ((Row) row).words());
        columns = new FairColumns(viewer.getTable(), 12, 6, 6, 5);
    }

    private Image sign(Row row) {
        return images.get(Icons.named(row.icon()));
    }

    TableViewer viewer() {
        return viewer;
    }

    void show(Optional<HostHistory> history) {
        List<Row> rows = new ArrayList<>();
        history.ifPresent(all -> {
            all.diagnoses().forEach(entry -> rows.add(Row.of(entry)));
            all.certificates().forEach(certificate -> rows.add(Row.of(certificate)));
            all.repairs().forEach(repair -> rows.add(Row.of(repair)));
        });
        // A diagnosis stands above the certificate that it saw first.
        rows.sort(Comparator.comparing(Row::at).reversed().thenComparing(row -> row.entry().isEmpty()));
        viewer.setInput(rows);
        columns.fit();
    }

    void select(History.Entry entry) {
        ((List<?>) viewer.getInput()).stream().map(Row.class::cast)
                .filter(row -> row.entry().filter(one -> one.id().equals(entry.id())).isPresent()).findFirst()
                .ifPresent(row -> viewer.setSelection(new StructuredSelection(row), true));
    }

    /** The selected diagnoses. */
    List<History.Entry> selected() {
        return rows().flatMap(row -> row.entry().stream()).toList();
    }

    /** The selected repairs that a person wrote down. */
    List<Repair> selectedByHand() {
        return repairs(true);
    }

    /** The selected repairs that have a journal, wherever that is. */
    List<Repair> selectedJournaled() {
        return repairs(false);
    }

    private List<Repair> repairs(boolean byHand) {
        return rows().flatMap(row -> row.repair().stream())
                .filter(one -> byHand == (one.outcome() == Repair.Outcome.BY_HAND)).toList();
    }

    /** The selected lines as text. */
    String text() {
        return rows().map(Row::line).collect(Collectors.joining("\n"));
    }

    private Stream<Row> rows() {
        return ((List<?>) viewer.getStructuredSelection().toList()).stream().map(Row.class::cast);
    }
}
