// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.compare;

import java.util.Optional;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.resource.FontDescriptor;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorSite;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.part.EditorPart;
import org.rdpworkbench.core.run.Diagnosis;
import org.rdpworkbench.report.Comparison;
import org.rdpworkbench.report.Plain;
import org.rdpworkbench.ui.internal.Icons;
import org.rdpworkbench.ui.internal.Layouts;
import org.rdpworkbench.ui.internal.ScrolledPage;
import org.rdpworkbench.ui.internal.diagnosis.LadderPane;

/** Two cases: their ladders beside one another, and below what differs in them. */
public final class CompareEditor extends EditorPart {

    /** The id of the editor and of its help context. */
    public static final String ID = "org.rdpworkbench.ui.compare";

    /** Below these sizes of ladders and differences the page scrolls. */
    private static final int LEAST_WIDTH = 480;
    private static final int LEAST_HEIGHT = 400;

    private LocalResourceManager resources;
    private DifferenceTree tree;
    private Button everything;

    @Override
    public void init(IEditorSite site, IEditorInput input) throws PartInitException {
        setSite(site);
        setInput(input);
        setPartName(input.getName());
    }

    private CompareInput input() {
        return (CompareInput) getEditorInput();
    }

    @Override
    public void createPartControl(Composite parent) {
        resources = new LocalResourceManager(JFaceResources.getResources(), parent);
        setTitleImage(resources.get(Icons.named("compare")));
        ScrolledPage scroll = new ScrolledPage(parent, LEAST_WIDTH, width -> { });
        Composite page = scroll.content();
        page.setLayout(Layouts.padded());
        page.setBackgroundMode(SWT.INHERIT_FORCE);
        Label sentence = new Label(page, SWT.WRAP);
        sentence.setLayoutData(Layouts.wide());
        sentence.setFont(resources.create(
                FontDescriptor.createFrom(sentence.getFont()).setStyle(SWT.BOLD).increaseHeight(2)));
        sentence.setText(label(input().comparison().sentence(input().texts())));
        SashForm body = new SashForm(page, SWT.VERTICAL | SWT.SMOOTH);
        body.setLayoutData(GridDataFactory.createFrom(Layouts.all()).hint(SWT.DEFAULT, LEAST_HEIGHT).create());
        body.setSashWidth(Layouts.MARGIN);
        SashForm sides = new SashForm(body, SWT.HORIZONTAL | SWT.SMOOTH);
        sides.setSashWidth(Layouts.MARGIN);
        side(sides, "A", input().first(), input().comparison().first())
                .align(side(sides, "B", input().second(), input().comparison().second()));
        differences(body);
        body.setWeights(46, 54);
        PlatformUI.getWorkbench().getHelpSystem().setHelp(page, ID);
        show();
        scroll.fit();
    }

    private LadderPane side(Composite parent, String letter, String from, Diagnosis diagnosis) {
        Composite side = new Composite(parent, SWT.NONE);
        side.setLayout(Layouts.columns(2));
        Label sign = new Label(side, SWT.NONE);
        sign.setImage(resources.create(Icons.of(Optional.of(diagnosis.verdict()))));
        Label name = new Label(side, SWT.WRAP);
        name.setLayoutData(Layouts.wide());
        name.setFont(resources.create(FontDescriptor.createFrom(name.getFont()).setStyle(SWT.BOLD)));
        name.setText(label(letter + "   " + from));
        Label summary = new Label(side, SWT.WRAP);
        summary.setLayoutData(GridDataFactory.createFrom(Layouts.wide()).span(2, 1).create());
        summary.setText(label(Plain.escape(diagnosis.summary())));
        LadderPane ladder = new LadderPane(side);
        ladder.control().setLayoutData(GridDataFactory.createFrom(Layouts.all()).span(2, 1).create());
        ladder.show(diagnosis.ladder(), false);
        return ladder;
    }

    /** An ampersand would become a mnemonic. */
    private static String label(String text) {
        return text.replace("&", "&&");
    }

    private void differences(Composite parent) {
        Composite below = new Composite(parent, SWT.NONE);
        below.setLayout(Layouts.columns(2));
        Label title = new Label(below, SWT.NONE);
        title.setText("What differs, and what it would explain");
        title.setLayoutData(Layouts.wide());
        everything = new Button(below, SWT.CHECK);
        everything.setText("&Show what is the same, too");
        everything.addListener(SWT.Selection, e -> show());
        tree = new DifferenceTree(below);
        tree.control().setLayoutData(GridDataFactory.createFrom(Layouts.all()).span(2, 1).create());
    }

    private void show() {
        Comparison whole = input().comparison();
        boolean all = everything.getSelection();
        tree.show(ComparedNode.of(all ? whole : whole.differences(), input().texts()), all);
    }

    @Override
    public void setFocus() {
        tree.setFocus();
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
