// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.hosts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
import org.rdpworkbench.store.Host;
import org.rdpworkbench.store.Merge;
import org.rdpworkbench.store.StoreException;
import org.rdpworkbench.ui.internal.Ellipsis;
import org.rdpworkbench.ui.internal.Layouts;
import org.rdpworkbench.ui.internal.hosts.HostSourcePage.Chosen;
import org.rdpworkbench.ui.internal.store.WindowStore;

/** Shows what an import would add, change and skip, and why. */
final class HostPreviewPage extends WizardPage {

    /** The help context of the wizard. */
    static final String HELP = "org.rdpworkbench.ui.importHosts";
    /** The name of the job that reads. */
    static final String READING = "Reading hosts to import";

    private static final String[] TITLES = {"What happens", "Host", "Name or reason"};
    private static final int[] WIDTHS = {110, 190, 310};

    private record Line(String what, String host, String more) {}

    private final HostSourcePage source;
    private Optional<Chosen> shown = Optional.empty();
    private Optional<Merge> merge = Optional.empty();
    private List<Line> lines = List.of();
    private Label summary;
    private Table table;

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
        for (int i = 0; i < TITLES.length; i++) {
            TableColumn column = new TableColumn(table, SWT.LEFT);
            column.setText(TITLES[i]);
            column.setWidth(WIDTHS[i]);
        }
        Ellipsis.on(table);
        table.addListener(SWT.SetData, this::fill);
        setControl(page);
        PlatformUI.getWorkbench().getHelpSystem().setHelp(page, HELP);
    }

    private void fill(Event event) {
        Line line = lines.get(event.index);
        ((TableItem) event.item).setText(new String[] {line.what(), Plain.escape(line.host(), 200),
            Plain.escape(line.more(), 200)});
    }

    @Override
    public void setVisible(boolean visible) {
        super.setVisible(visible);
        if (visible && !shown.equals(Optional.of(source.chosen()))) {
            read(source.chosen());
        }
    }

    /** In the background: a file may be large, or on a slow share. */
    private void read(Chosen chosen) {
        shown = Optional.of(chosen);
        show(Optional.empty(), "Reading\u2026");
        setErrorMessage(null);
        Display display = table.getDisplay();
        Job.createSystem(READING, monitor -> {
            try {
                Merge found = Merge.of(WindowStore.open().inventory().contents(), chosen.read());
                display.asyncExec(() -> show(chosen, Optional.of(found), ""));
            } catch (ImportException | StoreException e) {
                display.asyncExec(() -> show(chosen, Optional.empty(), e.getMessage()));
            }
            return Status.OK_STATUS;
        }).schedule();
    }

    private void show(Chosen chosen, Optional<Merge> found, String problem) {
        if (!table.isDisposed() && shown.equals(Optional.of(chosen))) {
            show(found, found.map(HostPreviewPage::words).orElse(""));
            setErrorMessage(problem.isEmpty() ? null : Plain.escape(problem));
        }
    }

    private void show(Optional<Merge> found, String words) {
        lines = found.map(HostPreviewPage::lines).orElse(List.of());
        merge = found.filter(one -> !one.added().isEmpty() || !one.changed().isEmpty());
        summary.setText(words);
        table.clearAll();
        table.setItemCount(lines.size());
        setPageComplete(merge.isPresent());
    }

    private static String words(Merge merge) {
        return merge.added().size() + " would be added, " + merge.changed().size() + " would learn something, "
                + merge.skipped().size() + " would be skipped."
                + (merge.added().isEmpty() && merge.changed().isEmpty() ? " There is nothing to import." : "");
    }

    private static List<Line> lines(Merge merge) {
        List<Line> lines = new ArrayList<>();
        merge.added().forEach(host -> lines.add(line("is added", host)));
        merge.changed().forEach(host -> lines.add(line("is changed", host)));
        merge.skipped().forEach(one -> lines.add(new Line("is skipped", one.what(), one.why())));
        return lines;
    }

    private static Line line(String what, Host host) {
        return new Line(what, host.target().toString(), host.name());
    }
}
