// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal;

import java.util.List;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

/** Fields of the dialogs that ask, each beside its label in a form: see {@link Layouts#form()}. */
public final class Fields {

    private static final int WIDTH = 320;

    private Fields() {}

    /** A field for one line. */
    public static Text line(Composite form, String label) {
        return line(form, label, SWT.NONE);
    }

    /** A field for one line, with what it often is. */
    public static Combo choice(Composite form, String label, List<String> often) {
        label(form, label);
        Combo combo = new Combo(form, SWT.DROP_DOWN);
        often.forEach(combo::add);
        combo.setLayoutData(GridDataFactory.fillDefaults().grab(true, false).hint(WIDTH, SWT.DEFAULT).create());
        return combo;
    }

    /** A field for one line that nobody else is to read. */
    public static Text secret(Composite form, String label) {
        return line(form, label, SWT.PASSWORD);
    }

    private static Text line(Composite form, String label, int style) {
        label(form, label);
        Text text = new Text(form, SWT.BORDER | SWT.SINGLE | style);
        text.setLayoutData(GridDataFactory.fillDefaults().hint(WIDTH, SWT.DEFAULT).create());
        return text;
    }

    /** A field for several lines, which takes the room there is; Tab leaves it. */
    public static Text lines(Composite form, String label, int height) {
        label(form, label);
        Text text = new Text(form, SWT.BORDER | SWT.MULTI | SWT.WRAP | SWT.V_SCROLL);
        text.setLayoutData(GridDataFactory.fillDefaults().grab(true, true).hint(WIDTH, height).create());
        text.addListener(SWT.Traverse, e -> e.doit |= e.detail == SWT.TRAVERSE_TAB_NEXT
                || e.detail == SWT.TRAVERSE_TAB_PREVIOUS);
        return text;
    }

    private static void label(Composite form, String text) {
        Label label = new Label(form, SWT.NONE);
        label.setText(text);
        label.setLayoutData(GridDataFactory.fillDefaults().align(SWT.BEGINNING, SWT.BEGINNING).indent(0, 4).create());
    }
}
