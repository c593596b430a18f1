// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.plugins.ui.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;
import org.rdpworkbench.core.run.Texts;

/** The controls of the view: a filter, the list, what there is to say about the selected one, and a line of news. */
final class PluginsPage {

    private final Composite control;
    private final Text filter;
    private final TableViewer table;
    private final News news;
    private Optional<StyledText> detail = Optional.empty();
    private Rows rows = new Rows(List.of(), new Texts(Map.of()), List.of());

    PluginsPage(Composite parent) {
        control = new Composite(parent, SWT.NONE);
        control.setLayout(GridLayoutFactory.fillDefaults().margins(6, 6).spacing(6, 6).create());
        filter = new Text(control, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
        filter.setMessage("Filter by name or state");
        filter.setLayoutData(GridDataFactory.fillDefaults().grab(true, false).create());
        SashForm parts = new SashForm(control, SWT.HORIZONTAL);
        parts.setLayoutData(GridDataFactory.fillDefaults().grab(true, true).create());
        table = PluginTable.create(parts, filter);
        news = new News(control);
        parts.addListener(SWT.Resize, e -> parts.setOrientation(wide(parts) ? SWT.HORIZONTAL : SWT.VERTICAL));
        table.addSelectionChangedListener(event -> detail());
        parts.getDisplay().asyncExec(() -> addDetail(parts));
    }

    /** By itself: to make the view takes the UI thread long enough. */
    private void addDetail(SashForm parts) {
        if (!parts.isDisposed()) {
            StyledText text = new StyledText(parts, SWT.BORDER | SWT.MULTI | SWT.WRAP | SWT.READ_ONLY | SWT.V_SCROLL);
            text.setMargins(8, 6, 8, 6);
            text.setLineSpacing(2);
            parts.setWeights(55, 45);
            detail = Optional.of(text);
            detail();
        }
    }

    private static boolean wide(Composite composite) {
        Point size = composite.getSize();
        return size.x > size.y * 4 / 3;
    }

    Composite control() {
        return control;
    }

    TableViewer table() {
        return table;
    }

    void setFocus() {
        table.getControl().setFocus();
    }

    /** @param select the id of a plugin that is to be the selected one; else that stays which is */
    void show(Rows now, Optional<String> select) {
        Optional<String> wanted = select.or(() -> selected().map(Row::id));
        rows = now;
        table.setInput(now.rows());
        wanted.flatMap(id -> now.rows().stream().filter(row -> row.id().equals(id)).findFirst())
                .ifPresent(row -> table.setSelection(new StructuredSelection(row), true));
        detail();
        if (!now.problems().isEmpty()) {
            tell(String.join(" ", now.problems()), false);
        }
    }

    /** @param restart true when what is told comes with a restart only, which is offered then */
    void tell(String sentence, boolean restart) {
        news.tell(sentence, restart);
    }

    private Optional<Row> selected() {
        return Optional.ofNullable((Row) table.getStructuredSelection().getFirstElement());
    }

    private void detail() {
        detail.ifPresent(selected().map(row -> Detail.of(row, rows.texts())).orElseGet(Detail::idle)::into);
    }
}
