// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.export;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.CheckboxTableViewer;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.PlatformUI;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.report.Plain;
import org.rdpworkbench.store.StoreException;
import org.rdpworkbench.ui.internal.FairColumns;
import org.rdpworkbench.ui.internal.Layouts;
import org.rdpworkbench.ui.internal.Services;
import org.rdpworkbench.ui.internal.TextColumn;
import org.rdpworkbench.ui.internal.cases.CaseOrigin;
import org.rdpworkbench.ui.internal.cases.CaseSource;
import org.rdpworkbench.ui.internal.hosts.HostRow;
import org.rdpworkbench.ui.internal.hosts.Hosts;

/** Which diagnoses: what editors show, and the latest of the selected hosts. */
final class ExportCasesPage extends WizardPage {

    private final List<CaseSource> all = new ArrayList<>();
    private final List<CaseSource> chosen;
    private final List<Target> hosts;
    private final Map<Target, String> names = new HashMap<>();
    private boolean finding;
    private CheckboxTableViewer viewer;
    private FairColumns columns;

    ExportCasesPage(List<CaseSource> open, List<CaseSource> chosen, List<Target> hosts) {
        super("cases", "Which diagnoses?", null);
        this.all.addAll(open);
        this.chosen = chosen;
        this.hosts = hosts;
        Services.find(Hosts.class).ifPresent(known -> known.known().contents().hosts().stream()
                .filter(host -> !host.name().isEmpty()).forEach(host -> names.put(host.target(), host.name())));
        setDescription("What is open now, and the latest diagnosis of each host that is selected in the Hosts view.");
    }

    @Override
    public void createControl(Composite parent) {
        Composite page = new Composite(parent, SWT.NONE);
        page.setLayout(Layouts.padded());
        viewer = CheckboxTableViewer.newCheckList(page, SWT.FULL_SELECTION | SWT.BORDER | SWT.V_SCROLL);
        viewer.getTable().setHeaderVisible(true);
        viewer.getTable().setLayoutData(Layouts.all());
        viewer.setContentProvider(ArrayContentProvider.getInstance());
        TextColumn.add(viewer, "Diagnosis", this::name);
        TextColumn.<CaseSource>add(viewer, "When", source -> source.when());
        TextColumn.add(viewer, "Result", CaseSource::result);
        columns = new FairColumns(viewer.getTable(), 4, 2, 2);
        viewer.addCheckStateListener(e -> validate());
        viewer.setInput(all);
        all.stream().filter(source -> chosen.stream().anyMatch(one -> one.name().equals(source.name())))
                .forEach(source -> viewer.setChecked(source, true));
        PlatformUI.getWorkbench().getHelpSystem().setHelp(page, ExportWizard.ID);
        setControl(page);
        finding = !hosts.isEmpty();
        validate();
        if (finding) {
            find(Display.getCurrent());
        }
    }

    /** The host as the Hosts view names it, and where else than in the history its case lies. */
    private String name(CaseSource source) {
        if (source.about().isEmpty()) {
            return source.name();
        }
        Target target = source.about().get().target();
        String plain = HostRow.plain(target);
        String name = names.get(target);
        String file = source.origin().filter(CaseOrigin.InFile.class::isInstance)
                .map(origin -> ", from " + origin.words()).orElse("");
        return Plain.escape((name == null || name.equals(plain) ? plain : name + " (" + plain + ")") + file);
    }

    private void find(Display display) {
        ICoreRunnable find = monitor -> {
            try {
                List<CaseSource> latest = CaseSource.latest(hosts);
                display.asyncExec(() -> add(latest));
            } catch (StoreException e) {
                display.asyncExec(() -> {
                    add(List.of());
                    setMessage(e.getMessage(), WARNING);
                });
            }
        };
        Job.create("Looking for diagnoses of the selected hosts", find).schedule();
    }

    /** What is open and what is kept may be the same, and is then listed once. */
    private void add(List<CaseSource> latest) {
        if (viewer.getTable().isDisposed()) {
            return;
        }
        finding = false;
        for (CaseSource source : latest) {
            CaseSource listed = all.stream().filter(open -> open.about().equals(source.about())).findFirst()
                    .orElse(source);
            if (listed == source) {
                all.add(source);
                viewer.add(source);
            }
            viewer.setChecked(listed, true);
        }
        columns.fit();
        validate();
    }

    private void validate() {
        setPageComplete(viewer.getCheckedElements().length > 0);
        setErrorMessage(finding || viewer.getCheckedElements().length > 0 ? null : !all.isEmpty()
                ? "Choose at least one diagnosis." : hosts.isEmpty()
                ? "There is nothing to export: open a diagnosis, or select hosts in the Hosts view."
                : "There is nothing to export: no diagnosis of the selected hosts is kept.");
    }

    /** In the order of the list. */
    List<CaseSource> checked() {
        return Stream.of(viewer.getCheckedElements()).map(CaseSource.class::cast).toList();
    }
}
