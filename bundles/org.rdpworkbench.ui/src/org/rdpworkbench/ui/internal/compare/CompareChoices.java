// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.compare;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.Viewer;
import org.eclipse.jface.viewers.ViewerFilter;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;
import org.rdpworkbench.ui.internal.FairColumns;
import org.rdpworkbench.ui.internal.Layouts;
import org.rdpworkbench.ui.internal.TextColumn;
import org.rdpworkbench.ui.internal.cases.CaseSource;

/** The cases that one can be compared with, and a field that finds some of them. */
final class CompareChoices {

    /** @param kind where it is from, in a word */
    record Choice(String kind, CaseSource source) {

        boolean has(String words) {
            String all = String.join(" ", kind, source.name(), source.when(), source.result()).toLowerCase(Locale.ROOT);
            return Stream.of(words.toLowerCase(Locale.ROOT).strip().split("\\s+")).allMatch(all::contains);
        }

        /** Its name without the time, which has a column of its own. */
        String label() {
            String time = ", " + source.when();
            return source.name().endsWith(time)
                    ? source.name().substring(0, source.name().length() - time.length()) : source.name();
        }
    }

    private final Composite control;
    private final TableViewer viewer;
    private final FairColumns columns;

    /**
     * @param choices to which others may be added
     * @param selected heard when another one is selected
     * @param opened heard when a person means the selected one and nothing else
     */
    CompareChoices(Composite parent, List<Choice> choices, Runnable selected, Runnable opened) {
        control = new Composite(parent, SWT.NONE);
        control.setLayout(Layouts.columns(1));
        Text filter = new Text(control, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
        filter.setMessage("Filter cases");
        filter.setLayoutData(GridDataFactory.fillDefaults().grab(true, false).create());
        viewer = new TableViewer(control, SWT.SINGLE | SWT.FULL_SELECTION | SWT.BORDER | SWT.V_SCROLL | SWT.VIRTUAL);
        viewer.getTable().setHeaderVisible(true);
        viewer.getTable().setLayoutData(GridDataFactory.fillDefaults().grab(true, true).hint(640, 220).create());
        viewer.setContentProvider(ArrayContentProvider.getInstance());
        TextColumn.add(viewer, "", Choice::kind);
        TextColumn.add(viewer, "Case", Choice::label);
        TextColumn.<Choice>add(viewer, "When", choice -> choice.source().when());
        TextColumn.<Choice>add(viewer, "Result", choice -> choice.source().result());
        columns = new FairColumns(viewer.getTable(), 1, 4, 2, 2);
        viewer.addFilter(new ViewerFilter() {
            @Override
            public boolean select(Viewer table, Object parentElement, Object element) {
                return ((Choice) element).has(filter.getText());
            }
        });
        filter.addListener(SWT.Modify, e -> refresh());
        filter.addListener(SWT.KeyDown, e -> {
            if (e.keyCode == SWT.ARROW_DOWN) {
                viewer.getTable().setFocus();
            }
        });
        viewer.addSelectionChangedListener(e -> selected.run());
        viewer.addDoubleClickListener(e -> opened.run());
        viewer.setInput(choices);
        columns.fit();
    }

    Composite control() {
        return control;
    }

    /** To be called when choices were added. */
    void refresh() {
        if (!control.isDisposed()) {
            viewer.refresh();
            columns.fit();
        }
    }

    void select(Choice choice) {
        viewer.setSelection(new StructuredSelection(choice), true);
    }

    Optional<CaseSource> selected() {
        return Optional.ofNullable((Choice) viewer.getStructuredSelection().getFirstElement()).map(Choice::source);
    }
}
