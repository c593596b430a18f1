// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.diagnosis;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorSite;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.part.MultiPageEditorPart;
import org.rdpworkbench.ui.internal.Icons;
import org.rdpworkbench.ui.internal.hosts.Asked;

/** Shows one case: the diagnosis on its first page, the evidence it rests on, on the second. */
public final class DiagnosisEditor extends MultiPageEditorPart {

    /** The id of the editor and of its help context. */
    public static final String ID = "org.rdpworkbench.ui.diagnosis";

    private final AtomicBoolean pending = new AtomicBoolean();
    private final Runnable changed = this::later;
    private LocalResourceManager images;
    private DiagnosisPage diagnosis;
    private EvidencePage evidence;
    private SymptomPage symptom;

    @Override
    public void init(IEditorSite site, IEditorInput input) throws PartInitException {
        super.init(site, input);
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
        diagnosis = new DiagnosisPage(getContainer(), open(), this::lookAgain, this::doSaveAs);
        setPageText(addPage(diagnosis.control()), "Diagnosis");
        evidence = new EvidencePage(getContainer());
        setPageText(addPage(evidence.control()), "Evidence");
        symptom = new SymptomPage(getContainer());
        setPageText(addPage(symptom.control()), "Symptom");
        PlatformUI.getWorkbench().getHelpSystem().setHelp(getContainer(), ID);
        open().addListener(changed);
        show();
    }

    /** At most one repaint is under way, however fast the evidence comes. */
    private void later() {
        if (pending.compareAndSet(false, true)) {
            Display.getDefault().asyncExec(() -> {
                pending.set(false);
                if (!getContainer().isDisposed()) {
                    show();
                }
            });
        }
    }

    private void show() {
        OpenCase.State state = open().state();
        diagnosis.show(state);
        evidence.show(state);
        symptom.show(open().asked().symptom());
        setTitleImage(images.get(switch (state) {
            case OpenCase.Judged judged when judged.cancelled() -> Icons.named("unclear");
            case OpenCase.Judged judged -> Icons.of(Optional.of(judged.diagnosis().verdict()));
            case OpenCase.Waiting w -> Icons.named("diagnose");
            case OpenCase.Looking l -> Icons.named("diagnose");
            case OpenCase.Broken b -> Icons.named("unclear");
        }));
    }

    /** Takes another look for what the last one was to find out, and with more connections where that is wanted. */
    void lookAgain(boolean closer) {
        Asked asked = closer ? open().asked().thoroughly() : open().asked();
        Diagnose.run(getSite().getPage(), open().target(), asked);
    }

    boolean looking() {
        return open().looking();
    }

    void stop() {
        Job.getJobManager().cancel(open());
    }

    @Override
    public void setFocus() {
        if (getActivePage() == 0) {
            diagnosis.setFocus();
        } else {
            super.setFocus();
        }
    }

    @Override
    public boolean isSaveAsAllowed() {
        return true;
    }

    @Override
    public void doSaveAs() {
        if (open().state() instanceof OpenCase.Judged judged) {
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
        super.dispose();
    }
}
