// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.diagnosis;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.MenuItem;
import org.rdpworkbench.core.run.Diagnosis.Ranked;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.core.spi.Verdict;
import org.rdpworkbench.report.Plain;
import org.rdpworkbench.store.Waiver;
import org.rdpworkbench.ui.DiagnosisState;
import org.rdpworkbench.ui.internal.CopyRows;
import org.rdpworkbench.ui.internal.FairColumns;
import org.rdpworkbench.ui.internal.Services;
import org.rdpworkbench.ui.internal.TextColumn;
import org.rdpworkbench.ui.internal.Tips;
import org.rdpworkbench.ui.internal.VerdictWords;

/** The causes in their order, each with its share of all, and a row for what no installed plugin knows. */
final class CauseTable {

    /** @param ranked empty for "none of these" */
    private record Row(Optional<Ranked> ranked, String title, double share, String percent) {}

    private final Target target;
    private final Composite control;
    private final TableViewer viewer;
    private final FairColumns columns;
    private List<Row> rows = List.of();

    /**
     * @param target whose waivers hold
     * @param selected runs when the person selects a row
     */
    CauseTable(Composite parent, Target target, Runnable selected) {
        this.target = target;
        control = new Composite(parent, SWT.NONE);
        control.setLayout(new FillLayout());
        viewer = new TableViewer(control, SWT.SINGLE | SWT.FULL_SELECTION | SWT.V_SCROLL | SWT.BORDER);
        viewer.setContentProvider(ArrayContentProvider.getInstance());
        viewer.getTable().setHeaderVisible(true);
        Tips.on(viewer, row -> tip((Row) row));
        TableViewerColumn share = new TableViewerColumn(viewer, SWT.LEFT);
        share.getColumn().setText("Share");
        share.setLabelProvider(new ShareBar(row -> Optional.of((Row) row).filter(one -> !beside(one))
                .map(one -> new ShareBar.Share(one.share(), one.percent()))));
        TextColumn.add(viewer, "Cause", Row::title);
        TextColumn.add(viewer, "Verdict", this::verdict);
        columns = new FairColumns(viewer.getTable(), 0, 2, 1);
        showShares(true);
        CopyRows.on(viewer.getTable(), () -> row().map(this::tip).orElse(""));
        waiverItems();
        viewer.getTable().addListener(SWT.Selection, e -> row().ifPresent(row -> selected.run()));
    }

    private void waiverItems() {
        new MenuItem(viewer.getTable().getMenu(), SWT.SEPARATOR);
        CopyRows.add(viewer.getTable(), "&Waive Cause...", () -> selected().ifPresent(ranked ->
                WaiveDialog.open(control.getShell(), target, ranked.cause().id(), row().orElseThrow().title())),
                () -> selected().isPresent());
        CopyRows.add(viewer.getTable(), "E&nd Waiver", () -> waiver().ifPresent(waiver ->
                Services.find(WaiverBook.class).ifPresent(book -> book.end(target, waiver.cause()))),
                () -> waiver().isPresent());
    }

    private Optional<Row> row() {
        return Optional.ofNullable((Row) viewer.getStructuredSelection().getFirstElement());
    }

    /** The selected cause: none for what no plugin knows. */
    Optional<Ranked> selected() {
        return row().flatMap(Row::ranked);
    }

    private Optional<Waiver> waiver() {
        return selected().flatMap(this::waiver);
    }

    /** Where nothing fails, shares would only frighten. */
    private void showShares(boolean shown) {
        columns.pin(0, shown ? 130 : 0);
        columns.fit();
    }

    private String tip(Row row) {
        String verdict = verdict(row);
        String share = beside(row) ? "by itself it does not end the connection"
                : row.percent() + " of all, as far as the evidence tells";
        return row.title() + "\n" + share + (verdict.isEmpty() ? "" : "; " + verdict);
    }

    /** Worth a look, and no part of the answer to what ends the connection. */
    private static boolean beside(Row row) {
        return row.share() == 0 && row.ranked().filter(ranked -> ranked.verdict() == Verdict.WARN).isPresent();
    }

    private String verdict(Row row) {
        return row.ranked().map(ranked -> VerdictWords.ofCause(ranked.verdict())
                + (ranked.consequence() ? ", may be a consequence" : "")
                + (waived(ranked) ? ", waived" : "")).orElse("");
    }

    private boolean waived(Ranked ranked) {
        return waiver(ranked).filter(waiver -> waiver.holds(Instant.now())).isPresent();
    }

    /** Also one that does not hold any more. */
    private Optional<Waiver> waiver(Ranked ranked) {
        return Services.find(WaiverBook.class).flatMap(book -> book.of(target, ranked.cause().id()));
    }

    Composite control() {
        return control;
    }

    /** To be called when there are other waivers. */
    void refresh() {
        viewer.refresh();
        columns.fit();
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    /** Empties the table. */
    void clear() {
        rows = List.of();
        viewer.setInput(rows);
    }

    /** Fills the table and selects the first cause. */
    void show(DiagnosisState.Judged judged) {
        List<Row> all = new ArrayList<>();
        for (Ranked ranked : judged.diagnosis().causes()) {
            String title = Plain.escape(judged.texts().text(ranked.cause().id() + ".title"));
            all.add(new Row(Optional.of(ranked), title, ranked.share(), judged.diagnosis().percent(ranked)));
        }
        Verdict verdict = judged.diagnosis().verdict();
        boolean ranks = verdict != Verdict.PASS && verdict != Verdict.WARN
                || judged.diagnosis().symptom().isPresent();
        if (ranks && (!all.isEmpty() || judged.diagnosis().stage().isPresent())) {
            all.add(new Row(Optional.empty(), "None of these", judged.diagnosis().noneOfThese(),
                    judged.diagnosis().percentOfNone()));
        }
        rows = List.copyOf(all);
        viewer.setInput(rows);
        showShares(ranks);
        if (!rows.isEmpty()) {
            viewer.setSelection(new StructuredSelection(rows.getFirst()), true);
        }
    }
}
