// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.hosts;

import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Link;
import org.eclipse.ui.IWorkbenchPartSite;
import org.rdpworkbench.report.Plain;
import org.rdpworkbench.ui.internal.Layouts;
import org.rdpworkbench.ui.internal.start.StartEditor;

/** What stands in the hosts view as long as there are no hosts: what to do, or why none can be shown. */
final class EmptyHosts {

    private static final String INVITATION = "No hosts yet. <a href=\"add\">Add one</a>, <a href=\"import\">import "
            + "a file</a> of another tool, or <a href=\"diagnose\">diagnose</a> one at once.";

    private final Composite control;
    private final Link link;
    private final Hosts hosts;
    private final IWorkbenchPartSite site;

    EmptyHosts(Composite parent, Hosts hosts, IWorkbenchPartSite site) {
        this.hosts = hosts;
        this.site = site;
        control = new Composite(parent, SWT.NONE);
        control.setLayout(Layouts.padded());
        link = new Link(control, SWT.WRAP);
        link.setLayoutData(Layouts.wide());
        link.addListener(SWT.Selection, event -> go(event.text));
    }

    private void go(String where) {
        switch (where) {
            case "add" -> HostDialog.add(site.getShell(), hosts, Optional.empty());
            case "import" -> ImportHosts.open(site.getWorkbenchWindow(), HostSource.NOTHING);
            case "again" -> hosts.refresh();
            default -> StartEditor.open(site.getPage());
        }
    }

    Composite control() {
        return control;
    }

    void show(Known known, Notice notice) {
        String words = known.read() ? INVITATION : notice.words().isEmpty() ? "Reading the hosts\u2026"
                : Plain.escape(notice.words(), 1_000).replace("&", "&&").replace("<", "\u2039")
                        + " <a href=\"again\">Try again</a>";
        if (!link.getText().equals(words)) {
            link.setText(words);
            control.layout();
        }
    }
}
