// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.diagnosis;

import org.eclipse.jface.dialogs.TrayDialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.PlatformUI;
import org.rdpworkbench.ui.internal.Layouts;
import org.rdpworkbench.ui.internal.LiveMeaning;
import org.rdpworkbench.ui.internal.StyledLines;

/** Explains an error without any host: what its codes mean, with sources. It stays open beside the window. */
final class SymptomDialog extends TrayDialog {

    /** The id of its help context. */
    static final String HELP = "org.rdpworkbench.ui.symptom";

    private final String first;

    private SymptomDialog(Shell parent, String first) {
        super(parent);
        this.first = first;
        setShellStyle(SWT.SHELL_TRIM);
        setBlockOnOpen(false);
    }

    /** @param first text to begin with */
    static void open(Shell parent, String first) {
        new SymptomDialog(parent, first).open();
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText("Explain Error");
        PlatformUI.getWorkbench().getHelpSystem().setHelp(shell, HELP);
    }

    @Override
    protected Point getInitialSize() {
        return new Point(680, 560);
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        Composite area = (Composite) super.createDialogArea(parent);
        area.setLayout(GridLayoutFactory.fillDefaults().margins(Layouts.MARGIN, Layouts.MARGIN).spacing(8, 6).create());
        Label label = new Label(area, SWT.NONE);
        label.setText("&Code or whole text of the dialog, in any language");
        Text field = new Text(area, SWT.BORDER | SWT.MULTI | SWT.WRAP | SWT.V_SCROLL);
        GridData lines = Layouts.wide();
        lines.heightHint = 3 * field.getLineHeight();
        field.setLayoutData(lines);
        field.setText(first);
        field.addListener(SWT.Traverse, e -> e.doit |= e.detail == SWT.TRAVERSE_TAB_NEXT
                || e.detail == SWT.TRAVERSE_TAB_PREVIOUS);
        StyledText meaning = StyledLines.widget(area, SWT.V_SCROLL);
        meaning.setLayoutData(GridDataFactory.createFrom(Layouts.all()).hint(100, 100).indent(0, 6).create());
        LiveMeaning.of(field, meaning);
        field.selectAll();
        field.setFocus();
        return area;
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        // Return belongs to the field.
        createButton(parent, IDialogConstants.CLOSE_ID, IDialogConstants.CLOSE_LABEL, false);
    }

    @Override
    protected void buttonPressed(int button) {
        close();
    }
}
