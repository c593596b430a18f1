// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.report;

import java.util.List;
import org.rdpworkbench.core.run.Diagnosis;
import org.rdpworkbench.core.run.Texts;
import org.rdpworkbench.core.spi.Verdict;
import org.rdpworkbench.report.TextStyle.Look;

/** The causes of a diagnosis with what speaks for and against each. */
final class CausesText {

    private static final int BAR = 10;
    private static final String INDENT = " ".repeat(8);

    private final Page page;
    private final Texts texts;

    CausesText(Page page, Texts texts) {
        this.page = page;
        this.texts = texts;
    }

    void write(Diagnosis diagnosis) {
        List<CauseWords> causes = CauseWords.of(diagnosis, texts);
        if (causes.isEmpty()) {
            return;
        }
        page.heading(CauseWords.heading(diagnosis));
        if (CauseWords.withShares(diagnosis)) {
            ranking(causes.stream().filter(cause -> !cause.beside()).toList(), diagnosis);
            causes.stream().filter(CauseWords::beside).forEach(cause -> warning(cause, cause.named()));
        } else {
            causes.forEach(cause -> warning(cause, cause.title()));
        }
    }

    private void warning(CauseWords cause, String title) {
        page.item("  !     ", Look.WARN, title, Look.PLAIN);
        below(cause);
    }

    private void ranking(List<CauseWords> causes, Diagnosis diagnosis) {
        causes.stream().limit(CauseWords.MOST).forEach(this::ranked);
        CauseWords.more(causes).ifPresent(more -> page.item(INDENT, Look.MUTED, more, Look.MUTED));
        share(diagnosis.noneOfThese(), diagnosis.percentOfNone(), CauseWords.NONE_OF_THESE, Look.MUTED);
    }

    private void ranked(CauseWords cause) {
        share(cause.share(), cause.percent(), cause.named(), cause.verdict() == Verdict.FAIL ? Look.BOLD : Look.PLAIN);
        below(cause);
        if (cause.consequence()) {
            page.item(INDENT, Look.MUTED, CauseWords.CONSEQUENCE, Look.MUTED);
        }
    }

    private void share(double share, String percent, String text, Look look) {
        int filled = (int) Math.round(Math.clamp(share, 0, 1) * BAR);
        TextStyle style = page.style();
        String bar = style.symbol("\u2588", "#").repeat(filled) + style.symbol("\u2591", ".").repeat(BAR - filled);
        page.item(" ".repeat(Math.max(0, 6 - percent.length())) + percent + "  " + bar + "  ", Look.PLAIN, text, look);
    }

    private void below(CauseWords cause) {
        cause.explanation().ifPresent(text -> page.item(INDENT, text));
        cause.supporting().forEach(line -> indication("+", line, Look.BAD));
        cause.opposing().forEach(line -> indication(page.style().symbol("\u2212", "-"), line, Look.GOOD));
    }

    private void indication(String mark, Line line, Look look) {
        String lead = INDENT + mark + " " + line.label() + " ".repeat(Math.max(0, 8 - line.label().length())) + "  ";
        page.item(lead, look, line.text(), Look.PLAIN);
    }
}
