// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.diagnosis;

import org.eclipse.core.commands.common.CommandException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.IHandlerService;
import org.rdpworkbench.ui.DiagnosisSite;
import org.rdpworkbench.ui.DiagnosisState;
import org.rdpworkbench.ui.internal.Icons;

/** What can be done with a diagnosis, as far as its state allows. */
final class DiagnosisTools {

    private final ToolBar bar;
    private final LocalResourceManager images;
    private final ToolItem again;
    private final ToolItem closer;
    private final ToolItem inside;
    private final ToolItem stop;
    private final ToolItem save;
    private final ToolItem compare;
    private final ToolItem export;

    DiagnosisTools(Composite parent, DiagnosisSite site) {
        bar = new ToolBar(parent, SWT.FLAT | SWT.RIGHT);
        bar.setLayoutData(GridDataFactory.fillDefaults().align(SWT.END, SWT.BEGINNING).create());
        images = new LocalResourceManager(JFaceResources.getResources(), bar);
        again = item("diagnose", "Look again (F5)", () -> site.lookAgain(false));
        closer = item("closer", "Look more closely, with more connections (Shift+F5)", () -> site.lookAgain(true));
        inside = item("inside", "Look inside the host as well (Ctrl+I)", site::lookInside);
        stop = item("stop", "Stop (Esc)", site::stop);
        item("evidence", "Show the evidence", site::showEvidence);
        save = item("save", "Save case", site::saveCase);
        compare = item("compare", "Compare with another case", () -> run("compare"));
        export = item("export", "Export as a report", () -> run("export"));
    }

    private ToolItem item(String icon, String tip, Runnable run) {
        ToolItem item = new ToolItem(bar, SWT.PUSH);
        item.setImage(images.create(Icons.named(icon)));
        item.setToolTipText(tip);
        item.addListener(SWT.Selection, e -> run.run());
        return item;
    }

    /** One of our commands, for this editor. */
    static void run(String command) {
        try {
            PlatformUI.getWorkbench().getService(IHandlerService.class)
                    .executeCommand("org.rdpworkbench.ui." + command, null);
        } catch (CommandException e) {
            ILog.of(DiagnosisTools.class).error("A command cannot be run.", e);
        }
    }

    void show(DiagnosisState state) {
        boolean looking = state instanceof DiagnosisState.Looking;
        again.setEnabled(!looking);
        closer.setEnabled(!looking);
        inside.setEnabled(!looking);
        stop.setEnabled(looking);
        save.setEnabled(state instanceof DiagnosisState.Judged);
        boolean judged = state instanceof DiagnosisState.Judged result && !result.cancelled();
        compare.setEnabled(judged);
        export.setEnabled(judged);
    }
}
