// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.repairs;

import java.util.Optional;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.rdpworkbench.ui.internal.Layouts;
import org.rdpworkbench.ui.internal.diagnosis.OpenCaseHandler;

/** The file with what the client says on which the host failed, without which some causes cannot be found. */
final class ClientField {

    private final Text file;

    /**
     * @param form has two columns
     * @param known whether the diagnosis has something of a client already
     */
    ClientField(Composite form, boolean known) {
        Label label = new Label(form, SWT.NONE);
        label.setText("&Client's file");
        Composite row = new Composite(form, SWT.NONE);
        row.setLayout(Layouts.columns(2));
        row.setLayoutData(GridDataFactory.fillDefaults().grab(true, false).create());
        file = new Text(row, SWT.BORDER | SWT.SINGLE);
        file.setLayoutData(Layouts.wide());
        file.setMessage(known ? "Not needed: the diagnosis has what a client says"
                : "Only where the client has to say something");
        file.setToolTipText("What the script of Collect Elsewhere gathered on the client on which it fails, or that "
                + "client's event log");
        Button browse = new Button(row, SWT.PUSH);
        browse.setText("&Browse...");
        browse.addListener(SWT.Selection, e -> choose());
    }

    private void choose() {
        FileDialog dialog = new FileDialog(file.getShell(), SWT.OPEN);
        dialog.setText("Client's File");
        dialog.setFilterExtensions(OpenCaseHandler.EXTENSIONS);
        dialog.setFilterNames(OpenCaseHandler.NAMES);
        Optional.ofNullable(dialog.open()).ifPresent(file::setText);
    }

    /** What was named; empty where nothing was. */
    Optional<String> file() {
        return Optional.of(file.getText().strip()).filter(name -> !name.isEmpty());
    }
}
