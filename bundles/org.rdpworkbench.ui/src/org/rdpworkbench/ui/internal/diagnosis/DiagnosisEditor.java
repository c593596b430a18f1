// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.diagnosis;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.e4.ui.model.application.ui.basic.MPart;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorSite;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.part.MultiPageEditorPart;
import org.rdpworkbench.core.spi.EvidenceKey;
import org.rdpworkbench.core.spi.WayIn;
import org.rdpworkbench.ui.DiagnosisSelection;
import org.rdpworkbench.ui.DiagnosisSite;
import org.rdpworkbench.ui.DiagnosisState;
import org.rdpworkbench.ui.internal.Icons;
import org.rdpworkbench.ui.internal.Later;
import org.rdpworkbench.ui.internal.evidence.EvidenceView;
import org.rdpworkbench.ui.internal.hosts.Asked;

/** Shows one case on the pages that plugins bring, this one among them, and tells the workbench what is selected. */
public final class DiagnosisEditor extends MultiPageEditorPart {

    /** The id of the editor and of its help context. */
    public static final String ID = "org.rdpworkbench.ui.diagnosis";

    private final Runnable changed = new Later(this::show);
    private final CaseSelection selection = new CaseSelection();
    private final List<PluginPage> pages = new ArrayList<>();
    private LocalResourceManager images;

    @Override
    public void init(IEditorSite site, IEditorInput input) throws PartInitException {
        super.init(site, input);
        site.setSelectionProvider(selection.published());
        setPartName(input.getName());
    }

    /** What holds all pages. */
    Composite container() {
        return getContainer();
    }

    private OpenCase open() {
        return ((DiagnosisInput) getEditorInput()).open();
    }

    @Override
    protected void createPages() {
        images = new LocalResourceManager(JFaceResources.getResources(), getContainer());
        DiagnosisSite site = new CaseSite(open(), this);
        pages.addAll(PluginPage.all());
        for (PluginPage page : pages) {
            setPageText(addPage(page.create(getContainer(), site)), page.title());
        }
        PlatformUI.getWorkbench().getHelpSystem().setHelp(getContainer(), ID);
        open().addListener(changed);
        show();
    }

    /** However fast the evidence comes. */
    private void show() {
        if (getContainer().isDisposed()) {
            return;
        }
        DiagnosisState state = open().state();
        selection.state(state);
        pages.forEach(page -> page.show(state));
        sign(switch (state) {
            case DiagnosisState.Judged judged when judged.cancelled() -> "unclear";
            case DiagnosisState.Judged judged -> Icons.name(judged.diagnosis().verdict());
            case DiagnosisState.Waiting w -> "diagnose";
            case DiagnosisState.Looking l -> "diagnose";
            case DiagnosisState.Broken b -> "unclear";
        });
    }

    private void sign(String icon) {
        setTitleImage(images.get(Icons.named(icon)));
        // The platform keeps this one, for the tab of an editor that nobody has come to yet after a restart.
        getSite().getService(MPart.class).setIconURI(Icons.uri(icon));
    }

    /** Tells the views that follow this editor. */
    void select(Optional<String> selected) {
        selection.cause(selected);
    }

    /** Opens the view of the evidence, with that piece selected; the focus stays here. */
    public void showEvidence(Optional<EvidenceKey> key) {
        selection.evidence(key);
        try {
            IViewPart view = getSite().getPage().showView(EvidenceView.ID, null, IWorkbenchPage.VIEW_VISIBLE);
            if (view instanceof EvidenceView all
                    && selection.published().getSelection() instanceof DiagnosisSelection now) {
                // Once more for a piece that was selected already, and closed since.
                all.show(now);
            }
        } catch (PartInitException e) {
            ILog.of(DiagnosisEditor.class).error("The evidence cannot be shown.", e);
        }
    }

    /** Takes another look for what the last one was to find out, and with more connections where that is wanted. */
    void lookAgain(boolean closer) {
        lookAgain(closer ? open().asked().thoroughly() : open().asked());
    }

    void lookAgain(Asked asked) {
        Diagnose.run(getSite().getPage(), open().target(), asked);
    }

    /** How the host was looked into the last time. */
    public Optional<WayIn> inside() {
        return open().asked().inside();
    }

    /** Asks how and as whom first. */
    void lookInside() {
        LookInside.ask(getSite().getShell(), Map.of(open().target(), open().asked()),
                asked -> asked.values().forEach(this::lookAgain));
    }

    /** Joins what a file says of the host with what is shown. */
    void add(Path file) {
        AddEvidence.of(getSite().getShell(), open(), file).schedule();
    }

    /** Joins what a text says of this host with its look. */
    void paste(String text) {
        AddEvidence.pasted(getSite().getShell(), open(), text).schedule();
    }

    boolean looking() {
        return open().looking();
    }

    void stop() {
        Job.getJobManager().cancel(open());
    }

    @Override
    public void setFocus() {
        if (getActivePage() >= 0) {
            pages.get(getActivePage()).setFocus();
        }
    }

    @Override
    public boolean isSaveAsAllowed() {
        return true;
    }

    @Override
    public void doSaveAs() {
        if (open().state() instanceof DiagnosisState.Judged judged) {
            SaveCase.ask(getSite().getShell(), judged.record());
        }
    }

    @Override
    public void doSave(IProgressMonitor monitor) {
        doSaveAs();
    }

    @Override
    public void dispose() {
        open().removeListener(changed);
        stop();
        pages.forEach(PluginPage::release);
        super.dispose();
    }
}
