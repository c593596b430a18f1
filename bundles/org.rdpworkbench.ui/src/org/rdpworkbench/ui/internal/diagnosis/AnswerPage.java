// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.diagnosis;

import java.util.List;
import java.util.Optional;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;
import org.rdpworkbench.core.run.Diagnosis;
import org.rdpworkbench.core.run.Diagnosis.Ranked;
import org.rdpworkbench.core.spi.Rung;
import org.rdpworkbench.ui.DiagnosisPage;
import org.rdpworkbench.ui.DiagnosisSite;
import org.rdpworkbench.ui.DiagnosisState;
import org.rdpworkbench.ui.internal.Later;
import org.rdpworkbench.ui.internal.Layouts;
import org.rdpworkbench.ui.internal.ScrolledPage;
import org.rdpworkbench.ui.internal.Services;

/** The answer from the top down: the sentence, the next look, the ladder, the causes with what speaks for each. */
@Component(scope = ServiceScope.PROTOTYPE)
public final class AnswerPage implements DiagnosisPage {

    private static final int LEAST_WIDTH = 320;

    private DiagnosisSite site;
    private ScrolledPage page;
    private Headline headline;
    private DiagnosisBody body;
    private NextLookBar next;
    private DiagnosisState shown;
    private Optional<Ranked> selected = Optional.empty();
    private final Runnable detail = new Later(this::detail);

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
        next = new NextLookBar(content, () -> site.lookAgain(true));
        next.control().setLayoutData(Layouts.wide());
        body = new DiagnosisBody(content, site, this::select);
        body.control().setLayoutData(GridDataFactory.createFrom(Layouts.all()).hint(100, SWT.DEFAULT).create());
        Services.find(WaiverBook.class).ifPresent(book -> book.follow(page.control(), () -> {
            body.causes().refresh();
            body.detail().refreshWaiver();
        }));
        return page.control();
    }

    private void arrange(int width) {
        int inner = width - 2 * Layouts.MARGIN;
        ((GridData) body.control().getLayoutData()).heightHint = body.arrange(inner);
        next.arrange(inner);
    }

    @Override
    public void setFocus() {
        body.causes().control().setFocus();
        page.top();
    }

    @Override
    public void show(DiagnosisState state) {
        boolean answered = state instanceof DiagnosisState.Judged && !(shown instanceof DiagnosisState.Judged);
        shown = state;
        headline.show(state);
        next.show(state);
        switch (state) {
            case DiagnosisState.Waiting w -> empty(List.of(), false, "");
            case DiagnosisState.Broken b -> empty(List.of(), false, "");
            case DiagnosisState.Looking looking -> empty(looking.ladder(), true,
                    "The causes appear here when the look is over.");
            case DiagnosisState.Judged judged when judged.cancelled() -> cancelled(judged);
            case DiagnosisState.Judged judged -> judged(judged);
        }
        page.fit();
        if (answered) {
            // Where there is little room, the focus is far below the sentence that says it all.
            page.top();
        }
    }

    private void empty(List<Rung> rungs, boolean looking, String words) {
        body.ladder().show(rungs, looking);
        body.gaps().clear();
        body.title("Causes");
        body.causes().clear();
        body.detail().showWords(List.of(words));
    }

    /** Half of the evidence would accuse the wrong one. */
    private void cancelled(DiagnosisState.Judged judged) {
        empty(judged.diagnosis().ladder(), false, "The look was stopped, so no cause was judged. The ladder shows how "
                + "far it had come. Look again for an answer.");
        body.gaps().show(judged.diagnosis(), judged.texts());
    }

    private void judged(DiagnosisState.Judged judged) {
        Diagnosis diagnosis = judged.diagnosis();
        body.ladder().show(diagnosis.ladder(), false);
        body.gaps().show(diagnosis, judged.texts());
        body.title(AnswerWords.heading(diagnosis));
        body.causes().show(judged);
        if (diagnosis.causes().isEmpty()) {
            body.detail().showWords(AnswerWords.withoutCause(diagnosis));
        }
    }

    private void select(Optional<Ranked> ranked) {
        site.select(ranked.map(one -> one.cause().id()));
        selected = ranked;
        detail.run();
    }

    /** By itself: it takes the UI thread as long as all the rest. */
    private void detail() {
        if (!page.control().isDisposed() && shown instanceof DiagnosisState.Judged judged && !body.causes().isEmpty()) {
            selected.ifPresentOrElse(cause -> body.detail().show(judged, cause), () ->
                    body.detail().showWords(List.of(AnswerWords.NONE_OF_THESE)));
        }
    }
}
