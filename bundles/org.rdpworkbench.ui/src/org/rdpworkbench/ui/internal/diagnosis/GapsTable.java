// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.rdpworkbench.core.run.Diagnosis;
import org.rdpworkbench.core.run.Texts;
import org.rdpworkbench.core.spi.Evidence;
import org.rdpworkbench.report.Plain;
import org.rdpworkbench.report.Words;
import org.rdpworkbench.ui.internal.CopyRows;
import org.rdpworkbench.ui.internal.FairColumns;
import org.rdpworkbench.ui.internal.Tips;

/** What was not looked at, and why; and the plugins that broke. */
final class GapsTable {

    /** A case file may hold any number, and a table of all of them would stand still. */
    private static final int MOST = 200;

    private record Gap(String what, String why, String detail) {}

    private final Composite control;
    private final TableViewer viewer;
    private final FairColumns columns;

    GapsTable(Composite parent) {
        control = new Composite(parent, SWT.NONE);
        control.setLayout(new FillLayout());
        viewer = new TableViewer(control, SWT.FULL_SELECTION | SWT.V_SCROLL | SWT.BORDER);
        viewer.setContentProvider(ArrayContentProvider.getInstance());
        Tips.on(viewer, gap -> tip((Gap) gap));
        column(Gap::what);
        column(Gap::why);
        CopyRows.on(viewer.getTable(), () -> viewer.getStructuredSelection().getFirstElement() instanceof Gap gap
                ? tip(gap) : "");
        columns = new FairColumns(viewer.getTable(), 3, 2);
    }

    private void column(Function<Gap, String> text) {
        TableViewerColumn column = new TableViewerColumn(viewer, SWT.LEFT);
        column.setLabelProvider(new ColumnLabelProvider() {
            @Override
            public String getText(Object element) {
                return text.apply((Gap) element);
            }
        });
    }

    private static String tip(Gap gap) {
        return gap.what() + (gap.why().isEmpty() ? "" : ": ") + gap.why()
                + (gap.detail().isEmpty() ? "" : "\n" + gap.detail());
    }

    Composite control() {
        return control;
    }

    void clear() {
        viewer.setInput(List.of());
    }

    void show(Diagnosis diagnosis, Texts texts) {
        List<Gap> gaps = new ArrayList<>();
        diagnosis.problems().forEach(problem -> gaps.add(new Gap("a plugin", "broke", Plain.escape(problem))));
        for (Evidence piece : diagnosis.evidence()) {
            if (gaps.size() >= MOST) {
                gaps.add(new Gap("\u2026", "more are in the case file", ""));
                break;
            }
            if (piece instanceof Evidence.Missing missing) {
                String because = missing.because().map(key -> "for want of: " + Words.evidence(key, texts)).orElse("");
                String detail = missing.detail().isBlank() ? because : Plain.escape(missing.detail());
                gaps.add(new Gap(Plain.escape(Words.evidence(missing.key(), texts)), Words.reason(missing.reason()),
                        detail));
            }
        }
        if (gaps.isEmpty()) {
            gaps.add(new Gap("nothing was left out", "", ""));
        }
        viewer.setInput(gaps);
        columns.fit();
    }
}
