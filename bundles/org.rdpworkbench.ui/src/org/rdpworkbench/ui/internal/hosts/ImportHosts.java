// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.hosts;

import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.wizard.IWizardPage;
import org.eclipse.jface.wizard.Wizard;
import org.eclipse.jface.wizard.WizardDialog;
import org.eclipse.ui.IImportWizard;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.rdpworkbench.store.Edit;
import org.rdpworkbench.store.Merge;

/** Takes hosts over from the file of another tool, or from pasted text, once the person has seen what would change. */
public final class ImportHosts extends Wizard implements IImportWizard {

    private static final int WIDTH = 640;
    private static final int HEIGHT = 520;

    private final HostSourcePage source;
    private final HostPreviewPage preview;
    private final boolean chosen;

    /** One that asks for the file. */
    public ImportHosts() {
        this(Optional.empty());
    }

    private ImportHosts(Optional<Path> file) {
        chosen = file.isPresent();
        source = new HostSourcePage(file.map(Path::toString).orElse(""));
        preview = new HostPreviewPage(source);
        setWindowTitle("Import Hosts");
        setHelpAvailable(true);
    }

    /**
     * Opens the wizard.
     *
     * @param file what to import; its preview is shown at once
     */
    public static void open(IWorkbenchWindow window, Optional<Path> file) {
        WizardDialog dialog = new WizardDialog(window.getShell(), new ImportHosts(file));
        dialog.setPageSize(WIDTH, HEIGHT);
        dialog.open();
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
                "Added " + merge.added().size() + ", changed " + merge.changed().size() + " and skipped "
                        + merge.skipped().size() + (merge.skipped().size() == 1 ? " host." : " hosts."));
        return true;
    }
}
