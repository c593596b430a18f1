// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rdpworkbench.core.run.Diagnosis;
import org.rdpworkbench.core.run.Diagnosis.Ranked;
import org.rdpworkbench.core.run.Texts;
import org.rdpworkbench.core.spi.Indication;
import org.rdpworkbench.report.Comparison;
import org.rdpworkbench.report.Comparison.Pair;
import org.rdpworkbench.report.Comparison.Pieces;
import org.rdpworkbench.report.Comparison.Shares;
import org.rdpworkbench.report.Comparison.Telling;
import org.rdpworkbench.report.LookWords;
import org.rdpworkbench.report.Plain;
import org.rdpworkbench.report.Words;
import org.rdpworkbench.ui.internal.VerdictWords;

/**
 * A line of the tree of differences, its texts escaped.
 *
 * @param weight how much it would explain, in words; may be empty
 */
record ComparedNode(String what, String first, String second, String weight, boolean differs,
        List<ComparedNode> children) {

    private static final String NONE = "\u2013";

    static List<ComparedNode> of(Comparison comparison, Texts texts) {
        List<ComparedNode> roots = new ArrayList<>();
        add(roots, "What came of it", comparison.outcomes().stream()
                .map(pair -> pair.name().equals(Comparison.VERDICT) ? result(comparison) : of(pair)).toList());
        add(roots, "Causes", comparison.causes().stream().map(shares -> of(shares, comparison, texts)).toList());
        add(roots, "What speaks for and against them",
                comparison.indications().stream().map(telling -> of(telling, texts)).toList());
        add(roots, "Evidence",
                comparison.evidence().stream().map(pieces -> of(pieces, comparison, texts)).toList());
        return roots;
    }

    private static void add(List<ComparedNode> roots, String title, List<ComparedNode> rows) {
        if (!rows.isEmpty()) {
            roots.add(new ComparedNode(title, "", "", "", rows.stream().anyMatch(ComparedNode::differs), rows));
        }
    }

    /** The verdicts in the words that the lists of hosts and cases use. */
    private static ComparedNode result(Comparison comparison) {
        return of(Pair.of("result", Optional.of(LookWords.of(comparison.first().verdict())),
                Optional.of(LookWords.of(comparison.second().verdict()))));
    }

    private static ComparedNode of(Pair pair) {
        return new ComparedNode(Plain.escape(pair.name()), value(pair.first()), value(pair.second()), "",
                pair.differs(), List.of());
    }

    private static String value(Optional<String> value) {
        return value.filter(text -> !text.isEmpty()).map(Plain::escape).orElse(NONE);
    }

    private static ComparedNode of(Shares shares, Comparison comparison, Texts texts) {
        return new ComparedNode(Plain.escape(texts.text(shares.cause().id() + ".title")),
                share(shares.first(), comparison.first()), share(shares.second(), comparison.second()), "",
                shares.differs(), List.of());
    }

    private static String share(Optional<Ranked> ranked, Diagnosis diagnosis) {
        return ranked.map(one -> diagnosis.percent(one) + ", " + VerdictWords.ofCause(one.verdict()))
                .orElse(NONE);
    }

    private static ComparedNode of(Telling telling, Texts texts) {
        String cause = Plain.escape(texts.text(telling.indication().cause() + ".title"));
        return new ComparedNode(telling.text(texts), telling.first().isPresent() ? "holds" : NONE,
                telling.second().isPresent() ? "holds" : NONE, weight(telling.indication()) + ": " + cause,
                telling.differs(), List.of());
    }

    private static String weight(Indication indication) {
        return Words.strength(indication.strength(), indication.supports())
                + (indication.supports() ? ", for" : ", against");
    }

    private static ComparedNode of(Pieces pieces, Comparison comparison, Texts texts) {
        List<ComparedNode> fields = pieces.fields().stream().map(ComparedNode::of).toList();
        String weight = comparison.indications().stream().filter(Telling::differs)
                .filter(telling -> telling.indication().evidence().contains(pieces.key())).findFirst()
                .map(telling -> weight(telling.indication())).orElse("");
        Pair status = pieces.status();
        return new ComparedNode(Plain.escape(Words.evidence(pieces.key(), texts)), value(status.first()),
                value(status.second()), weight, pieces.differs(), fields);
    }
}
