// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rdpworkbench.core.run.Diagnosis;
import org.rdpworkbench.core.run.Diagnosis.Contribution;
import org.rdpworkbench.core.run.Diagnosis.Ranked;
import org.rdpworkbench.core.run.Texts;
import org.rdpworkbench.core.spi.Finding;
import org.rdpworkbench.core.spi.Verdict;
import org.rdpworkbench.report.TextStyle.Look;

/** The causes of a diagnosis with what speaks for and against each. */
final class CausesText {

    private static final int MOST_CAUSES = 6;
    private static final int MOST_INDICATIONS = 3;
    private static final int BAR = 10;
    private static final String INDENT = " ".repeat(8);

    private final Page page;
    private final Texts texts;

    CausesText(Page page, Texts texts) {
        this.page = page;
        this.texts = texts;
    }

    void write(Diagnosis diagnosis) {
        switch (diagnosis.verdict()) {
            case PASS, WARN -> harmless(diagnosis);
            case FAIL -> ranking(diagnosis, "Likeliest causes");
            case INCONCLUSIVE, ERROR, NOT_REPRODUCED -> ranking(diagnosis, "Causes to consider");
        }
    }

    /** Where nothing fails and nobody saw anything fail, shares would only frighten. */
    private void harmless(Diagnosis diagnosis) {
        if (diagnosis.symptom().isPresent()) {
            ranking(diagnosis, "Causes to consider");
            return;
        }
        if (diagnosis.causes().isEmpty()) {
            return;
        }
        page.heading("Worth a look");
        diagnosis.causes().forEach(ranked -> warning(diagnosis, ranked, ""));
    }

    private void warning(Diagnosis diagnosis, Ranked ranked, String remark) {
        page.item("  !     ", Look.WARN, title(ranked) + remark, Look.PLAIN);
        explain(diagnosis, ranked);
        indications(ranked);
    }

    private void ranking(Diagnosis diagnosis, String heading) {
        if (diagnosis.causes().isEmpty()) {
            return;
        }
        page.heading(heading);
        List<Ranked> causes = diagnosis.causes().stream().filter(ranked -> !beside(ranked)).toList();
        causes.stream().limit(MOST_CAUSES).forEach(ranked -> cause(diagnosis, ranked));
        if (causes.size() > MOST_CAUSES) {
            page.item(INDENT, Look.MUTED, "and " + (causes.size() - MOST_CAUSES) + " less likely (--format json has "
                    + "them all)", Look.MUTED);
        }
        share(diagnosis.noneOfThese(), "None of these: something that no installed plugin knows", Look.MUTED);
        diagnosis.causes().stream().filter(CausesText::beside)
                .forEach(ranked -> warning(diagnosis, ranked, remark(ranked.verdict())));
    }

    /** Worth a look, and no part of the answer to what ends the connection. */
    private static boolean beside(Ranked ranked) {
        return ranked.verdict() == Verdict.WARN && ranked.share() == 0;
    }

    private void cause(Diagnosis diagnosis, Ranked ranked) {
        share(ranked.share(), title(ranked) + remark(ranked.verdict()), ranked.verdict() == Verdict.FAIL ? Look.BOLD
                : Look.PLAIN);
        explain(diagnosis, ranked);
        indications(ranked);
        if (ranked.consequence()) {
            page.item(INDENT, Look.MUTED, "May be a consequence of what broke earlier.", Look.MUTED);
        }
    }

    private void share(double share, String text, Look look) {
        int filled = (int) Math.round(Math.clamp(share, 0, 1) * BAR);
        TextStyle style = page.style();
        String bar = style.symbol("\u2588", "#").repeat(filled) + style.symbol("\u2591", ".").repeat(BAR - filled);
        page.item(percent(share) + "  " + bar + "  ", Look.PLAIN, text, look);
    }

    /** Six characters wide. */
    private static String percent(double share) {
        long percent = Math.round(share * 100);
        String text = percent == 0 && share > 0 ? "<1 %" : percent + " %";
        return " ".repeat(Math.max(0, 6 - text.length())) + text;
    }

    private String title(Ranked ranked) {
        return texts.text(ranked.cause().id() + ".title");
    }

    private static String remark(Verdict verdict) {
        return switch (verdict) {
            case WARN -> " (a warning: by itself it does not end the connection)";
            case INCONCLUSIVE -> " (not judged: evidence is missing)";
            case PASS, FAIL, ERROR, NOT_REPRODUCED -> "";
        };
    }

    private void explain(Diagnosis diagnosis, Ranked ranked) {
        String key = ranked.cause().id() + (ranked.verdict() == Verdict.FAIL ? ".fail" : ".warn");
        boolean judged = ranked.verdict() == Verdict.FAIL || ranked.verdict() == Verdict.WARN;
        if (judged && texts.pattern(key).isPresent()) {
            Optional<Finding> finding = diagnosis.finding(ranked.cause().id());
            Map<String, Object> values = finding.map(Finding::values).orElse(Map.of());
            page.item(INDENT, texts.text(key, Plain.escape(values)));
        }
    }

    private void indications(Ranked ranked) {
        heaviest(ranked.supporting()).forEach(c -> indication("+", c, Look.BAD));
        heaviest(ranked.opposing()).forEach(c -> indication(page.style().symbol("\u2212", "-"), c, Look.GOOD));
    }

    /** Of several that are one witness only the one that counts is shown. */
    private static List<Contribution> heaviest(List<Contribution> all) {
        return all.stream().filter(Contribution::counted).limit(MOST_INDICATIONS).toList();
    }

    private void indication(String mark, Contribution contribution, Look look) {
        String strength = Words.strength(contribution.indication().strength(), contribution.indication().supports());
        String lead = INDENT + mark + " " + strength + " ".repeat(Math.max(0, 8 - strength.length())) + "  ";
        page.item(lead, look, texts.text(contribution.indication().key(), Plain.escape(contribution.values())),
                Look.PLAIN);
    }
}
