// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.diagnosis;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;
import org.rdpworkbench.ui.DiagnosisPage;
import org.rdpworkbench.ui.DiagnosisSite;
import org.rdpworkbench.ui.DiagnosisState;
import org.rdpworkbench.ui.internal.Later;
import org.rdpworkbench.ui.internal.Layouts;
import org.rdpworkbench.ui.internal.ScrolledPage;

/** The answer from the top down: the sentence, the next look, the ladder, the causes with what speaks for each. */
@Component(scope = ServiceScope.PROTOTYPE)
public final class AnswerPage implements DiagnosisPage {

    private static final int LEAST_WIDTH = 320;

    private DiagnosisSite site;
    private ScrolledPage page;
    private Headline headline;
    private NextLookBar next;
    private BodyContent body;
    private DiagnosisState shown;
    private boolean answered;
    private final Runnable fill = new Later(this::fill);

    @Override
    public String title() {
        return "Diagnosis";
    }

    @Override
    public int order() {
        return 100;
    }

    @Override
    public Control create(Composite parent, DiagnosisSite around) {
        site = around;
        page = new ScrolledPage(parent, LEAST_WIDTH, this::arrange);
        Composite content = page.content();
        content.setLayout(GridLayoutFactory.fillDefaults().margins(Layouts.MARGIN, Layouts.MARGIN).spacing(8, 10)
                .create());
        content.setBackgroundMode(SWT.INHERIT_FORCE);
        headline = new Headline(content, site);
        headline.control().setLayoutData(Layouts.wide());
        next = new NextLookBar(content, site::lookAgainWith);
        next.control().setLayoutData(Layouts.wide());
        fill.run();
        return page.control();
    }

    /** What stands below the sentence. It is made by itself, and filled by itself: together they take too long. */
    private void fill() {
        if (page.control().isDisposed()) {
            return;
        }
        if (body != null) {
            showBody();
            return;
        }
        // What is shown once the body is here shows there, too.
        boolean waiting = shown != null;
        boolean focused = page.content().isFocusControl();
        body = new BodyContent(page.content(), site);
        body.control().setLayoutData(GridDataFactory.createFrom(Layouts.all()).hint(100, SWT.DEFAULT).create());
        if (focused) {
            setFocus();
        }
        if (waiting) {
            fill.run();
        }
    }

    private void arrange(int width) {
        int inner = width - 2 * Layouts.MARGIN;
        if (body != null) {
            ((GridData) body.control().getLayoutData()).heightHint = body.arrange(inner);
        }
        next.arrange(inner);
    }

    @Override
    public void setFocus() {
        if (body == null) {
            page.content().forceFocus();
        } else {
            body.setFocus();
            page.top();
        }
    }

    @Override
    public void show(DiagnosisState state) {
        answered |= state instanceof DiagnosisState.Judged && !(shown instanceof DiagnosisState.Judged);
        shown = state;
        headline.show(state);
        next.show(state);
        if (body != null) {
            showBody();
        }
    }

    private void showBody() {
        body.show(shown);
        page.fit();
        if (answered) {
            // Where there is little room, the focus is far below the sentence that says it all.
            page.top();
            answered = false;
        }
    }
}
