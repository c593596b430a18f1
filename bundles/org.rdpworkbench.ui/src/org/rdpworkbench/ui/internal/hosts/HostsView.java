// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.hosts;

import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.CellLabelProvider;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Link;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.part.ViewPart;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.ui.internal.FairColumns;
import org.rdpworkbench.ui.internal.Layouts;
import org.rdpworkbench.ui.internal.Tips;
import org.rdpworkbench.ui.internal.diagnosis.Diagnose;
import org.rdpworkbench.ui.internal.start.StartEditor;

/** Lists the hosts of this workspace with how the last look at each ended. */
public final class HostsView extends ViewPart {

    /** The id of the view, of its context menu and of its help context. */
    public static final String ID = "org.rdpworkbench.ui.hosts";

    /** Ages are shown in minutes. */
    private static final int REFRESH_MILLIS = 30_000;

    private final Runnable changed = () -> Display.getDefault().asyncExec(this::show);
    private HostList hosts;
    private Composite stack;
    private Composite table;
    private Composite empty;
    private TableViewer viewer;
    private FairColumns columns;

    @Override
    public void createPartControl(Composite parent) {
        hosts = getSite().getService(HostList.class);
        stack = new Composite(parent, SWT.NONE);
        stack.setLayout(new StackLayout());
        createEmpty();
        createTable();
        hosts.addListener(changed);
        stack.addDisposeListener(e -> hosts.removeListener(changed));
        PlatformUI.getWorkbench().getHelpSystem().setHelp(stack, ID);
        show();
        tick();
    }

    private void createEmpty() {
        empty = new Composite(stack, SWT.NONE);
        empty.setLayout(Layouts.padded());
        Link link = new Link(empty, SWT.WRAP);
        link.setText("No hosts yet. <a>Diagnose</a> one, or <a>add</a> one to look at later.");
        link.setLayoutData(Layouts.wide());
        link.addListener(SWT.Selection, e -> {
            if (e.text.equals("add")) {
                AddHostHandler.ask(getSite().getShell(), hosts).ifPresent(this::select);
            } else {
                StartEditor.open(getSite().getPage());
            }
        });
    }

    private void createTable() {
        table = new Composite(stack, SWT.NONE);
        table.setLayout(new FillLayout());
        viewer = new TableViewer(table, SWT.MULTI | SWT.FULL_SELECTION | SWT.V_SCROLL | SWT.H_SCROLL);
        viewer.setContentProvider(ArrayContentProvider.getInstance());
        viewer.getTable().setHeaderVisible(true);
        Tips.on(viewer, host -> HostLabels.tip((Host) host));
        LocalResourceManager images = new LocalResourceManager(JFaceResources.getResources(), viewer.getTable());
        column("Host", new HostLabels.Name(images));
        column("Last look", new HostLabels.LastLook());
        columns = new FairColumns(viewer.getTable(), 3, 1);
        viewer.addOpenListener(e -> selected().forEach(host -> Diagnose.open(getSite().getPage(), host.target())));
        MenuManager menu = new MenuManager();
        viewer.getTable().setMenu(menu.createContextMenu(viewer.getTable()));
        getSite().registerContextMenu(menu, viewer);
        getSite().setSelectionProvider(viewer);
    }

    private void column(String title, CellLabelProvider labels) {
        TableViewerColumn column = new TableViewerColumn(viewer, SWT.LEFT);
        column.getColumn().setText(title);
        column.setLabelProvider(labels);
    }

    private void show() {
        if (stack.isDisposed()) {
            return;
        }
        List<Target> selected = selected().stream().map(Host::target).toList();
        List<Host> all = hosts.all();
        viewer.setInput(all);
        columns.fit();
        viewer.setSelection(new StructuredSelection(
                all.stream().filter(host -> selected.contains(host.target())).toList()));
        ((StackLayout) stack.getLayout()).topControl = all.isEmpty() ? empty : table;
        stack.layout();
    }

    /** Selects a host of the list. */
    void select(Target target) {
        show();
        viewer.setSelection(new StructuredSelection(
                hosts.all().stream().filter(host -> host.target().equals(target)).toList()), true);
        setFocus();
    }

    private List<Host> selected() {
        return Stream.of(viewer.getStructuredSelection().toArray()).map(Host.class::cast).toList();
    }

    private void tick() {
        if (!stack.isDisposed()) {
            viewer.refresh(true);
            stack.getDisplay().timerExec(REFRESH_MILLIS, this::tick);
        }
    }

    @Override
    public void setFocus() {
        (((StackLayout) stack.getLayout()).topControl == table ? viewer.getTable() : empty).setFocus();
    }
}
