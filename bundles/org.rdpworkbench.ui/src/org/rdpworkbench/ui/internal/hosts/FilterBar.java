// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.hosts;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.rdpworkbench.ui.internal.Counts;
import org.rdpworkbench.ui.internal.Layouts;

/** The field above the rows that finds hosts, and how many it finds. */
final class FilterBar {

    private final Text text;
    private final Label count;

    /** @param leave moves to the rows */
    FilterBar(Composite parent, Runnable changed, Runnable leave) {
        Composite bar = new Composite(parent, SWT.NONE);
        bar.setLayout(GridLayoutFactory.fillDefaults().numColumns(2).margins(4, 4).spacing(6, 0).create());
        bar.setLayoutData(Layouts.wide());
        text = new Text(bar, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
        text.setMessage("Filter hosts");
        text.setToolTipText("Words in the name, address, tags, notes or state of a host");
        text.setLayoutData(GridDataFactory.fillDefaults().grab(true, false).hint(60, SWT.DEFAULT).create());
        count = new Label(bar, SWT.NONE);
        count.setLayoutData(GridDataFactory.fillDefaults().align(SWT.END, SWT.CENTER).create());
        text.addListener(SWT.Modify, event -> changed.run());
        text.addListener(SWT.KeyDown, event -> {
            if (event.keyCode == SWT.ARROW_DOWN) {
                leave.run();
            } else if (event.keyCode == SWT.ESC) {
                text.setText("");
            }
        });
    }

    HostFilter filter() {
        return HostFilter.of(text.getText());
    }

    void clear() {
        text.setText("");
    }

    /** Says how many hosts are shown, where not all are. */
    void found(int matching, int all) {
        String words = filter().all() ? "" : Counts.of(matching) + " of " + Counts.of(all);
        if (!count.getText().equals(words)) {
            count.setText(words);
            count.getParent().layout();
        }
    }
}
