// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.start;

import java.util.Optional;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorSite;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.part.EditorPart;
import org.eclipse.swt.widgets.Composite;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.ui.internal.diagnosis.Diagnose;
import org.rdpworkbench.ui.internal.hosts.Asked;
import org.rdpworkbench.ui.internal.hosts.Hosts;

/** The first page: what did you see, and at which host. Explains the code at once and starts the look. */
public final class StartEditor extends EditorPart {

    /** The id of the editor and of its help context. */
    public static final String ID = "org.rdpworkbench.ui.start";

    private StartForm form;

    /** Shows the page in that window, empty, for another diagnosis. */
    public static void open(IWorkbenchPage page) {
        show(page).ifPresent(editor -> editor.form.clear());
    }

    /** Shows it with the hosts of the lab, which is started. */
    static void openLab(IWorkbenchPage page) {
        show(page).ifPresent(editor -> editor.form.showLab());
    }

    private static Optional<StartEditor> show(IWorkbenchPage page) {
        try {
            return Optional.ofNullable((StartEditor) page.openEditor(new StartInput(), ID));
        } catch (PartInitException e) {
            ILog.of(StartEditor.class).error("The start page cannot be opened.", e);
            return Optional.empty();
        }
    }

    @Override
    public void init(IEditorSite site, IEditorInput input) {
        setSite(site);
        setInput(input);
        setPartName(input.getName());
    }

    @Override
    public void createPartControl(Composite parent) {
        form = new StartForm(parent, this::diagnose);
        PlatformUI.getWorkbench().getHelpSystem().setHelp(parent, ID);
    }

    private void diagnose(Target target, Asked asked) {
        getSite().getService(Hosts.class).edits().add(target);
        Diagnose.run(getSite().getPage(), target, asked);
    }

    @Override
    public void setFocus() {
        form.setFocus();
    }

    @Override
    public void doSave(IProgressMonitor monitor) {
        // There is nothing to save.
    }

    @Override
    public void doSaveAs() {
        // There is nothing to save.
    }

    @Override
    public boolean isDirty() {
        return false;
    }

    @Override
    public boolean isSaveAsAllowed() {
        return false;
    }
}
