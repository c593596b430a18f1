// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal;

import java.util.stream.Stream;
import org.eclipse.swt.dnd.FileTransfer;
import org.eclipse.swt.graphics.Point;
import org.eclipse.ui.IEditorReference;
import org.eclipse.ui.IEditorRegistry;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.application.ActionBarAdvisor;
import org.eclipse.ui.application.IActionBarConfigurer;
import org.eclipse.ui.application.IWorkbenchWindowConfigurer;
import org.eclipse.ui.application.WorkbenchWindowAdvisor;
import org.rdpworkbench.ui.internal.cases.CaseDrop;
import org.rdpworkbench.ui.internal.diagnosis.OpenCaseHandler;
import org.rdpworkbench.ui.internal.preferences.Settings;
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
        IWorkbenchPage page = getWindowConfigurer().getWindow().getActivePage();
        if (page != null) {
            closeLost(page);
        }
        if (page != null && page.getEditorReferences().length == 0 && Settings.showsStart()) {
            StartEditor.open(page);
        }
    }

    /**
     * After a crash the platform remembers tabs that it would have forgotten at a regular end, such as that of the
     * start page, and has no editor for them.
     */
    private static void closeLost(IWorkbenchPage page) {
        IEditorRegistry editors = PlatformUI.getWorkbench().getEditorRegistry();
        page.closeEditors(Stream.of(page.getEditorReferences()).filter(tab -> editors.findEditor(tab.getId()) == null)
                .toArray(IEditorReference[]::new), false);
    }
}
