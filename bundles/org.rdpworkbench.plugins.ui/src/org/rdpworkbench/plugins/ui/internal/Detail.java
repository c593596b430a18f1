// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.plugins.ui.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.rdpworkbench.core.run.Texts;
import org.rdpworkbench.plugins.BundleReport;
import org.rdpworkbench.plugins.Declaration;
import org.rdpworkbench.plugins.Offer;
import org.rdpworkbench.report.Plain;

/** What there is to say about a plugin, as text that can be copied. */
final class Detail {

    private static final int HANG = 16;

    /** @param bold how many characters at its beginning are */
    private record Line(String text, int bold, boolean indented) {}

    private final List<Line> lines = new ArrayList<>();

    private Detail() {}

    /** While nothing is selected. */
    static Detail idle() {
        return new Detail().line("Select a plugin to see what it brings and declares, or why it does not run.");
    }

    static Detail of(Row row, Texts texts) {
        Detail detail = new Detail().heading(row.label()).line(row.id() + " " + row.version());
        switch (row) {
            case Row.Installed installed -> {
                detail.line(installed.plugin().description()).by(installed.plugin().provider());
                detail.bundles(installed.reports(), report -> Declaration.of(report, texts));
            }
            case Row.Available available -> {
                detail.line(available.offer().description()).by(available.offer().provider());
                detail.item("site", available.offer().source().text());
                available.here().ifPresent(version -> detail.item("installed", version));
                detail.offered(available.offer().bundles());
            }
        }
        return detail;
    }

    /** What is only claimed is told as that. */
    private void offered(List<BundleReport> bundles) {
        if (bundles.isEmpty()) {
            line("It " + Offer.SILENT + ".");
        } else {
            heading("What it declares before anything of it runs");
            bundles(bundles, Declaration::of);
        }
    }

    private void bundles(List<BundleReport> reports, Function<BundleReport, List<Declaration>> declarations) {
        for (BundleReport report : reports) {
            List<Declaration> all = declarations.apply(report);
            if (reports.size() > 1 && !all.isEmpty()) {
                heading(report.bundle());
            }
            for (Declaration one : all) {
                item(one.kind(), one.lines().getFirst());
                one.lines().stream().skip(1).forEach(line -> lines.add(new Line(Plain.escape(line), 0, true)));
            }
        }
    }

    private Detail heading(String text) {
        if (!lines.isEmpty()) {
            lines.add(new Line("", 0, false));
        }
        String plain = Plain.escape(text);
        lines.add(new Line(plain, plain.length(), false));
        return this;
    }

    private Detail line(String text) {
        if (!text.isEmpty()) {
            lines.add(new Line(Plain.escape(text), 0, false));
        }
        return this;
    }

    private void by(String provider) {
        line(provider.isEmpty() ? "" : "By " + provider);
        lines.add(new Line("", 0, false));
    }

    private void item(String kind, String text) {
        lines.add(new Line(kind + "  " + Plain.escape(text), kind.length(), false));
    }

    /** Puts it into a widget in place of what that showed. */
    void into(StyledText widget) {
        widget.setText(String.join("\n", lines.stream().map(Line::text).toList()));
        int at = 0;
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            if (line.bold() > 0) {
                widget.setStyleRange(new StyleRange(at, line.bold(), null, null, SWT.BOLD));
            }
            widget.setLineIndent(i, 1, line.indented() ? HANG : 0);
            widget.setLineWrapIndent(i, 1, line.indented() || line.bold() > 0 ? HANG : 0);
            at += line.text().length() + 1;
        }
    }
}
