// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.plugins.ui.internal;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.ui.PlatformUI;
import org.rdpworkbench.report.Plain;

/** A sentence below the list: what was done, or why not. Takes no room when there is none. */
final class News {

    private final Composite control;
    private final Label sentence;
    private final Link restart;

    News(Composite parent) {
        control = new Composite(parent, SWT.NONE);
        control.setLayout(GridLayoutFactory.fillDefaults().numColumns(2).spacing(12, 0).create());
        control.setLayoutData(GridDataFactory.fillDefaults().grab(true, false).create());
        sentence = new Label(control, SWT.WRAP);
        sentence.setLayoutData(GridDataFactory.fillDefaults().grab(true, false).hint(100, SWT.DEFAULT).create());
        restart = new Link(control, SWT.NONE);
        restart.setText("<a>Restart now</a>");
        restart.setLayoutData(GridDataFactory.fillDefaults().align(SWT.END, SWT.BEGINNING).create());
        restart.addListener(SWT.Selection, e -> PlatformUI.getWorkbench().restart(true));
        show("", false);
    }

    void tell(String words, boolean offerRestart) {
        show(words, offerRestart);
        control.getParent().layout(true, true);
    }

    private void show(String words, boolean offerRestart) {
        sentence.setText(Plain.escape(words).replace("&", "&&"));
        shown(restart, offerRestart);
        shown(control, !words.isEmpty());
    }

    private static void shown(Control one, boolean shown) {
        one.setVisible(shown);
        ((GridData) one.getLayoutData()).exclude = !shown;
    }
}
