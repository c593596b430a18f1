// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.hosts;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
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
import org.rdpworkbench.core.spi.HostList;
import org.rdpworkbench.core.spi.ImportException;
import org.rdpworkbench.fleet.Imports;
import org.rdpworkbench.ui.internal.Layouts;
import org.rdpworkbench.ui.internal.Services;

/** Asks for the file, or for the text. */
final class HostSourcePage extends WizardPage {

    /** What was chosen: a file, or text where no file is named. */
    record Chosen(String file, String text) {

        /** Reads it in the calling thread. */
        HostList read() throws ImportException {
            Imports imports = Services.find(Imports.class)
                    .orElseThrow(() -> new ImportException("No importer of hosts is installed."));
            if (file.isBlank()) {
                return imports.read("", text.getBytes(StandardCharsets.UTF_8), Optional.empty());
            }
            try (InputStream in = Files.newInputStream(Path.of(file.strip()))) {
                return imports.read(Path.of(file.strip()).getFileName().toString(),
                        in.readNBytes(Imports.MOST_BYTES + 1), Optional.empty());
            } catch (NoSuchFileException | InvalidPathException e) {
                throw new ImportException("There is no file \"" + file.strip() + "\".");
            } catch (IOException e) {
                throw new ImportException("The file \"" + file.strip() + "\" cannot be read.");
            }
        }
    }

    private Chosen chosen;
    private Text file;
    private Text text;

    HostSourcePage(String file) {
        super("source", "Hosts of another tool", null);
        chosen = new Chosen(file, "");
        setDescription("RDCMan, mRemoteNG, .rdp, CSV, nmap XML, or a list of names, addresses and networks. "
                + "Passwords are never read.");
    }

    Chosen chosen() {
        return chosen;
    }

    @Override
    public void createControl(Composite parent) {
        Composite page = new Composite(parent, SWT.NONE);
        page.setLayout(GridLayoutFactory.fillDefaults().numColumns(3).margins(8, 8).spacing(8, 8).create());
        new Label(page, SWT.NONE).setText("&File");
        file = new Text(page, SWT.BORDER);
        file.setText(chosen.file());
        file.setLayoutData(Layouts.wide());
        Button browse = new Button(page, SWT.PUSH);
        browse.setText("&Browse...");
        browse.addListener(SWT.Selection, event -> browse());
        Label label = new Label(page, SWT.NONE);
        label.setText("Or &paste");
        label.setLayoutData(GridDataFactory.fillDefaults().align(SWT.BEGINNING, SWT.BEGINNING).create());
        text = new Text(page, SWT.BORDER | SWT.MULTI | SWT.V_SCROLL | SWT.H_SCROLL);
        text.setLayoutData(GridDataFactory.createFrom(Layouts.all()).span(2, 1).hint(300, 160).create());
        file.addListener(SWT.Modify, event -> changed());
        text.addListener(SWT.Modify, event -> changed());
        changed();
        setControl(page);
        PlatformUI.getWorkbench().getHelpSystem().setHelp(page, HostPreviewPage.HELP);
    }

    @Override
    public void setVisible(boolean visible) {
        super.setVisible(visible);
        if (visible) {
            (file.getText().isEmpty() && !text.getText().isEmpty() ? text : file).setFocus();
        }
    }

    private void browse() {
        FileDialog dialog = new FileDialog(getShell(), SWT.OPEN);
        dialog.setText("File of Hosts");
        dialog.setFilterNames(new String[] {"Files of hosts", "All files"});
        dialog.setFilterExtensions(new String[] {"*.rdg;*.xml;*.rdp;*.csv;*.txt", "*"});
        String path = dialog.open();
        if (path != null) {
            file.setText(path);
        }
    }

    /** A file that is named counts, and the text waits. */
    private void changed() {
        chosen = new Chosen(file.getText(), text.getText());
        text.setEnabled(file.getText().isBlank());
        setPageComplete(!file.getText().isBlank() || !text.getText().isBlank());
    }
}
