// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.hosts;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Link;
import org.rdpworkbench.report.Plain;
import org.rdpworkbench.ui.internal.Layouts;

/** The line below the rows that says what was done or what cannot be done. It takes no room when there is nothing. */
final class NoticeBar {

    private final Composite bar;
    private final Link link;

    NoticeBar(Composite parent, Hosts hosts) {
        bar = new Composite(parent, SWT.NONE);
        bar.setLayout(GridLayoutFactory.fillDefaults().margins(6, 4).create());
        bar.setLayoutData(GridDataFactory.createFrom(Layouts.wide()).exclude(true).create());
        bar.setVisible(false);
        link = new Link(bar, SWT.WRAP);
        link.setLayoutData(Layouts.wide());
        link.addListener(SWT.Selection, event -> {
            switch (event.text) {
                case "undo" -> hosts.edits().undo(hosts.notice());
                case "again" -> hosts.refresh();
                default -> hosts.say(Notice.NONE);
            }
        });
    }

    void show(Notice notice) {
        String words = words(notice);
        if (!link.getText().equals(words)) {
            link.setText(words);
            bar.setVisible(!words.isEmpty());
            ((GridData) bar.getLayoutData()).exclude = words.isEmpty();
            bar.getParent().layout(true, true);
        }
    }

    /** A link obeys ampersands and angles; the words may come from anywhere. */
    static String words(Notice notice) {
        if (notice.words().isEmpty()) {
            return "";
        }
        String plain = Plain.escape(notice.words(), 1_000).replace("&", "&&").replace("<", "\u2039");
        return plain + switch (notice.offer()) {
            case NOTHING -> " <a href=\"close\">Close</a>";
            case UNDO -> " <a href=\"undo\">Undo</a>  <a href=\"close\">Close</a>";
            case TRY_AGAIN -> " <a href=\"again\">Try again</a>";
        };
    }
}
