// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.report;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.rdpworkbench.core.run.Diagnosis;
import org.rdpworkbench.core.run.Texts;
import org.rdpworkbench.core.spi.Figure;
import org.rdpworkbench.core.spi.Verdict;
import org.rdpworkbench.report.TextStyle.Look;

/** A diagnosis as text for a terminal, the answer first and what it rests on below. */
public final class TextReport {

    private final Texts texts;
    private final TextStyle style;

    /** @param texts of the installed plugins */
    public TextReport(Texts texts, TextStyle style) {
        this.texts = texts;
        this.style = style;
    }

    /** Several diagnoses, below a line that counts them. */
    public String write(List<Diagnosis> diagnoses) {
        return hosts(diagnoses.stream().map(diagnosis -> new Illustrated(diagnosis, Optional.empty())).toList());
    }

    /** The same with what is told beside them. */
    String hosts(List<Illustrated> hosts) {
        String each = hosts.stream().map(this::write).collect(Collectors.joining("\n"));
        if (hosts.size() < 2) {
            return each;
        }
        Page page = new Page(style);
        page.line(Look.BOLD, Headline.count(hosts.stream().map(Illustrated::diagnosis).toList()));
        return page + "\n" + each;
    }

    /** One diagnosis. Ends with a line break. */
    public String write(Diagnosis diagnosis) {
        return write(diagnosis, Optional.empty());
    }

    /** The same with a figure of what the likeliest cause rests on. */
    public String write(Diagnosis diagnosis, Optional<Figure> figure) {
        return write(new Illustrated(diagnosis, figure));
    }

    /** The same with all that is told beside it. */
    String write(Illustrated host) {
        Diagnosis diagnosis = host.diagnosis();
        Page page = new Page(style);
        headline(page, diagnosis);
        host.weakened().forEach(one -> page.item("! ", Look.WARN, WeakeningWords.inDiagnosis(one, diagnosis.target(),
                LocalDate.now()), Look.WARN));
        ladder(page, diagnosis);
        new CausesText(page, texts).write(diagnosis);
        host.figure().ifPresent(drawn -> new FigureText(page).write(drawn));
        GapsText gaps = new GapsText(page, texts);
        gaps.ahead(diagnosis);
        new PlansText(page, texts).write(diagnosis);
        host(page, diagnosis);
        gaps.lacking(diagnosis);
        return page.toString();
    }

    private void headline(Page page, Diagnosis diagnosis) {
        String symptom = diagnosis.symptom().map(s -> "  symptom " + s).orElse("");
        Verdict verdict = diagnosis.verdict();
        page.item(diagnosis.target() + "  ", Look.BOLD, Headline.words(verdict) + symptom, look(verdict));
        page.line(Look.PLAIN, diagnosis.summary());
        Headline.proven(diagnosis).ifPresent(proven -> page.line(Look.PLAIN, proven));
    }

    private static Look look(Verdict verdict) {
        return switch (verdict) {
            case PASS -> Look.GOOD;
            case FAIL -> Look.BAD_BOLD;
            case WARN, INCONCLUSIVE, ERROR, NOT_REPRODUCED -> Look.WARN;
        };
    }

    private void ladder(Page page, Diagnosis diagnosis) {
        List<Step> steps = Step.of(diagnosis);
        if (!steps.isEmpty()) {
            page.heading(Step.heading(diagnosis));
            steps.forEach(step -> step(page, step));
        }
    }

    private void step(Page page, Step step) {
        String stage = Words.stage(step.stage());
        if (step.state().isEmpty()) {
            page.item(lead(style.symbol("\u00b7", "--"), stage), Look.MUTED, step.outcome(), Look.MUTED);
            return;
        }
        String outcome = step.time().isEmpty() ? style.plain(step.outcome())
                : pad(style.plain(step.outcome()), 48) + "  " + " ".repeat(Math.max(0, 6 - step.time().indexOf(' ')))
                        + step.time();
        switch (step.state().get()) {
            case PASSED -> page.item(lead(style.symbol("\u2713", "ok"), stage), Look.GOOD, outcome, Look.PLAIN);
            case REMARKABLE -> page.item(lead("!", stage), Look.WARN, outcome, Look.WARN);
            case BROKEN -> page.item(lead(style.symbol("\u2717", "XX"), stage), Look.BAD_BOLD, outcome, Look.BAD);
        }
    }

    private static String lead(String mark, String stage) {
        return "  " + pad(mark, 2) + "  " + pad(stage, 16);
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    private static void host(Page page, Diagnosis diagnosis) {
        List<Line> lines = HostLines.of(diagnosis);
        if (!lines.isEmpty()) {
            page.heading("The host");
            lines.forEach(line -> page.item("  " + pad(line.label(), 14), Look.MUTED, line.text(), Look.PLAIN));
        }
    }
}
