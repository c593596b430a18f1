// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.report;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.rdpworkbench.core.run.Diagnosis;
import org.rdpworkbench.core.run.Diagnosis.Ranked;
import org.rdpworkbench.core.run.Texts;
import org.rdpworkbench.report.Comparison.Compared;
import org.rdpworkbench.report.Comparison.Pair;
import org.rdpworkbench.report.Comparison.Pieces;
import org.rdpworkbench.report.Comparison.Shares;
import org.rdpworkbench.report.Comparison.Telling;
import org.rdpworkbench.report.TextStyle.Look;

/** What differs in two cases as text for a terminal, what explains most first. */
public final class ComparisonText {

    private static final int NAME = 20;

    private final Texts texts;
    private final TextStyle style;
    private final Page page;

    /** @param texts of the installed plugins */
    public ComparisonText(Texts texts, TextStyle style) {
        this.texts = texts;
        this.style = style;
        this.page = new Page(style);
    }

    /** The text, with a line break at the end. */
    public String write(Comparison both) {
        Comparison differing = both.differences();
        side("A  ", both.first());
        side("B  ", both.second());
        page.blank();
        page.line(Look.BOLD, both.sentence(texts));
        section("What came of it", differing.outcomes(), this::pair);
        section("Causes", differing.causes(), shares -> shares(shares, both));
        section("What speaks in one of them only", telling(differing), this::telling);
        rest(differing);
        section("Evidence", differing.evidence(), this::pieces);
        return page.toString();
    }

    private static List<Telling> telling(Comparison differing) {
        return differing.indications().stream().filter(telling -> telling.explains() > 0).toList();
    }

    private void rest(Comparison differing) {
        int rest = differing.indications().size() - telling(differing).size();
        if (rest > 0) {
            page.blank();
            page.item("  ", Look.MUTED, rest + " more speak for or against causes that are not likely in either "
                    + "(--format json has them all).", Look.MUTED);
        }
    }

    private void side(String name, Diagnosis diagnosis) {
        page.item(name, Look.BOLD, diagnosis.target() + "  " + Headline.words(diagnosis.verdict())
                + Headline.when(diagnosis).map(when -> "  " + when).orElse(""), Look.BOLD);
        page.item("   ", diagnosis.summary());
    }

    private <C extends Compared> void section(String heading, List<C> rows, Consumer<C> write) {
        if (!rows.isEmpty()) {
            page.heading(heading);
            rows.forEach(write);
        }
    }

    private void pair(Pair pair) {
        String name = style.plain(pair.name());
        String lead = "  " + name + " ".repeat(Math.max(0, NAME - name.length()));
        if (name.length() >= NAME) {
            page.item("  ", Look.MUTED, name, Look.MUTED);
            lead = "  " + " ".repeat(NAME);
        }
        page.item(lead + "A  ", Look.MUTED, value(pair.first()), Look.PLAIN);
        page.item(" ".repeat(lead.length()) + "B  ", Look.MUTED, value(pair.second()), Look.PLAIN);
    }

    private String value(Optional<String> value) {
        return value.filter(text -> !text.isEmpty()).orElse(style.symbol("\u2013", "-"));
    }

    private void shares(Shares shares, Comparison both) {
        page.item("  " + share(shares.first(), both.first()) + style.symbol(" \u2192 ", " -> ")
                + share(shares.second(), both.second()) + "  ", texts.text(shares.cause().id() + ".title"));
    }

    private String share(Optional<Ranked> ranked, Diagnosis diagnosis) {
        String words = ranked.map(diagnosis::percent).orElse(style.symbol("\u2013", "-"));
        return " ".repeat(Math.max(0, 5 - words.length())) + words;
    }

    private void telling(Telling telling) {
        boolean supports = telling.indication().supports();
        String strength = Words.strength(telling.indication().strength(), supports);
        page.item("  " + (telling.first().isPresent() ? "A " : "B ")
                + (supports ? "+" : style.symbol("\u2212", "-")) + " " + strength
                + " ".repeat(Math.max(0, 12 - strength.length())) + "  ", Look.PLAIN, telling.text(texts), Look.PLAIN);
        page.item(" ".repeat(20), Look.MUTED, (supports ? "for: " : "against: ")
                + texts.text(telling.indication().cause() + ".title"), Look.MUTED);
    }

    private void pieces(Pieces pieces) {
        page.item("  ", Look.BOLD, Words.evidence(pieces.key(), texts), Look.BOLD);
        if (pieces.status().differs()) {
            pair(new Pair("", pieces.status().first(), pieces.status().second(), true));
        }
        pieces.fields().forEach(pair -> pair(new Pair("  " + pair.name(), pair.first(), pair.second(), true)));
    }
}
