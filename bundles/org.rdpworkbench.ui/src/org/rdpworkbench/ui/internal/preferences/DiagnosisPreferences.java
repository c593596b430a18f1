// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.preferences;

import java.nio.file.Path;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.preference.FieldEditorPreferencePage;
import org.eclipse.jface.preference.IntegerFieldEditor;
import org.eclipse.jface.preference.StringFieldEditor;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;
import org.eclipse.ui.PlatformUI;
import org.rdpworkbench.report.Plain;
import org.rdpworkbench.store.StoreAddress;
import org.rdpworkbench.store.StoreException;
import org.rdpworkbench.ui.internal.Later;

/** How hosts are looked at and what is kept of it. */
public final class DiagnosisPreferences extends FieldEditorPreferencePage implements IWorkbenchPreferencePage {

    /** The id of the page and of its help context. */
    public static final String ID = "org.rdpworkbench.ui.diagnosisPreferences";

    /** In characters, with the buttons of the page. */
    private static final int WIDTH = 60;
    private static final int HEIGHT = 20;

    /** As a page. */
    public DiagnosisPreferences() {
        super(GRID);
        setPreferenceStore(Settings.all());
        setDescription("How hosts are looked at, and what is kept of it. A look that is under way is not changed.");
    }

    @Override
    public void init(IWorkbench workbench) {
        // Nothing is needed of it.
    }

    @Override
    protected void createFieldEditors() {
        number(Settings.Number.QUICK_TIMEOUT, "A &look may take, in seconds:");
        number(Settings.Number.THOROUGH_TIMEOUT, "Looking &more closely may take, in seconds:");
        number(Settings.Number.AT_ONCE, "&Hosts to look at at once:");
        number(Settings.Number.KEPT, "Diagnoses to &keep of a host:");
    }

    private void number(Settings.Number number, String label) {
        IntegerFieldEditor field = new IntegerFieldEditor(number.key(), label, getFieldEditorParent(), 6);
        field.setValidRange(number.least(), number.most());
        // The dialog has room for so much, and cuts the middle out of what is longer.
        field.setErrorMessage("Give a number from " + number.least() + " to " + number.most() + ".");
        field.setValidateStrategy(StringFieldEditor.VALIDATE_ON_KEY_STROKE);
        addField(field);
    }

    @Override
    protected Control createContents(Composite parent) {
        Composite page = new Composite(parent, SWT.NONE);
        page.setLayout(GridLayoutFactory.fillDefaults().spacing(0, 12).create());
        initializeDialogUnits(page);
        PlatformUI.getWorkbench().getHelpSystem().setHelp(page, ID);
        Later.once(page, () -> fill(page));
        return page;
    }

    /** What it takes once it is filled: the dialog asks before that. */
    @Override
    protected Point doComputeSize() {
        return new Point(convertWidthInCharsToPixels(WIDTH), convertHeightInCharsToPixels(HEIGHT));
    }

    /** By itself: to open the dialog takes the UI thread long enough. */
    private void fill(Composite page) {
        super.createContents(page).setLayoutData(GridDataFactory.fillDefaults().grab(true, false).create());
        showPlace(page);
        applyDialogFont(page);
        page.layout();
    }

    private static void showPlace(Composite page) {
        Composite place = new Composite(page, SWT.NONE);
        place.setLayout(GridLayoutFactory.fillDefaults().spacing(0, 4).create());
        place.setLayoutData(GridDataFactory.fillDefaults().grab(true, false).create());
        new Label(place, SWT.NONE).setText("Hosts and diagnoses are kept in:");
        // Without a bar to scroll with, GTK draws no line below it.
        Text where = new Text(place, SWT.READ_ONLY | SWT.BORDER | SWT.MULTI | SWT.WRAP | SWT.V_SCROLL);
        where.setText(where());
        where.setToolTipText("The environment variable " + StoreAddress.VARIABLE + " names another place.");
        where.setLayoutData(GridDataFactory.fillDefaults().grab(true, false)
                .hint(200, where.computeTrim(0, 0, 200, 2 * where.getLineHeight()).height).create());
    }

    private static String where() {
        try {
            return Plain.escape(StoreAddress.usual(System.getenv(), Path.of(System.getProperty("user.home")),
                    System.getProperty("os.name")).toString());
        } catch (StoreException e) {
            return Plain.escape(e.getMessage());
        }
    }
}
