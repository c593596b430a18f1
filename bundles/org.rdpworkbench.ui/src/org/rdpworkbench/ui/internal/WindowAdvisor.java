// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal;

import org.eclipse.swt.dnd.FileTransfer;
import org.eclipse.swt.graphics.Point;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.application.ActionBarAdvisor;
import org.eclipse.ui.application.IActionBarConfigurer;
import org.eclipse.ui.application.IWorkbenchWindowConfigurer;
import org.eclipse.ui.application.WorkbenchWindowAdvisor;
import org.rdpworkbench.ui.internal.cases.CaseDrop;
import org.rdpworkbench.ui.internal.diagnosis.OpenCaseHandler;
import org.rdpworkbench.ui.internal.help.HelpKey;
import org.rdpworkbench.ui.internal.preferences.Settings;
import org.rdpworkbench.ui.internal.repairs.WeakHosts;
import org.rdpworkbench.ui.internal.start.StartEditor;

/** One window with menu, tool bar and the progress of what runs; their commands are declared in plugin.xml. */
final class WindowAdvisor extends WorkbenchWindowAdvisor {

    WindowAdvisor(IWorkbenchWindowConfigurer configurer) {
        super(configurer);
    }

    @Override
    public ActionBarAdvisor createActionBarAdvisor(IActionBarConfigurer configurer) {
        return new MenuAdvisor(configurer);
    }

    @Override
    public void preWindowOpen() {
        IWorkbenchWindowConfigurer window = getWindowConfigurer();
        window.setTitle("RDP Workbench");
        window.setInitialSize(new Point(1200, 800));
        window.setShowMenuBar(true);
        window.setShowCoolBar(true);
        window.setShowPerspectiveBar(true);
        window.setShowStatusLine(true);
        window.setShowProgressIndicator(true);
        window.addEditorAreaTransfer(FileTransfer.getInstance());
        window.configureEditorAreaDropListener(new CaseDrop(files ->
                OpenCaseHandler.open(window.getWindow().getActivePage(), files)));
    }

    /** An empty window would not say what to do, but to those who know. */
    @Override
    public void postWindowOpen() {
        Icons.prepare();
        ReadAhead.begin();
        TabRows.mend(getWindowConfigurer().getWindow().getShell().getDisplay());
        HelpKey.inDialogs(getWindowConfigurer().getWindow().getShell().getDisplay());
        GradualPerspectives.in(getWindowConfigurer().getWindow());
        IWorkbenchPage page = getWindowConfigurer().getWindow().getActivePage();
        if (page == null) {
            return;
        }
        if (!Settings.showsStart()) {
            page.closeEditors(page.findEditors(null, StartEditor.ID, IWorkbenchPage.MATCH_ID), false);
        } else if (page.getEditorReferences().length == 0) {
            StartEditor.open(page);
        }
        WeakHosts.remind(page);
    }
}
