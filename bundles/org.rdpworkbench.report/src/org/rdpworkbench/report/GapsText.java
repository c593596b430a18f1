// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.report;

import org.rdpworkbench.core.run.Diagnosis;
import org.rdpworkbench.core.run.Texts;
import org.rdpworkbench.core.spi.Verdict;
import org.rdpworkbench.report.TextStyle.Look;

/** What was not seen, what to look at next, and what broke on our side. */
final class GapsText {

    private final Page page;
    private final Texts texts;

    GapsText(Page page, Texts texts) {
        this.page = page;
        this.texts = texts;
    }

    /** What to do now. */
    void ahead(Diagnosis diagnosis) {
        NextWords.of(diagnosis, texts).ifPresent(next -> {
            page.heading("Look next");
            page.item("  ", next.sentence());
            next.command().ifPresent(command -> page.item("  ", command));
        });
        if (diagnosis.verdict() == Verdict.NOT_REPRODUCED) {
            page.heading(BlindSpots.HEADING);
            BlindSpots.of(diagnosis).forEach(spot -> page.item("  ", spot));
        }
    }

    /** What the diagnosis lacks. */
    void lacking(Diagnosis diagnosis) {
        Gaps gaps = Gaps.of(diagnosis, texts);
        gaps.inShort().ifPresent(sentence -> {
            page.blank();
            page.line(Look.MUTED, sentence);
        });
        if (!gaps.lines().isEmpty()) {
            page.heading("Not seen");
            gaps.lines().forEach(this::gap);
        }
        if (!diagnosis.problems().isEmpty()) {
            page.heading(Words.BROKEN_PLUGINS);
            diagnosis.problems().forEach(problem -> page.item("  ! ", Look.WARN, problem, Look.PLAIN));
        }
    }

    private void gap(Line line) {
        page.item("  " + line.label() + " ".repeat(Math.max(0, 18 - line.label().length())) + "  ", Look.MUTED,
                line.text(), Look.PLAIN);
    }
}
