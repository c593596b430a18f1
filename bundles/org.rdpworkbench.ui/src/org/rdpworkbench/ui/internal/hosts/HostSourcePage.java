// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.hosts;

import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.PlatformUI;
import org.rdpworkbench.ui.internal.Layouts;

/** Asks for the files, or for the text. */
final class HostSourcePage extends WizardPage {

    private HostSource chosen;
    private Text files;
    private Text text;

    HostSourcePage(HostSource first) {
        super("source", "Hosts of another tool", null);
        chosen = first;
        setDescription("RDCMan, mRemoteNG, .rdp, CSV, nmap XML, or a list of names, addresses and networks. "
                + "Passwords are never read.");
    }

    HostSource chosen() {
        return chosen;
    }

    @Override
    public void createControl(Composite parent) {
        Composite page = new Composite(parent, SWT.NONE);
        page.setLayout(GridLayoutFactory.fillDefaults().numColumns(3).margins(8, 8).spacing(8, 8).create());
        files = field(page, "&Files", String.join("\n", chosen.files()));
        files.setToolTipText("One file a line");
        files.setLayoutData(GridDataFactory.createFrom(Layouts.wide()).hint(300, 3 * files.getLineHeight()).create());
        Button browse = new Button(page, SWT.PUSH);
        browse.setText("&Browse...");
        browse.setLayoutData(GridDataFactory.fillDefaults().align(SWT.BEGINNING, SWT.BEGINNING).create());
        browse.addListener(SWT.Selection, event -> browse());
        text = field(page, "Or &paste", chosen.text());
        text.setLayoutData(GridDataFactory.createFrom(Layouts.all()).span(2, 1).hint(300, 160).create());
        files.addListener(SWT.Modify, event -> changed());
        text.addListener(SWT.Modify, event -> changed());
        changed();
        setControl(page);
        PlatformUI.getWorkbench().getHelpSystem().setHelp(page, HostPreviewPage.HELP);
    }

    private static Text field(Composite page, String name, String value) {
        Label label = new Label(page, SWT.NONE);
        label.setText(name);
        label.setLayoutData(GridDataFactory.fillDefaults().align(SWT.BEGINNING, SWT.BEGINNING).create());
        Text field = new Text(page, SWT.BORDER | SWT.MULTI | SWT.V_SCROLL | SWT.H_SCROLL);
        field.setText(value);
        field.addListener(SWT.Traverse, e -> e.doit |= e.detail == SWT.TRAVERSE_TAB_NEXT
                || e.detail == SWT.TRAVERSE_TAB_PREVIOUS);
        return field;
    }

    @Override
    public void setVisible(boolean visible) {
        super.setVisible(visible);
        if (visible) {
            (files.getText().isEmpty() && !text.getText().isEmpty() ? text : files).setFocus();
        }
    }

    private void browse() {
        FileDialog dialog = new FileDialog(getShell(), SWT.OPEN | SWT.MULTI);
        dialog.setText("Files of Hosts");
        dialog.setFilterNames(new String[] {"Files of hosts", "All files"});
        dialog.setFilterExtensions(new String[] {"*.rdg;*.xml;*.rdp;*.csv;*.txt", "*"});
        if (dialog.open() != null) {
            Path folder = Path.of(dialog.getFilterPath());
            files.setText(Stream.of(dialog.getFileNames()).map(name -> folder.resolve(name).toString())
                    .collect(Collectors.joining("\n")));
        }
    }

    /** A file that is named counts, and the text waits. */
    private void changed() {
        chosen = new HostSource(files.getText().lines().map(String::strip).filter(line -> !line.isEmpty()).toList(),
                text.getText(), chosen.group());
        text.setEnabled(chosen.files().isEmpty());
        setPageComplete(!chosen.isEmpty());
    }
}
