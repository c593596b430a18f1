// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.plugins.ui.internal;

import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.PlatformUI;
import org.rdpworkbench.plugins.RefusedException;
import org.rdpworkbench.plugins.Source;
import org.rdpworkbench.report.Plain;

/** Where plugins come from: a folder, a zip or an https address. */
final class SiteDialog extends TitleAreaDialog {

    private static final String HINT = "Give the folder or the zip of a p2 repository, or its https address.";

    private Text place;
    private Source site;

    SiteDialog(Shell parent) {
        super(parent);
        setHelpAvailable(false);
    }

    Source site() {
        return site;
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText("Add Plugin Site");
        PlatformUI.getWorkbench().getHelpSystem().setHelp(shell, PluginsView.ID);
    }

    @Override
    protected boolean isResizable() {
        return true;
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        setTitle("Where plugins come from");
        setMessage(HINT);
        Composite area = new Composite((Composite) super.createDialogArea(parent), SWT.NONE);
        area.setLayout(GridLayoutFactory.swtDefaults().numColumns(4).margins(12, 12).create());
        area.setLayoutData(GridDataFactory.fillDefaults().grab(true, true).create());
        new Label(area, SWT.NONE).setText("&Place:");
        place = new Text(area, SWT.BORDER);
        place.setLayoutData(GridDataFactory.fillDefaults().grab(true, false).hint(320, SWT.DEFAULT).create());
        button(area, "&Folder...", () -> new DirectoryDialog(getShell()).open());
        button(area, "&Zip...", () -> {
            FileDialog dialog = new FileDialog(getShell(), SWT.OPEN);
            dialog.setFilterExtensions(new String[] {"*.zip", "*"});
            return dialog.open();
        });
        place.addListener(SWT.Modify, e -> check());
        return area;
    }

    /** @param choose gives a path, or null when the person chose none */
    private void button(Composite parent, String label, Supplier<String> choose) {
        Button button = new Button(parent, SWT.PUSH);
        button.setText(label);
        button.addListener(SWT.Selection, e -> Optional.ofNullable(choose.get()).ifPresent(place::setText));
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        super.createButtonsForButtonBar(parent);
        getButton(IDialogConstants.OK_ID).setText("Add");
        getButton(IDialogConstants.OK_ID).setEnabled(false);
    }

    private void check() {
        site = null;
        String problem = null;
        try {
            site = place.getText().isBlank() ? null : Source.of(place.getText().strip()).orElseThrow(
                    () -> new RefusedException("\"" + place.getText().strip() + "\" is no folder, zip or address."));
        } catch (RefusedException e) {
            problem = Plain.escape(e.getMessage());
        }
        setErrorMessage(problem);
        getButton(IDialogConstants.OK_ID).setEnabled(site != null);
    }
}
