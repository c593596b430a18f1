// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.cases;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.rdpworkbench.core.run.CaseRecord;
import org.rdpworkbench.core.run.Snapshot;
import org.rdpworkbench.report.Plain;
import org.rdpworkbench.ui.internal.FairColumns;
import org.rdpworkbench.ui.internal.diagnosis.SavedCases;

/** Files, and what is in each or why it is refused. */
final class CaseFileTable {

    /** What was found in a file: good for something when it holds cases. */
    private record Content(boolean cases, String words) {}

    private final Map<Path, Content> files = new TreeMap<>();
    private final Table table;
    private final FairColumns columns;
    private final Runnable changed;

    /** @param changed called when there are others, or more is known of them */
    CaseFileTable(Composite parent, Runnable changed) {
        this.changed = changed;
        table = new Table(parent, SWT.MULTI | SWT.FULL_SELECTION | SWT.BORDER | SWT.V_SCROLL);
        table.setHeaderVisible(true);
        new TableColumn(table, SWT.LEFT).setText("File");
        new TableColumn(table, SWT.LEFT).setText("Holds");
        columns = new FairColumns(table, 1, 1);
    }

    Table control() {
        return table;
    }

    /** Looks into the files in the background, one after another. */
    void add(List<Path> more) {
        List<Path> fresh = more.stream().map(Path::toAbsolutePath).filter(file -> !files.containsKey(file)).toList();
        fresh.forEach(file -> files.put(file, new Content(false, "reading\u2026")));
        show();
        Display display = table.getDisplay();
        ICoreRunnable read = monitor -> {
            Snapshot plugins = SavedCases.plugins();
            fresh.forEach(file -> {
                Content content = content(file, plugins);
                display.asyncExec(() -> found(file, content));
            });
        };
        Job.create("Reading case files", read).schedule();
    }

    private static Content content(Path file, Snapshot plugins) {
        try {
            List<CaseRecord> records = SavedCases.read(file, plugins);
            return new Content(true, records.size() == 1
                    ? "a case of " + Plain.escape(records.getFirst().target().toString(), Plain.MOST_VALUE)
                    : records.size() + " cases");
        } catch (CoreException e) {
            // The file stands beside it, and the reason is to be seen.
            return new Content(false, e.getStatus().getMessage().replace(Plain.escape(file.toString()) + " ", ""));
        }
    }

    private void found(Path file, Content content) {
        if (!table.isDisposed() && files.replace(file, content) != null) {
            show();
        }
    }

    /** Leaves the selected ones out. */
    void removeSelected() {
        Stream.of(table.getSelection()).forEach(item -> files.remove((Path) item.getData()));
        show();
    }

    private void show() {
        table.removeAll();
        files.forEach((file, content) -> {
            TableItem item = new TableItem(table, SWT.NONE);
            item.setText(new String[] {Plain.escape(file.toString()), content.words()});
            item.setData(file);
        });
        columns.fit();
        changed.run();
    }

    /** The files that hold cases. */
    List<Path> good() {
        return files.entrySet().stream().filter(entry -> entry.getValue().cases()).map(Map.Entry::getKey).toList();
    }

    /** Whether there are others. */
    boolean refuses() {
        return files.values().stream().anyMatch(content -> !content.cases());
    }
}
