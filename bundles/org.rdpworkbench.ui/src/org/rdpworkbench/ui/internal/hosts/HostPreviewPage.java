// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.hosts;

import java.util.List;
import java.util.Optional;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.ui.PlatformUI;
import org.rdpworkbench.core.spi.ImportException;
import org.rdpworkbench.report.Plain;
import org.rdpworkbench.store.Contents;
import org.rdpworkbench.store.Merge;
import org.rdpworkbench.store.StoreException;
import org.rdpworkbench.ui.internal.FairColumns;
import org.rdpworkbench.ui.internal.Layouts;
import org.rdpworkbench.ui.internal.store.WindowStore;

/** Shows what an import would add, change and skip, and why. */
final class HostPreviewPage extends WizardPage {

    /** The help context of the wizard. */
    static final String HELP = "org.rdpworkbench.ui.importHosts";
    /** The name of the job that reads. */
    static final String READING = "Reading hosts to import";

    private static final String[] TITLES = {"What happens", "Host or group", "Name, change or reason"};

    private final HostSourcePage source;
    private Optional<HostSource> shown = Optional.empty();
    private Optional<Merge> merge = Optional.empty();
    private List<HostPreview.Line> lines = List.of();
    private Label summary;
    private Table table;
    private FairColumns columns;

    HostPreviewPage(HostSourcePage source) {
        super("preview", "What would change", null);
        this.source = source;
        setDescription("Hosts that are there keep their place, name and notes. Nothing is changed before you finish.");
        setPageComplete(false);
    }

    /** What is to be done, as soon as it is known and there is something. */
    Optional<Merge> merge() {
        return merge;
    }

    @Override
    public void createControl(Composite parent) {
        Composite page = new Composite(parent, SWT.NONE);
        page.setLayout(GridLayoutFactory.fillDefaults().margins(8, 8).spacing(8, 8).create());
        summary = new Label(page, SWT.WRAP);
        summary.setLayoutData(Layouts.wide());
        table = new Table(page, SWT.BORDER | SWT.VIRTUAL | SWT.FULL_SELECTION | SWT.V_SCROLL | SWT.H_SCROLL);
        table.setLayoutData(Layouts.all());
        table.setHeaderVisible(true);
        for (String title : TITLES) {
            new TableColumn(table, SWT.LEFT).setText(title);
        }
        table.addListener(SWT.SetData, this::fill);
        columns = new FairColumns(table, 2, 3, 5);
        setControl(page);
        PlatformUI.getWorkbench().getHelpSystem().setHelp(page, HELP);
    }

    private void fill(Event event) {
        HostPreview.Line line = lines.get(event.index);
        ((TableItem) event.item).setText(new String[] {line.what(), Plain.escape(line.which(), 200),
            Plain.escape(line.more(), 1_000)});
    }

    @Override
    public void setVisible(boolean visible) {
        super.setVisible(visible);
        if (visible && !shown.equals(Optional.of(source.chosen()))) {
            read(source.chosen());
        }
    }

    /** In the background: a file may be large, or on a slow share. */
    private void read(HostSource chosen) {
        shown = Optional.of(chosen);
        show(Optional.empty(), "Reading\u2026");
        setErrorMessage(null);
        Display display = table.getDisplay();
        Job.createSystem(READING, monitor -> {
            try {
                Contents there = WindowStore.open().inventory().contents();
                HostPreview found = new HostPreview(there, Merge.of(there, chosen.read()));
                display.asyncExec(() -> show(chosen, Optional.of(found), ""));
            } catch (ImportException | StoreException e) {
                display.asyncExec(() -> show(chosen, Optional.empty(), e.getMessage()));
            } catch (RuntimeException | LinkageError e) {
                // Anybody may add an importer.
                ILog.of(HostPreviewPage.class).error("Hosts to import cannot be read.", e);
                display.asyncExec(() -> show(chosen, Optional.empty(),
                        "These hosts cannot be read for a reason on this side; the error log has more."));
            }
            return Status.OK_STATUS;
        }).schedule();
    }

    private void show(HostSource chosen, Optional<HostPreview> found, String problem) {
        if (!table.isDisposed() && shown.equals(Optional.of(chosen))) {
            // The title has room for two lines, and a reason may need more.
            show(found, found.map(HostPreview::words).orElseGet(() -> Plain.escape(problem)));
            setErrorMessage(problem.isEmpty() ? null : "No hosts can be read from this.");
            // What failed is read again when the person comes back.
            shown = found.map(one -> chosen);
        }
    }

    private void show(Optional<HostPreview> found, String words) {
        lines = found.map(HostPreview::lines).orElse(List.of());
        merge = found.filter(one -> !one.nothing()).map(HostPreview::merge);
        summary.setText(words.replace("&", "&&"));
        table.clearAll();
        table.setItemCount(lines.size());
        columns.fit();
        summary.getParent().layout();
        setPageComplete(merge.isPresent());
    }
}
