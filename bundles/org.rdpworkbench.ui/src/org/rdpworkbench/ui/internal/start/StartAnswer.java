// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.start;

import java.util.function.Consumer;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.ui.internal.Layouts;
import org.rdpworkbench.ui.internal.StyledLines;

/** The lower part of the start page: other ways to begin, what a code means, or the hosts of the lab. */
final class StartAnswer {

    /** Some hosts of the lab, or some lines of what a code means; the page scrolls where there is less room. */
    private static final int LEAST_HEIGHT = 220;

    private final Composite control;
    private final StackLayout stack = new StackLayout();
    private final Composite beginnings;
    private final StyledText meaning;
    private final Consumer<Target> diagnose;
    private LabPane lab;

    /** @param diagnose takes a host of the lab */
    StartAnswer(Composite form, Consumer<Target> diagnose) {
        this.diagnose = diagnose;
        control = new Composite(form, SWT.NONE);
        control.setLayout(stack);
        control.setLayoutData(GridDataFactory.createFrom(Layouts.all()).span(3, 1).hint(100, LEAST_HEIGHT)
                .indent(0, Layouts.MARGIN).create());
        beginnings = StartParts.beginnings(control, this::showLab);
        meaning = StyledLines.widget(control, SWT.V_SCROLL);
        show(false);
    }

    /** Takes what the code means. */
    StyledText meaning() {
        return meaning;
    }

    /** @param typed whether there is anything that could mean something */
    void show(boolean typed) {
        if (typed) {
            top(meaning);
        } else {
            top(Lab.state() instanceof Lab.State.Running ? lab().control() : beginnings);
        }
    }

    /** Starts it too. */
    void showLab() {
        Lab.launch();
        top(lab().control());
        lab().setFocus();
    }

    /** Made for those who ask for it: the page is the first that a person waits for. */
    private LabPane lab() {
        if (lab == null) {
            lab = new LabPane(control, diagnose);
        }
        return lab;
    }

    private void top(Control one) {
        stack.topControl = one;
        control.layout();
    }
}
