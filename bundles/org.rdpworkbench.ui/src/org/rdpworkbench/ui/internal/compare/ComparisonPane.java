// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.resource.FontDescriptor;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.rdpworkbench.core.run.Diagnosis;
import org.rdpworkbench.report.Comparison;
import org.rdpworkbench.report.Plain;
import org.rdpworkbench.ui.internal.Icons;
import org.rdpworkbench.ui.internal.Layouts;
import org.rdpworkbench.ui.internal.diagnosis.LadderPane;

/** Two cases: their ladders beside one another, and below what differs in them. */
final class ComparisonPane {

    /** Below this height of ladders and differences the page scrolls. */
    private static final int LEAST_HEIGHT = 400;
    /** What a sign and the gap behind it take from the name. */
    private static final int BESIDE_SIGN = 24;

    private final Compare.Compared compared;
    private final LocalResourceManager resources;
    private final DifferenceTree tree;
    private final Button everything;
    private final List<Label> names = new ArrayList<>();
    private final List<Label> summaries = new ArrayList<>();

    ComparisonPane(Composite parent, CompareInput from, Compare.Compared compared) {
        this.compared = compared;
        SashForm body = new SashForm(parent, SWT.VERTICAL | SWT.SMOOTH);
        body.setLayoutData(GridDataFactory.createFrom(Layouts.all()).hint(SWT.DEFAULT, LEAST_HEIGHT).create());
        body.setSashWidth(Layouts.MARGIN);
        resources = new LocalResourceManager(JFaceResources.getResources(), body);
        SashForm sides = new SashForm(body, SWT.HORIZONTAL | SWT.SMOOTH);
        sides.setSashWidth(Layouts.MARGIN);
        side(sides, "A", from.first().name(), compared.comparison().first())
                .align(side(sides, "B", from.second().name(), compared.comparison().second()));
        sides.addListener(SWT.Resize, e -> level(sides));
        Composite below = new Composite(body, SWT.NONE);
        below.setLayout(Layouts.columns(2));
        Label title = new Label(below, SWT.NONE);
        title.setText("What differs, and what it would explain");
        title.setLayoutData(Layouts.wide());
        everything = new Button(below, SWT.CHECK);
        everything.setText("&Show what is the same, too");
        everything.addListener(SWT.Selection, e -> show());
        tree = new DifferenceTree(below);
        tree.control().setLayoutData(GridDataFactory.createFrom(Layouts.all()).span(2, 1).create());
        body.setWeights(46, 54);
        show();
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
        names.add(name);
        Label summary = new Label(side, SWT.WRAP);
        summary.setLayoutData(GridDataFactory.createFrom(Layouts.wide()).span(2, 1).create());
        summary.setText(label(Plain.escape(diagnosis.summary())));
        summaries.add(summary);
        LadderPane ladder = new LadderPane(side);
        ladder.control().setLayoutData(GridDataFactory.createFrom(Layouts.all()).span(2, 1).create());
        ladder.show(diagnosis.ladder(), false);
        return ladder;
    }

    /** Both sides get the room that the longer text needs, so that equal stages stand beside one another. */
    private void level(SashForm sides) {
        int width = sides.getSize().x / 2 - Layouts.MARGIN;
        level(names, width - BESIDE_SIGN);
        level(summaries, width);
    }

    private static void level(List<Label> labels, int width) {
        int most = labels.stream().mapToInt(label -> label.computeSize(width, SWT.DEFAULT).y).max().orElse(0);
        labels.forEach(label -> {
            ((GridData) label.getLayoutData()).heightHint = most;
            label.requestLayout();
        });
    }

    /** An ampersand would become a mnemonic. */
    private static String label(String text) {
        return text.replace("&", "&&");
    }

    private void show() {
        Comparison whole = compared.comparison();
        boolean all = everything.getSelection();
        tree.show(ComparedNode.of(all ? whole : whole.differences(), compared.texts()), all);
    }

    void setFocus() {
        tree.setFocus();
    }
}
