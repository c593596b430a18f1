// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.diagnosis;

import java.util.List;
import java.util.Optional;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.rdpworkbench.core.run.Diagnosis;
import org.rdpworkbench.core.run.Diagnosis.Ranked;
import org.rdpworkbench.core.spi.Rung;
import org.rdpworkbench.ui.DiagnosisSite;
import org.rdpworkbench.ui.DiagnosisState;
import org.rdpworkbench.ui.internal.Later;
import org.rdpworkbench.ui.internal.Services;

/** What the body of a diagnosis shows while one looks, when nothing was judged, and of what was. */
final class BodyContent {

    private final DiagnosisSite site;
    private final DiagnosisBody body;
    private final Runnable detail = new Later(this::detail);
    private DiagnosisState shown;
    private Optional<Ranked> selected = Optional.empty();

    BodyContent(Composite parent, DiagnosisSite site) {
        this.site = site;
        body = new DiagnosisBody(parent, site, this::select);
        Services.find(WaiverBook.class).ifPresent(book -> book.follow(body.control(), () -> {
            body.causes().refresh();
            body.detail().refreshWaiver();
        }));
    }

    Control control() {
        return body.control();
    }

    void setFocus() {
        body.causes().control().setFocus();
    }

    /** Takes the shape for that width, and says how high it has to be then. */
    int arrange(int width) {
        return body.arrange(width);
    }

    void show(DiagnosisState state) {
        shown = state;
        switch (state) {
            case DiagnosisState.Waiting w -> empty(List.of(), false, "");
            case DiagnosisState.Broken b -> empty(List.of(), false, "");
            case DiagnosisState.Looking looking -> empty(looking.ladder(), true,
                    "The causes appear here when the look is over.");
            case DiagnosisState.Judged judged when judged.cancelled() -> cancelled(judged);
            case DiagnosisState.Judged judged -> judged(judged);
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
        if (!control().isDisposed() && shown instanceof DiagnosisState.Judged judged && !body.causes().isEmpty()) {
            selected.ifPresentOrElse(cause -> body.detail().show(judged, cause), () ->
                    body.detail().showWords(List.of(AnswerWords.NONE_OF_THESE)));
        }
    }
}
