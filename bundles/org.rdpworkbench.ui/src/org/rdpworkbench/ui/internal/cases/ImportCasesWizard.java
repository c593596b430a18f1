// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.cases;

import java.nio.file.Path;
import java.util.List;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.wizard.Wizard;
import org.eclipse.ui.IImportWizard;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPage;
import org.rdpworkbench.ui.internal.diagnosis.OpenCaseHandler;

/** Takes case files in: opens them, and keeps them in the history where that is wanted. */
public final class ImportCasesWizard extends Wizard implements IImportWizard {

    /** The id of the wizard and of its help context. */
    public static final String ID = "org.rdpworkbench.ui.importCases";

    private final ImportCasesPage files = new ImportCasesPage();
    private IWorkbenchPage page;

    public ImportCasesWizard() {
        setWindowTitle("Import Cases");
        setHelpAvailable(true);
    }

    @Override
    public void init(IWorkbench workbench, IStructuredSelection selection) {
        page = workbench.getActiveWorkbenchWindow().getActivePage();
    }

    @Override
    public void addPages() {
        addPage(files);
    }

    @Override
    public boolean performFinish() {
        List<Path> good = files.good();
        if (files.keeps()) {
            new CaseImport(good).schedule();
        }
        if (files.opens()) {
            OpenCaseHandler.open(page, good);
        }
        return true;
    }
}
