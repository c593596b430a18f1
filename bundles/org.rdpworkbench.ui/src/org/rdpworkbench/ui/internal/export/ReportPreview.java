// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.export;

import java.util.List;
import java.util.Map.Entry;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.rdpworkbench.report.Plain;
import org.rdpworkbench.report.Report;
import org.rdpworkbench.ui.internal.FairColumns;
import org.rdpworkbench.ui.internal.Layouts;

/** What is masked in a report, and its text. */
final class ReportPreview {

    /** More would make the window slow, and nobody reads on here. */
    private static final int MOST_TEXT = 100_000;
    private static final int MOST_ROWS = 500;

    private final SashForm control;
    private final Table masked;
    private final FairColumns columns;
    private final StyledText text;

    ReportPreview(Composite parent) {
        control = new SashForm(parent, SWT.HORIZONTAL | SWT.SMOOTH);
        control.setSashWidth(Layouts.MARGIN);
        masked = new Table(section("&Masked"), SWT.BORDER | SWT.FULL_SELECTION | SWT.V_SCROLL);
        masked.setHeaderVisible(true);
        masked.setLayoutData(Layouts.all());
        new TableColumn(masked, SWT.LEFT).setText("Was there");
        new TableColumn(masked, SWT.LEFT).setText("Is there now");
        columns = new FairColumns(masked, 1, 1);
        text = new StyledText(section("&Text"), SWT.MULTI | SWT.READ_ONLY | SWT.BORDER | SWT.V_SCROLL | SWT.H_SCROLL);
        text.setLayoutData(Layouts.all());
        text.setFont(JFaceResources.getTextFont());
        control.setWeights(36, 64);
    }

    private Composite section(String title) {
        Composite section = new Composite(control, SWT.NONE);
        section.setLayout(Layouts.columns(1));
        new Label(section, SWT.NONE).setText(title);
        return section;
    }

    Composite control() {
        return control;
    }

    void show(Report report) {
        List<Entry<String, String>> rows = List.copyOf(report.masked().entrySet());
        control.setMaximizedControl(rows.isEmpty() ? text.getParent() : null);
        masked.removeAll();
        rows.stream().limit(MOST_ROWS).forEach(row -> new TableItem(masked, SWT.NONE).setText(new String[] {
            Plain.escape(row.getKey(), Plain.MOST_VALUE), Plain.escape(row.getValue(), Plain.MOST_VALUE)}));
        if (rows.size() > MOST_ROWS) {
            new TableItem(masked, SWT.NONE).setText("\u2026 and " + (rows.size() - MOST_ROWS) + " more");
        }
        columns.fit();
        text.setText(plain(report.text()));
    }

    /** Every line by itself, since a line break is the one control that must stay. */
    private static String plain(String document) {
        boolean cut = document.length() > MOST_TEXT;
        StringBuilder lines = new StringBuilder();
        (cut ? document.substring(0, MOST_TEXT) : document).lines()
                .forEach(line -> lines.append(Plain.escape(line)).append('\n'));
        return cut ? lines.append("\u2026").toString() : lines.toString();
    }
}
