// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.compare;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.resource.FontDescriptor;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorSite;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.part.EditorPart;
import org.rdpworkbench.core.run.Diagnosis;
import org.rdpworkbench.ui.internal.Icons;
import org.rdpworkbench.ui.internal.Layouts;
import org.rdpworkbench.ui.internal.ScrolledPage;
import org.rdpworkbench.ui.internal.hosts.HostRow;

/** Two cases beside one another, as soon as both are read, or why they cannot be. */
public final class CompareEditor extends EditorPart {

    /** The id of the editor and of its help context. */
    public static final String ID = "org.rdpworkbench.ui.compare";

    /** Below this width the page scrolls. */
    private static final int LEAST_WIDTH = 480;

    private ScrolledPage scroll;
    private Label sentence;
    /** Null until the cases are read. */
    private ComparisonPane both;

    @Override
    public void init(IEditorSite site, IEditorInput input) throws PartInitException {
        setSite(site);
        setInput(input);
        setPartName(input.getName());
    }

    @Override
    public void createPartControl(Composite parent) {
        LocalResourceManager resources = new LocalResourceManager(JFaceResources.getResources(), parent);
        setTitleImage(resources.get(Icons.named("compare")));
        scroll = new ScrolledPage(parent, LEAST_WIDTH, width -> { });
        Composite page = scroll.content();
        page.setLayout(Layouts.padded());
        page.setBackgroundMode(SWT.INHERIT_FORCE);
        sentence = new Label(page, SWT.WRAP);
        sentence.setLayoutData(Layouts.wide());
        sentence.setFont(resources.create(
                FontDescriptor.createFrom(sentence.getFont()).setStyle(SWT.BOLD).increaseHeight(2)));
        PlatformUI.getWorkbench().getHelpSystem().setHelp(page, ID);
        say("Reading both cases\u2026");
        read((CompareInput) getEditorInput(), page.getDisplay());
    }

    private void read(CompareInput input, Display display) {
        ICoreRunnable compare = monitor -> {
            try {
                Compare.Compared compared = Compare.compared(input.first(), input.second());
                display.asyncExec(() -> show(input, compared));
            } catch (CoreException e) {
                display.asyncExec(() -> say(e.getStatus().getMessage()
                        + " Close this editor, and compare cases that are there."));
            }
        };
        Job.create("Comparing " + input.first().name() + " with " + input.second().name(), compare).schedule();
    }

    /** The editor may have been closed meanwhile. */
    private void show(CompareInput input, Compare.Compared compared) {
        if (!sentence.isDisposed()) {
            setPartName(CompareInput.name(host(compared.comparison().first()), host(compared.comparison().second())));
            both = new ComparisonPane(scroll.content(), input, compared);
            // By itself: the pane took the UI thread long enough.
            scroll.control().getDisplay().asyncExec(() -> say(compared.comparison().sentence(compared.texts())));
        }
    }

    private static String host(Diagnosis diagnosis) {
        return HostRow.plain(diagnosis.target());
    }

    /** An ampersand would become a mnemonic. */
    private void say(String words) {
        if (!sentence.isDisposed()) {
            sentence.setText(words.replace("&", "&&"));
            scroll.fit();
        }
    }

    @Override
    public void setFocus() {
        if (both == null) {
            scroll.control().setFocus();
        } else {
            both.setFocus();
            // Where there is little room, the focus is far below the sentence that says it all.
            scroll.top();
        }
    }

    @Override
    public boolean isDirty() {
        return false;
    }

    @Override
    public boolean isSaveAsAllowed() {
        return false;
    }

    @Override
    public void doSave(IProgressMonitor monitor) {
        throw new UnsupportedOperationException("nothing here is ever changed");
    }

    @Override
    public void doSaveAs() {
        throw new UnsupportedOperationException("nothing here is ever changed");
    }
}
