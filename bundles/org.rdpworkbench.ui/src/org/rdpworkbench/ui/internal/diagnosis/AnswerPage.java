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

    private ScrolledPage page;
    private Headline headline;
    private NextLookBar next;
    /** Null until the UI thread had time for it. */
    private DiagnosisBody body;
    private DiagnosisState shown;

    @Override
    public String title() {
        return "Diagnosis";
    }

    @Override
    public int order() {
        return 100;
    }

    @Override
    public Control create(Composite parent, DiagnosisSite site) {
        page = new ScrolledPage(parent, LEAST_WIDTH, this::arrange);
        Composite content = page.content();
        content.setLayout(GridLayoutFactory.fillDefaults().margins(Layouts.MARGIN, Layouts.MARGIN).spacing(8, 10)
                .create());
        content.setBackgroundMode(SWT.INHERIT_FORCE);
        headline = new Headline(content, site, page::fit);
        headline.control().setLayoutData(Layouts.wide());
        next = new NextLookBar(content, site::lookAgainWith, site::lookInside);
        next.control().setLayoutData(Layouts.wide());
        // Not together with what is above it.
        Later.once(content, () -> makeBody(content, site));
        return page.control();
    }

    private void makeBody(Composite content, DiagnosisSite site) {
        body = new DiagnosisBody(content, site, this::passFocus);
        body.control().setLayoutData(GridDataFactory.createFrom(Layouts.all()).hint(100, SWT.DEFAULT).create());
        if (shown != null) {
            body.show(shown);
        }
        page.fit();
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
        if (body != null && body.setFocus()) {
            page.top();
        } else {
            page.content().forceFocus();
        }
    }

    private void passFocus() {
        if (page.content().isFocusControl()) {
            setFocus();
        }
    }

    @Override
    public void show(DiagnosisState state) {
        boolean answered = state instanceof DiagnosisState.Judged && !(shown instanceof DiagnosisState.Judged);
        shown = state;
        headline.show(state);
        next.show(state);
        if (body != null) {
            body.show(state);
        }
        page.fit();
        if (answered) {
            // Where there is little room, the focus is far below the sentence that says it all.
            page.top();
        }
    }
}
