// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.diagnosis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.rdpworkbench.core.run.Diagnosis;
import org.rdpworkbench.core.run.Texts;
import org.rdpworkbench.core.spi.Evidence;
import org.rdpworkbench.core.spi.EvidenceKey;
import org.rdpworkbench.core.spi.Reason;
import org.rdpworkbench.core.spi.Verdict;
import org.rdpworkbench.report.BlindSpots;
import org.rdpworkbench.report.Gaps;
import org.rdpworkbench.report.Plain;
import org.rdpworkbench.report.Words;
import org.rdpworkbench.ui.internal.CopyRows;
import org.rdpworkbench.ui.internal.FairColumns;
import org.rdpworkbench.ui.internal.TextColumn;
import org.rdpworkbench.ui.internal.Tips;

/** What was not looked at, and why; and the plugins that broke. */
final class GapsTable {

    /** A case file may hold any number, and a table of all of them would stand still. */
    private static final int MOST = 200;

    /** @param key of the evidence; empty where it is about something else */
    private record Gap(String what, String why, String detail, Optional<EvidenceKey> key) {

        static Gap note(String what, String why, String detail) {
            return new Gap(what, why, detail, Optional.empty());
        }
    }

    private final Composite control;
    private final TableViewer viewer;
    private final FairColumns columns;

    /** @param open takes the evidence that is wanted: by double-click or Return */
    GapsTable(Composite parent, Consumer<EvidenceKey> open) {
        control = new Composite(parent, SWT.NONE);
        control.setLayout(new FillLayout());
        viewer = new TableViewer(control, SWT.FULL_SELECTION | SWT.V_SCROLL | SWT.BORDER);
        viewer.setContentProvider(ArrayContentProvider.getInstance());
        Tips.on(viewer, gap -> tip((Gap) gap));
        TextColumn.add(viewer, "", Gap::what);
        TextColumn.add(viewer, "", Gap::why);
        CopyRows.on(viewer.getTable(), () -> viewer.getStructuredSelection().getFirstElement() instanceof Gap gap
                ? tip(gap) : "");
        viewer.addOpenListener(e -> {
            if (viewer.getStructuredSelection().getFirstElement() instanceof Gap gap) {
                gap.key().ifPresent(open);
            }
        });
        columns = new FairColumns(viewer.getTable(), 3, 2);
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

    /** By the places from which it would have been seen, and then by the reasons. */
    void show(Diagnosis diagnosis, Texts texts) {
        List<Gap> gaps = new ArrayList<>();
        diagnosis.problems().forEach(problem -> gaps.add(Gap.note("a plugin", "broke", Plain.escape(problem))));
        Gaps.partial(diagnosis).forEach(key -> gaps.add(new Gap(name(key, texts), "only in part",
                "connections for it were not had or not served", Optional.of(key))));
        List<Evidence.Missing> missing = diagnosis.evidence().stream().filter(Evidence.Missing.class::isInstance)
                .map(Evidence.Missing.class::cast).filter(piece -> piece.reason() != Reason.NOT_APPLICABLE)
                .sorted(Comparator.comparing((Evidence.Missing piece) -> piece.key().vantage())
                        .thenComparing(Evidence.Missing::reason)).toList();
        missing.stream().limit(MOST).forEach(piece -> gaps.add(gap(piece, texts)));
        if (missing.size() > MOST) {
            gaps.add(Gap.note("\u2026", "more are in the case file", ""));
        }
        if (diagnosis.verdict() == Verdict.NOT_REPRODUCED) {
            BlindSpots.of(diagnosis).forEach(spot -> gaps.add(Gap.note(spot, "cannot be seen", "")));
        }
        if (gaps.isEmpty()) {
            gaps.add(Gap.note("nothing was left out", "", ""));
        }
        viewer.setInput(gaps);
        columns.fit();
    }

    private static Gap gap(Evidence.Missing missing, Texts texts) {
        String because = missing.because().map(key -> "for want of: " + Words.evidence(key, texts)).orElse("");
        String detail = missing.detail().isBlank() ? because : Plain.escape(missing.detail());
        return new Gap(name(missing.key(), texts), Words.reason(missing.reason()), detail,
                Optional.of(missing.key()));
    }

    private static String name(EvidenceKey key, Texts texts) {
        return Plain.escape(Words.evidence(key, texts));
    }
}
