// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.start;

import java.util.function.Consumer;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorSite;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.part.EditorPart;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.ui.internal.Later;
import org.rdpworkbench.ui.internal.diagnosis.Diagnose;
import org.rdpworkbench.ui.internal.hosts.Asked;
import org.rdpworkbench.ui.internal.hosts.Hosts;

/** The first page: what did you see, and at which host. Explains the code at once and starts the look. */
public final class StartEditor extends EditorPart {

    /** The id of the editor and of its help context. */
    public static final String ID = "org.rdpworkbench.ui.start";

    private Composite body;
    private StartForm form;

    /** Shows the page in that window, empty, for another diagnosis. */
    public static void open(IWorkbenchPage page) {
        show(page, StartForm::clear);
    }

    /** Shows it with the hosts of the lab, which is started. */
    static void openLab(IWorkbenchPage page) {
        show(page, StartForm::showLab);
    }

    /** @param then comes after the form is made, since that was asked for first */
    private static void show(IWorkbenchPage page, Consumer<StartForm> then) {
        try {
            if (page.openEditor(new StartInput(), ID) instanceof StartEditor editor) {
                Later.once(editor.body, () -> then.accept(editor.form));
            }
        } catch (PartInitException e) {
            ILog.of(StartEditor.class).error("The start page cannot be opened.", e);
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
        body = new Composite(parent, SWT.NONE);
        body.setLayout(new FillLayout());
        PlatformUI.getWorkbench().getHelpSystem().setHelp(body, ID);
        Later.once(body, this::make);
    }

    /** By itself: to open an editor takes the UI thread long enough. */
    private void make() {
        boolean focused = body.isFocusControl();
        form = new StartForm(body, this::diagnose);
        body.layout();
        if (focused) {
            form.setFocus();
        }
    }

    private void diagnose(Target target, Asked asked) {
        getSite().getService(Hosts.class).edits().add(target);
        Diagnose.run(getSite().getPage(), target, asked);
    }

    @Override
    public void setFocus() {
        if (form == null) {
            body.setFocus();
        } else {
            form.setFocus();
        }
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
