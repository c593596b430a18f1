// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.hosts;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.PlatformUI;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.report.Plain;
import org.rdpworkbench.store.Contents;
import org.rdpworkbench.store.Edit;
import org.rdpworkbench.store.Host;
import org.rdpworkbench.ui.internal.Shades;

/** Asks for what is known of a host. */
final class HostDialog extends TitleAreaDialog {

    private final Hosts hosts;
    private final Optional<Host> before;
    private Text address;
    private Text port;
    private Text name;
    private Text tags;
    private Text notes;
    private Optional<Host> after = Optional.empty();

    private HostDialog(Shell shell, Hosts hosts, Optional<Host> before) {
        super(shell);
        this.hosts = hosts;
        this.before = before;
        setHelpAvailable(false);
    }

    /** Adds a host to a group, when the person says so. */
    static void add(Shell shell, Hosts hosts, Optional<String> group) {
        HostDialog dialog = new HostDialog(shell, hosts, Optional.empty());
        if (dialog.open() == Window.OK) {
            Host made = dialog.after.orElseThrow();
            Host placed = new Host(made.id(), group, made.name(), made.target(), made.tags(), made.notes());
            hosts.edits().apply("Add Host", Edit.adding(new Contents(List.of(), List.of(placed))), "");
        }
    }

    /** Changes a host, when the person says so. */
    static void edit(Shell shell, Hosts hosts, Host host) {
        HostDialog dialog = new HostDialog(shell, hosts, Optional.of(host));
        if (dialog.open() == Window.OK && !dialog.after.equals(Optional.of(host))) {
            hosts.edits().apply("Edit Host", Edit.changing(host, dialog.after.orElseThrow()), "");
        }
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(before.isPresent() ? "Edit Host" : "Add Host");
        PlatformUI.getWorkbench().getHelpSystem().setHelp(shell, HostsView.ID);
    }

    @Override
    protected boolean isResizable() {
        return true;
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        Composite area = (Composite) super.createDialogArea(parent);
        Composite form = new Composite(area, SWT.NONE);
        form.setLayout(GridLayoutFactory.fillDefaults().numColumns(2).margins(12, 12).spacing(12, 8).create());
        form.setLayoutData(GridDataFactory.fillDefaults().grab(true, true).create());
        address = field(form, "&Address", before.map(host -> host.target().host()).orElse(""));
        port = field(form, "&Port", String.valueOf(before.map(host -> host.target().port())
                .orElse(Target.DEFAULT_PORT)));
        name = field(form, "&Name", before.map(Host::name).orElse(""));
        name.setMessage("As people call it; the address when empty");
        tags = field(form, "&Tags", before.map(host -> String.join(", ", host.tags())).orElse(""));
        tags.setMessage("Separated by commas");
        notes = notes(form);
        setTitle(before.isPresent() ? "What is known of the host" : "A host to look after");
        Stream.of(address, port).forEach(text -> text.addListener(SWT.Modify, event -> check()));
        address.setFocus();
        return area;
    }

    private static Text field(Composite form, String label, String value) {
        new Label(form, SWT.NONE).setText(label);
        Text text = new Text(form, SWT.BORDER);
        text.setTextLimit(10_000);
        text.setText(value);
        text.setData(text.getText());
        text.setLayoutData(GridDataFactory.fillDefaults().grab(true, false).hint(280, SWT.DEFAULT).create());
        return text;
    }

    private Text notes(Composite form) {
        Label label = new Label(form, SWT.NONE);
        label.setText("N&otes");
        label.setLayoutData(GridDataFactory.fillDefaults().align(SWT.BEGINNING, SWT.BEGINNING).create());
        Text text = new Text(form, SWT.BORDER | SWT.MULTI | SWT.WRAP | SWT.V_SCROLL);
        text.setTextLimit(20_000);
        text.setText(before.map(Host::notes).orElse(""));
        text.setData(text.getText());
        text.setLayoutData(GridDataFactory.fillDefaults().grab(true, true).hint(280, 4 * text.getLineHeight())
                .create());
        text.addListener(SWT.Traverse, e -> e.doit |= e.detail == SWT.TRAVERSE_TAB_NEXT
                || e.detail == SWT.TRAVERSE_TAB_PREVIOUS);
        return text;
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        super.createButtonsForButtonBar(parent);
        check();
    }

    private void check() {
        Optional<String> problem = problem();
        setErrorMessage(address.getText().isBlank() ? null : problem.map(Plain::escape).orElse(null));
        setMessage("The name or address of the host is enough.");
        Shades.enable(getButton(IDialogConstants.OK_ID), problem.isEmpty());
    }

    private Optional<String> problem() {
        try {
            Target target = target();
            Optional<HostRow> same = hosts.known().find(target)
                    .filter(row -> before.map(Host::id).filter(row.id()::equals).isEmpty());
            return same.map(row -> "This host is in the list already, as \"" + row.name() + "\".");
        } catch (IllegalArgumentException e) {
            return Optional.of(e.getMessage());
        }
    }

    /** A port that was typed behind the address counts. */
    private Target target() {
        Target typed = Target.parse(address.getText());
        if (typed.port() != Target.DEFAULT_PORT) {
            return typed;
        }
        if (!port.getText().strip().matches("[0-9]{1,5}")) {
            throw new IllegalArgumentException("The port is a number from 1 to 65535.");
        }
        return Target.of(typed.host(), Integer.parseInt(port.getText().strip()));
    }

    @Override
    protected void okPressed() {
        Target target = target();
        Host from = before.orElseGet(() -> HostEdits.host(Optional.empty(), target));
        SortedSet<String> words = Stream.of(tags.getText().split(",")).map(String::strip)
                .filter(tag -> !tag.isEmpty()).collect(Collectors.toCollection(TreeSet::new));
        after = Optional.of(new Host(from.id(), from.group(), typed(name) ? name.getText().strip() : from.name(),
                typed(address) || typed(port) ? target : from.target(), typed(tags) ? words : from.tags(),
                typed(notes) ? notes.getText().strip().replaceAll("\\R", "\n") : from.notes()));
        super.okPressed();
    }

    /** What a person left alone stays as it was, which a field may not be able to show. */
    private static boolean typed(Text field) {
        return !field.getText().equals(field.getData());
    }
}
