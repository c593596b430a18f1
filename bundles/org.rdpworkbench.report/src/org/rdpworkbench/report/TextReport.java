// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.report;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.rdpworkbench.core.run.Diagnosis;
import org.rdpworkbench.core.run.Texts;
import org.rdpworkbench.core.spi.Figure;
import org.rdpworkbench.core.spi.Rung;
import org.rdpworkbench.core.spi.Stage;
import org.rdpworkbench.core.spi.Verdict;
import org.rdpworkbench.facts.Negotiation;
import org.rdpworkbench.report.TextStyle.Look;

/** A diagnosis as text for a terminal, the answer first and what it rests on below. */
public final class TextReport {

    /** The stages that a look without credentials can come to. */
    private static final List<Stage> ANONYMOUS = Arrays.stream(Stage.values())
            .filter(s -> s.compareTo(Stage.NAME) >= 0 && s.compareTo(Stage.AUTHENTICATION) <= 0 && s != Stage.ROUTE)
            .toList();

    private final Texts texts;
    private final TextStyle style;

    /** @param texts of the installed plugins */
    public TextReport(Texts texts, TextStyle style) {
        this.texts = texts;
        this.style = style;
    }

    /** Several diagnoses, below a line that counts them. */
    public String write(List<Diagnosis> diagnoses) {
        String each = diagnoses.stream().map(this::write).collect(Collectors.joining("\n"));
        return diagnoses.size() < 2 ? each : count(diagnoses) + "\n" + each;
    }

    private String count(List<Diagnosis> diagnoses) {
        String counts = Arrays.stream(Verdict.values())
                .filter(v -> diagnoses.stream().anyMatch(d -> d.verdict() == v))
                .sorted((a, b) -> Integer.compare(urgency(a), urgency(b)))
                .map(v -> diagnoses.stream().filter(d -> d.verdict() == v).count() + " " + words(v))
                .collect(Collectors.joining(", "));
        Page page = new Page(style);
        page.line(Look.BOLD, diagnoses.size() + " hosts: " + counts);
        return page.toString();
    }

    private static int urgency(Verdict verdict) {
        return switch (verdict) {
            case FAIL -> 0;
            case NOT_REPRODUCED, INCONCLUSIVE, ERROR -> 1;
            case WARN -> 2;
            case PASS -> 3;
        };
    }

    /** One diagnosis. Ends with a line break. */
    public String write(Diagnosis diagnosis) {
        return write(diagnosis, Optional.empty());
    }

    /** The same with a figure of what the likeliest cause rests on. */
    public String write(Diagnosis diagnosis, Optional<Figure> figure) {
        Page page = new Page(style);
        headline(page, diagnosis);
        ladder(page, diagnosis);
        new CausesText(page, texts).write(diagnosis);
        figure.ifPresent(drawn -> new FigureText(page).write(drawn));
        GapsText gaps = new GapsText(page, texts);
        gaps.ahead(diagnosis);
        new PlansText(page, texts).write(diagnosis);
        new HostText(page).write(diagnosis);
        gaps.lacking(diagnosis);
        return page.toString();
    }

    private void headline(Page page, Diagnosis diagnosis) {
        String symptom = diagnosis.symptom().map(s -> "  symptom " + s).orElse("");
        Verdict verdict = diagnosis.verdict();
        page.item(diagnosis.target() + "  ", Look.BOLD, words(verdict) + symptom, look(verdict));
        page.line(Look.PLAIN, diagnosis.summary());
        boolean answered = Facts.read(diagnosis, Negotiation.TYPE, fact -> fact.first().answer())
                .filter(Negotiation.Answer.FAILED::equals).isPresent();
        diagnosis.stage().ifPresent(broken -> page.line(Look.PLAIN,
                "What that proves: " + Words.provenBy(broken, answered)));
    }

    private static String words(Verdict verdict) {
        return verdict.name().replace('_', ' ');
    }

    private static Look look(Verdict verdict) {
        return switch (verdict) {
            case PASS -> Look.GOOD;
            case FAIL -> Look.BAD_BOLD;
            case WARN, INCONCLUSIVE, ERROR, NOT_REPRODUCED -> Look.WARN;
        };
    }

    private void ladder(Page page, Diagnosis diagnosis) {
        if (diagnosis.ladder().isEmpty()) {
            return;
        }
        page.heading(diagnosis.stage().isPresent() ? "Where it breaks" : "How far it gets");
        diagnosis.ladder().forEach(rung -> rung(page, rung));
        diagnosis.stage().ifPresent(broken -> ANONYMOUS.stream()
                .filter(stage -> stage.compareTo(broken) > 0)
                .filter(stage -> diagnosis.ladder().stream().noneMatch(rung -> rung.stage() == stage))
                .forEach(stage -> page.item(lead(style.symbol("\u00b7", "--"), Words.stage(stage)), Look.MUTED,
                        "not reached", Look.MUTED)));
    }

    private void rung(Page page, Rung rung) {
        String outcome = pad(style.plain(rung.outcome()), 48) + "  " + millis(rung.millis());
        switch (rung.state()) {
            case PASSED -> page.item(lead(style.symbol("\u2713", "ok"), Words.stage(rung.stage())), Look.GOOD, outcome,
                    Look.PLAIN);
            case REMARKABLE -> page.item(lead("!", Words.stage(rung.stage())), Look.WARN, outcome, Look.WARN);
            case BROKEN -> page.item(lead(style.symbol("\u2717", "XX"), Words.stage(rung.stage())), Look.BAD_BOLD,
                    outcome, Look.BAD);
        }
    }

    private static String lead(String mark, String stage) {
        return "  " + pad(mark, 2) + "  " + pad(stage, 16);
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    private static String millis(double millis) {
        if (millis >= 9_999.5) {
            return String.format(Locale.ROOT, "%6.1f s", millis / 1_000);
        }
        return String.format(Locale.ROOT, millis < 9.95 ? "%6.1f ms" : "%6.0f ms", millis);
    }
}
