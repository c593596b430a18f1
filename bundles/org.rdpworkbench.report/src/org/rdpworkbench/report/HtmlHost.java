// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.report;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.rdpworkbench.core.run.Diagnosis;
import org.rdpworkbench.core.run.Texts;
import org.rdpworkbench.core.spi.FixPlan;
import org.rdpworkbench.core.spi.Refusal;
import org.rdpworkbench.core.spi.Verdict;

/** One host in an HTML report, in the same order as in text. */
final class HtmlHost {

    private final Markup page;
    private final Texts texts;
    private final int level;

    /** @param level of its heading */
    HtmlHost(Markup page, Texts texts, int level) {
        this.page = page;
        this.texts = texts;
        this.level = level;
    }

    void write(Illustrated host, String id) {
        Diagnosis diagnosis = host.diagnosis();
        page.open("article", "id", id);
        headline(diagnosis);
        host.weakened().forEach(one -> page.element("p", "! " + WeakeningWords.inDiagnosis(one, diagnosis.target(),
                LocalDate.now()), "class", "warn"));
        ladder(diagnosis);
        new HtmlCauses(page, level + 1).write(diagnosis, texts);
        host.figure().ifPresent(figure -> page.open("figure").raw(SvgFigure.draw(figure, HtmlStyle.COLOURS))
                .close("figure"));
        ahead(diagnosis);
        plans(diagnosis.plans());
        refusals(diagnosis.refusals());
        facts(diagnosis);
        lacking(diagnosis);
        page.close("article");
    }

    private void section(String heading) {
        page.open("section").element("h" + (level + 1), heading);
    }

    private void headline(Diagnosis diagnosis) {
        page.element("p", HtmlReport.sign(diagnosis.verdict()) + " " + Headline.words(diagnosis.verdict()), "class",
                "verdict " + HtmlReport.tone(diagnosis.verdict()));
        page.element("h" + level, diagnosis.target().toString());
        page.element("p", diagnosis.summary(), "class", "summary");
        Headline.proven(diagnosis).ifPresent(proven -> page.element("p", proven));
        diagnosis.symptom().ifPresent(symptom -> page.element("p", "Symptom: " + symptom, "class", "muted"));
        Headline.when(diagnosis).ifPresent(when -> page.element("p", when, "class", "muted"));
    }

    private void ladder(Diagnosis diagnosis) {
        List<Step> steps = Step.of(diagnosis);
        if (steps.isEmpty()) {
            return;
        }
        section(Step.heading(diagnosis));
        page.open("ol", "class", "ladder");
        for (Step step : steps) {
            page.open("li", "class", tone(step));
            sign(step);
            page.element("span", Words.stage(step.stage()), "class", "stage")
                    .element("span", step.outcome(), "class", "outcome")
                    .element("span", step.time(), "class", "time").close("li");
        }
        page.close("ol").close("section");
    }

    private static String tone(Step step) {
        return step.state().map(state -> switch (state) {
            case PASSED -> "good";
            case REMARKABLE -> "warn";
            case BROKEN -> "bad";
        }).orElse("muted");
    }

    private void sign(Step step) {
        String sign = step.state().map(state -> switch (state) {
            case PASSED -> "\u2713";
            case REMARKABLE -> "!";
            case BROKEN -> "\u2717";
        }).orElse("\u00b7");
        String words = step.state().map(state -> state.name().toLowerCase(Locale.ROOT)).orElse("not reached");
        page.element("span", sign, "class", "sign " + tone(step), "role", "img", "aria-label", words);
    }

    private void ahead(Diagnosis diagnosis) {
        NextWords.of(diagnosis, texts).ifPresent(next -> {
            section("Look next");
            page.element("p", next.sentence());
            next.command().ifPresent(command -> page.element("code", command));
            page.close("section");
        });
        if (diagnosis.verdict() == Verdict.NOT_REPRODUCED) {
            section(BlindSpots.HEADING);
            BlindSpots.of(diagnosis).forEach(spot -> page.element("p", spot));
            page.close("section");
        }
    }

    private void plans(List<FixPlan> plans) {
        if (plans.isEmpty()) {
            return;
        }
        section(Words.PLANS);
        for (FixPlan plan : plans) {
            PlanWords words = PlanWords.of(plan, texts);
            page.element("p", PlanWords.lead(plan, texts) + words.what()).open("ol", "class", "changes");
            words.changes().forEach(change -> page.element("li", change));
            page.close("ol");
            words.warnings().forEach(warning -> page.element("p", "! " + warning, "class", "warn"));
            words.remark().ifPresent(remark -> page.element("p", remark, "class", "muted"));
        }
        page.close("section");
    }

    private void refusals(List<Refusal> refusals) {
        if (!refusals.isEmpty()) {
            section(Words.REFUSALS);
            refusals.forEach(refusal -> page.element("p", PlanWords.of(refusal, texts)));
            page.close("section");
        }
    }

    private void facts(Diagnosis diagnosis) {
        List<Line> lines = HostLines.of(diagnosis);
        if (!lines.isEmpty()) {
            section("The host");
            table(lines);
            page.close("section");
        }
    }

    private void lacking(Diagnosis diagnosis) {
        Gaps gaps = Gaps.of(diagnosis, texts);
        gaps.inShort().ifPresent(sentence -> page.element("p", sentence, "class", "muted"));
        if (!gaps.lines().isEmpty()) {
            section("Not seen");
            table(gaps.lines());
            page.close("section");
        }
        if (!diagnosis.problems().isEmpty()) {
            section(Words.BROKEN_PLUGINS);
            page.open("ul", "class", "problems");
            diagnosis.problems().forEach(problem -> page.element("li", "! " + problem, "class", "warn"));
            page.close("ul").close("section");
        }
    }

    private void table(List<Line> lines) {
        page.open("table").open("tbody");
        lines.forEach(line -> page.open("tr").element("th", line.label(), "scope", "row").element("td", line.text())
                .close("tr"));
        page.close("tbody").close("table");
    }
}
