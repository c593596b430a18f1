// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.start;

import java.util.Map;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.FontDescriptor;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.PlatformUI;
import org.rdpworkbench.ui.internal.Commands;
import org.rdpworkbench.ui.internal.Layouts;
import org.rdpworkbench.ui.internal.preferences.Settings;

/** The parts of the start page, which has three columns. */
final class StartParts {

    private static final String GUIDE = "/org.rdpworkbench.doc/html/quick-start.html";

    private static final String IMPORT = "org.rdpworkbench.ui.importHosts";

    private StartParts() {}

    static void title(Composite form) {
        LocalResourceManager fonts = new LocalResourceManager(JFaceResources.getResources(), form);
        Label title = new Label(form, SWT.WRAP);
        title.setText("Why does Remote Desktop fail?");
        title.setFont(fonts.create(FontDescriptor.createFrom(title.getFont()).setStyle(SWT.BOLD).increaseHeight(5)));
        title.setLayoutData(GridDataFactory.createFrom(Layouts.wide()).span(3, 1).create());
        Label hint = new Label(form, SWT.WRAP);
        hint.setText("Paste the error code or the whole text of the dialog, name the host, or both. Looking takes about"
                + " a second, needs no credentials and changes nothing on the host.");
        hint.setLayoutData(GridDataFactory.createFrom(Layouts.wide()).span(3, 1).create());
    }

    static Text field(Composite form, String name, int style, int lines) {
        Label label = new Label(form, SWT.NONE);
        label.setText(name);
        label.setLayoutData(GridDataFactory.fillDefaults().align(SWT.BEGINNING, lines > 1 ? SWT.BEGINNING : SWT.CENTER)
                .create());
        Text text = new Text(form, SWT.BORDER | style);
        text.setTextLimit(20_000);
        text.setLayoutData(GridDataFactory.createFrom(Layouts.wide()).span(2, 1)
                .hint(100, lines > 1 ? text.getLineHeight() * lines : SWT.DEFAULT).create());
        return text;
    }

    /** A box to tick, below the fields. */
    static Button option(Composite form, String words) {
        new Label(form, SWT.NONE);
        Button box = new Button(form, SWT.CHECK);
        box.setText(words);
        box.setToolTipText("Takes a few more connections to the host, one after another, and up to two minutes.");
        box.setLayoutData(GridDataFactory.fillDefaults().span(2, 1).align(SWT.BEGINNING, SWT.CENTER).create());
        return box;
    }

    /** What stands there before anything was typed: what else there is to begin with. */
    static Composite beginnings(Composite parent, Runnable lab) {
        Composite beginnings = new Composite(parent, SWT.NONE);
        beginnings.setLayout(GridLayoutFactory.fillDefaults().spacing(0, 10).create());
        Label words = new Label(beginnings, SWT.WRAP);
        words.setText("What the code means, what it proves and what it does not, appears here.");
        words.setLayoutData(GridDataFactory.createFrom(Layouts.wide()).hint(100, SWT.DEFAULT).create());
        if (PlatformUI.getWorkbench().getImportWizardRegistry().findWizard(IMPORT) != null) {
            link(beginnings, "Many hosts? <a>Import them from a file</a>: of another tool, a list, or a scan.",
                    () -> Commands.run("org.eclipse.ui.file.import", Map.of("importWizardId", IMPORT)));
        }
        link(beginnings, "No Windows near? <a>Start the lab</a>: simulated hosts on this machine, one for each fault.",
                lab);
        link(beginnings, "New here? The <a>quick start</a> shows the way in a minute.",
                () -> PlatformUI.getWorkbench().getHelpSystem().displayHelpResource(GUIDE));
        return beginnings;
    }

    private static void link(Composite parent, String text, Runnable run) {
        Link link = new Link(parent, SWT.WRAP);
        link.setText(text);
        link.setLayoutData(Layouts.wide());
        link.addListener(SWT.Selection, e -> run.run());
    }

    /** Whether this page is wanted. */
    static void footer(Composite form) {
        Button show = new Button(form, SWT.CHECK);
        show.setText("&Show this page when the window opens without a diagnosis");
        show.setToolTipText("Help > Welcome shows it at any time.");
        show.setSelection(Settings.showsStart());
        show.setLayoutData(GridDataFactory.fillDefaults().span(3, 1).align(SWT.BEGINNING, SWT.CENTER).create());
        show.addListener(SWT.Selection, e -> Settings.showStart(show.getSelection()));
    }
}
