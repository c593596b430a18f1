// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.export;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.eclipse.jface.dialogs.DialogSettings;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.wizard.Wizard;
import org.eclipse.swt.program.Program;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IExportWizard;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.osgi.framework.FrameworkUtil;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.report.Plain;
import org.rdpworkbench.ui.internal.StatusLine;
import org.rdpworkbench.ui.internal.Wizards;
import org.rdpworkbench.ui.internal.cases.CaseSource;
import org.rdpworkbench.ui.internal.cases.OpenCases;
import org.rdpworkbench.ui.internal.cases.SelectedHosts;

/** Writes diagnoses into a file: which, how and with what taken out; then shows what is masked, and the text. */
public final class ExportWizard extends Wizard implements IExportWizard {

    /** The id of the wizard and of its help context. */
    public static final String ID = "org.rdpworkbench.ui.export";

    private final Consumer<String> launch;
    private ExportCasesPage cases;
    private ExportFormatPage format;
    private ExportPreviewPage preview;

    /** Opens what it wrote with the programs of the system. */
    public ExportWizard() {
        this(Program::launch);
    }

    /** @param launch takes the name of a file or a folder that is to be opened */
    ExportWizard(Consumer<String> launch) {
        this.launch = launch;
        setWindowTitle("Export Diagnoses");
        setHelpAvailable(true);
        setDialogSettings(DialogSettings.getOrCreateSection(PlatformUI.getDialogSettingsProvider(
                FrameworkUtil.getBundle(ExportWizard.class)).getDialogSettings(), ID));
    }

    @Override
    public void init(IWorkbench workbench, IStructuredSelection selection) {
        IWorkbenchPage page = workbench.getActiveWorkbenchWindow().getActivePage();
        List<Target> hosts = SelectedHosts.of(selection);
        // Who asked for hosts did not ask for what an editor happens to show.
        init(OpenCases.of(page), hosts.isEmpty() ? OpenCases.active(page).stream().toList() : List.of(), hosts);
    }

    /**
     * @param open what editors show
     * @param chosen of these
     * @param hosts whose latest diagnoses are wanted, too
     */
    void init(List<CaseSource> open, List<CaseSource> chosen, List<Target> hosts) {
        cases = new ExportCasesPage(open, chosen, hosts);
        format = new ExportFormatPage(() -> cases.checked());
        preview = new ExportPreviewPage(this::export);
    }

    @Override
    public void addPages() {
        Stream.of(cases, format, preview).forEach(this::addPage);
    }

    @Override
    public void createPageControls(Composite container) {
        Wizards.createPages(this, container);
    }

    private Export export() {
        return new Export(cases.checked(), format.format(), format.redact());
    }

    /** Nothing is written to a file that was only proposed, and not seen. */
    @Override
    public boolean canFinish() {
        return getContainer().getCurrentPage() != cases && super.canFinish();
    }

    @Override
    public boolean performFinish() {
        Path file = format.file().orElseThrow();
        if (Files.exists(file) && !MessageDialog.openQuestion(getShell(), "Replace File",
                Plain.escape(file.toString()) + " is there already. Replace it?")) {
            return false;
        }
        ProposedFile.remember(file, getDialogSettings());
        ExportFormatPage.Afterwards afterwards = format.afterwards();
        new ExportJob(export(), file, () -> show(afterwards, file)).schedule();
        return true;
    }

    private void show(ExportFormatPage.Afterwards afterwards, Path file) {
        switch (afterwards) {
            case NOTHING -> StatusLine.say("Written: " + Plain.escape(file.toAbsolutePath().toString()));
            case OPEN -> launch.accept(file.toString());
            case REVEAL -> launch.accept(file.toAbsolutePath().getParent().toString());
        }
    }
}
