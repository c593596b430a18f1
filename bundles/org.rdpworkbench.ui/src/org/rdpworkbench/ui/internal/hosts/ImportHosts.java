// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.hosts;

import org.eclipse.core.runtime.ILog;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.wizard.IWizardPage;
import org.eclipse.jface.wizard.Wizard;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IImportWizard;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.rdpworkbench.store.Edit;
import org.rdpworkbench.store.Merge;
import org.rdpworkbench.ui.internal.Counts;
import org.rdpworkbench.ui.internal.GradualDialog;
import org.rdpworkbench.ui.internal.Wizards;

/** Takes hosts over from the file of another tool, or from pasted text, once the person has seen what would change. */
public final class ImportHosts extends Wizard implements IImportWizard {

    private static final int WIDTH = 640;
    private static final int HEIGHT = 520;

    private final HostSourcePage source;
    private final HostPreviewPage preview;
    private final boolean chosen;

    /** One that asks for the file. */
    public ImportHosts() {
        this(HostSource.NOTHING);
    }

    private ImportHosts(HostSource first) {
        chosen = !first.isEmpty();
        source = new HostSourcePage(first);
        preview = new HostPreviewPage(source);
        setWindowTitle("Import Hosts");
        setHelpAvailable(true);
    }

    /**
     * Opens the wizard.
     *
     * @param first what to import; where that is anything, its preview is shown at once
     */
    static void open(IWorkbenchWindow window, HostSource first) {
        GradualDialog dialog = new GradualDialog(window.getShell(), new ImportHosts(first));
        dialog.setPageSize(WIDTH, HEIGHT);
        dialog.openSoon();
    }

    @Override
    public void init(IWorkbench workbench, IStructuredSelection selection) {
        // What is selected does not matter.
    }

    @Override
    public void addPages() {
        addPage(source);
        addPage(preview);
    }

    @Override
    public void createPageControls(Composite container) {
        Wizards.createPages(this, container);
    }

    @Override
    public IWizardPage getStartingPage() {
        return chosen ? preview : source;
    }

    @Override
    public boolean canFinish() {
        return getContainer().getCurrentPage() == preview && preview.isPageComplete();
    }

    @Override
    public boolean performFinish() {
        Merge merge = preview.merge().orElseThrow();
        PlatformUI.getWorkbench().getService(Hosts.class).edits().apply("Import", Edit.merging(merge),
                "Added " + Counts.of(merge.added().size()) + ", changed " + Counts.of(merge.changed().size())
                        + " and skipped " + Counts.hosts(merge.skipped().size()) + ".");
        showHosts();
        return true;
    }

    /** What has come of it is said there, and can be undone there. */
    private static void showHosts() {
        try {
            PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage().showView(HostsView.ID);
        } catch (PartInitException e) {
            ILog.of(ImportHosts.class).error("The hosts cannot be shown.", e);
        }
    }
}
