// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.report;

import java.time.LocalDate;
import java.util.List;
import org.rdpworkbench.core.run.Diagnosis;
import org.rdpworkbench.core.run.Texts;
import org.rdpworkbench.core.spi.Figure;
import org.rdpworkbench.core.spi.FixPlan;
import org.rdpworkbench.core.spi.Refusal;
import org.rdpworkbench.core.spi.Verdict;

/** One host in Markdown, in the same order as in text. */
final class MarkdownHost {

    private final Markdown page;
    private final Texts texts;
    private final TextStyle style;

    MarkdownHost(Markdown page, Texts texts, TextStyle style) {
        this.page = page;
        this.texts = texts;
        this.style = style;
    }

    void write(Illustrated host) {
        Diagnosis diagnosis = host.diagnosis();
        headline(diagnosis);
        host.weakened().forEach(one -> page.paragraph("! " + WeakeningWords.inDiagnosis(one, diagnosis.target(),
                LocalDate.now())));
        ladder(diagnosis);
        causes(diagnosis);
        host.figure().ifPresent(this::figure);
        ahead(diagnosis);
        plans(diagnosis.plans());
        refusals(diagnosis.refusals());
        lines("The host", HostLines.of(diagnosis));
        Gaps gaps = Gaps.of(diagnosis, texts);
        gaps.inShort().ifPresent(page::paragraph);
        lines("Not seen", gaps.lines());
        if (!diagnosis.problems().isEmpty()) {
            page.heading(4, Words.BROKEN_PLUGINS).gap();
            diagnosis.problems().forEach(problem -> page.line("- " + page.escape(problem)));
        }
    }

    private void headline(Diagnosis diagnosis) {
        page.heading(3, diagnosis.target() + ": " + Headline.words(diagnosis.verdict()));
        page.block("**" + page.escape(diagnosis.summary()) + "**");
        Headline.proven(diagnosis).ifPresent(page::paragraph);
        diagnosis.symptom().ifPresent(symptom -> page.paragraph("Symptom: " + symptom));
        Headline.when(diagnosis).ifPresent(page::paragraph);
    }

    private void ladder(Diagnosis diagnosis) {
        List<Step> steps = Step.of(diagnosis);
        if (!steps.isEmpty()) {
            page.heading(4, Step.heading(diagnosis)).columns(" ", "Stage", "Outcome", "Time");
            steps.forEach(step -> page.row(sign(step), Words.stage(step.stage()), step.outcome(), step.time()));
        }
    }

    private String sign(Step step) {
        return step.state().map(state -> switch (state) {
            case PASSED -> page.symbol("\u2713", "ok");
            case REMARKABLE -> "!";
            case BROKEN -> page.symbol("\u2717", "XX");
        }).orElse("");
    }

    private void causes(Diagnosis diagnosis) {
        List<CauseWords> causes = CauseWords.of(diagnosis, texts);
        if (causes.isEmpty()) {
            return;
        }
        page.heading(4, CauseWords.heading(diagnosis)).gap();
        if (CauseWords.withShares(diagnosis)) {
            ranking(causes.stream().filter(cause -> !cause.beside()).toList(), diagnosis);
            causes.stream().filter(CauseWords::beside).forEach(cause -> cause(cause, page.escape(cause.named())));
        } else {
            causes.forEach(cause -> cause(cause, page.escape(cause.title())));
        }
    }

    private void ranking(List<CauseWords> causes, Diagnosis diagnosis) {
        causes.stream().limit(CauseWords.MOST)
                .forEach(cause -> cause(cause, share(cause.percent()) + page.escape(cause.named())));
        CauseWords.more(causes).ifPresent(more -> page.line("- " + page.escape(more)));
        page.line("- " + share(diagnosis.percentOfNone()) + page.escape(CauseWords.NONE_OF_THESE));
    }

    private String share(String percent) {
        return "**" + page.escape(percent) + "** ";
    }

    private void cause(CauseWords cause, String title) {
        page.line("- " + title);
        cause.explanation().ifPresent(text -> page.line("  - " + page.escape(text)));
        cause.supporting().forEach(line -> reason("for", line));
        cause.opposing().forEach(line -> reason("against", line));
        if (cause.consequence()) {
            page.line("  - " + page.escape(CauseWords.CONSEQUENCE));
        }
    }

    private void reason(String side, Line line) {
        page.line("  - " + side + ", " + page.escape(line.label()) + ": " + page.escape(line.text()));
    }

    private void figure(Figure figure) {
        Page drawn = new Page(style);
        new FigureText(drawn).write(figure);
        page.code(drawn.toString());
    }

    private void ahead(Diagnosis diagnosis) {
        NextWords.of(diagnosis, texts).ifPresent(next -> {
            page.heading(4, "Look next").paragraph(next.sentence());
            next.command().ifPresent(page::code);
        });
        if (diagnosis.verdict() == Verdict.NOT_REPRODUCED) {
            page.heading(4, BlindSpots.HEADING).gap();
            BlindSpots.of(diagnosis).forEach(spot -> page.line("- " + page.escape(spot)));
        }
    }

    private void plans(List<FixPlan> plans) {
        if (!plans.isEmpty()) {
            page.heading(4, Words.PLANS);
        }
        for (FixPlan plan : plans) {
            PlanWords words = PlanWords.of(plan, texts);
            page.paragraph(PlanWords.lead(plan, texts) + words.what()).gap();
            words.changes().forEach(change -> page.line("1. " + page.escape(change)));
            words.warnings().forEach(warning -> page.paragraph("! " + warning));
            words.remark().ifPresent(page::paragraph);
        }
    }

    private void refusals(List<Refusal> refusals) {
        if (!refusals.isEmpty()) {
            page.heading(4, Words.REFUSALS);
            refusals.forEach(refusal -> page.paragraph(PlanWords.of(refusal, texts)));
        }
    }

    private void lines(String heading, List<Line> lines) {
        if (!lines.isEmpty()) {
            page.heading(4, heading).columns(" ", " ");
            lines.forEach(line -> page.row(line.label(), line.text()));
        }
    }
}
