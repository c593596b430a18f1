// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.start;

import java.util.List;
import java.util.function.Consumer;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.rdpworkbench.core.spi.Simulation;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.ui.internal.FairColumns;
import org.rdpworkbench.ui.internal.Layouts;
import org.rdpworkbench.ui.internal.TextColumn;
import org.rdpworkbench.ui.internal.Tips;

/** The hosts of the lab, to be diagnosed by a double-click. */
final class LabPane {

    private final Composite control;
    private final Label words;
    private final Button stop;
    private final TableViewer hosts;
    private final FairColumns columns;

    /** @param diagnose takes the host that was chosen */
    LabPane(Composite parent, Consumer<Target> diagnose) {
        control = new Composite(parent, SWT.NONE);
        control.setLayout(GridLayoutFactory.fillDefaults().numColumns(2).spacing(8, 6).create());
        words = new Label(control, SWT.WRAP);
        words.setLayoutData(GridDataFactory.createFrom(Layouts.wide()).align(SWT.FILL, SWT.CENTER).create());
        stop = new Button(control, SWT.PUSH);
        stop.setText("Stop Lab");
        stop.addListener(SWT.Selection, e -> Lab.halt());
        stop.setLayoutData(GridDataFactory.fillDefaults().create());
        hosts = new TableViewer(control, SWT.BORDER | SWT.FULL_SELECTION | SWT.V_SCROLL);
        hosts.getTable().setLayoutData(GridDataFactory.createFrom(Layouts.all()).span(2, 1).hint(100, 100).create());
        hosts.getTable().setHeaderVisible(true);
        hosts.setContentProvider(ArrayContentProvider.getInstance());
        TextColumn.<Simulation.Host>add(hosts, "Host", host -> host.target().toString());
        TextColumn.add(hosts, "What is wrong with it", Simulation.Host::sentence);
        Tips.on(hosts, host -> ((Simulation.Host) host).sentence());
        columns = new FairColumns(hosts.getTable(), 3, 5);
        hosts.addOpenListener(e ->
                diagnose.accept(((Simulation.Host) hosts.getStructuredSelection().getFirstElement()).target()));
        Runnable changed = () -> control.getDisplay().asyncExec(this::show);
        Lab.addListener(changed);
        control.addListener(SWT.Dispose, e -> Lab.removeListener(changed));
        show();
    }

    Composite control() {
        return control;
    }

    void setFocus() {
        hosts.getTable().setFocus();
    }

    private void show() {
        if (control.isDisposed()) {
            return;
        }
        List<Simulation.Host> running = Lab.state() instanceof Lab.State.Running now ? now.hosts() : List.of();
        words.setText(switch (Lab.state()) {
            case Lab.State.Off off -> "The lab does not run.";
            case Lab.State.Starting starting -> "The lab is starting\u2026";
            case Lab.State.Running now -> now.hosts().size() + " simulated hosts run on this machine until the window "
                    + "closes. Double-click one to diagnose it.";
            case Lab.State.Unavailable unavailable -> unavailable.sentence();
        });
        stop.setVisible(!running.isEmpty());
        ((GridData) hosts.getTable().getLayoutData()).exclude = running.isEmpty();
        hosts.getTable().setVisible(!running.isEmpty());
        hosts.setInput(running);
        control.layout();
        columns.fit();
    }
}
