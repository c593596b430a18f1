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

/**
 * A ranked cause in words, with everything from the wire escaped.
 *
 * @param share of all causes, 0 to 1
 * @param remark what the verdict adds to the title, or empty
 * @param explanation what the cause does, where it was found
 * @param supporting what speaks for it, the heaviest first; the labels say how heavy
 * @param opposing what speaks against it
 * @param consequence it may only be a consequence of what broke earlier
 */
record CauseWords(String title, double share, String percent, Verdict verdict, String remark,
        Optional<String> explanation, List<Line> supporting, List<Line> opposing, boolean consequence) {

    /** The most causes that are shown with their shares. */
    static final int MOST = 6;
    static final String NONE_OF_THESE = "None of these: something that no installed plugin knows";
    static final String CONSEQUENCE = "May be a consequence of what broke earlier.";
    private static final int MOST_INDICATIONS = 3;

    /** The title with what the verdict adds to it. */
    String named() {
        return remark.isEmpty() ? title : title + " (" + remark + ")";
    }

    /** The likeliest first. */
    static List<CauseWords> of(Diagnosis diagnosis, Texts texts) {
        return diagnosis.causes().stream().map(ranked -> of(diagnosis, ranked, texts)).toList();
    }

    private static CauseWords of(Diagnosis diagnosis, Ranked ranked, Texts texts) {
        return new CauseWords(texts.text(ranked.cause().id() + ".title"), ranked.share(), diagnosis.percent(ranked),
                ranked.verdict(),
                remark(ranked.verdict()), explanation(diagnosis, ranked, texts), heaviest(ranked.supporting(), texts),
                heaviest(ranked.opposing(), texts), ranked.consequence());
    }

    static String heading(Diagnosis diagnosis) {
        return switch (diagnosis.verdict()) {
            case PASS, WARN -> diagnosis.symptom().isPresent() ? "Causes to consider" : "Worth a look";
            case FAIL -> "Likeliest causes";
            case INCONCLUSIVE, ERROR, NOT_REPRODUCED -> "Causes to consider";
        };
    }

    /** Worth a look, and no part of the answer to what ends the connection. */
    boolean beside() {
        return verdict == Verdict.WARN && share == 0;
    }

    /** Where nothing fails and nobody saw anything fail, shares would only frighten. */
    static boolean withShares(Diagnosis diagnosis) {
        return switch (diagnosis.verdict()) {
            case PASS, WARN -> diagnosis.symptom().isPresent();
            case FAIL, INCONCLUSIVE, ERROR, NOT_REPRODUCED -> true;
        };
    }

    /** What is said of the causes behind the first ones; empty when there are none. */
    static Optional<String> more(List<CauseWords> all) {
        return all.size() <= MOST ? Optional.empty()
                : Optional.of("and " + (all.size() - MOST) + " less likely (--format json has them all)");
    }

    private static String remark(Verdict verdict) {
        return switch (verdict) {
            case WARN -> "a warning: by itself it does not end the connection";
            case INCONCLUSIVE -> "not judged: evidence is missing";
            case PASS, FAIL, ERROR, NOT_REPRODUCED -> "";
        };
    }

    private static Optional<String> explanation(Diagnosis diagnosis, Ranked ranked, Texts texts) {
        String key = ranked.cause().id() + (ranked.verdict() == Verdict.FAIL ? ".fail" : ".warn");
        boolean judged = ranked.verdict() == Verdict.FAIL || ranked.verdict() == Verdict.WARN;
        if (!judged || texts.pattern(key).isEmpty()) {
            return Optional.empty();
        }
        Map<String, Object> values = diagnosis.finding(ranked.cause().id()).map(Finding::values).orElse(Map.of());
        return Optional.of(texts.text(key, Plain.escape(values)));
    }

    /** Of several that are one witness only the one that counts is shown. */
    private static List<Line> heaviest(List<Contribution> all, Texts texts) {
        return all.stream().filter(Contribution::counted).limit(MOST_INDICATIONS)
                .map(c -> new Line(Words.strength(c.indication().strength(), c.indication().supports()),
                        texts.text(c.indication().key(), Plain.escape(c.values())))).toList();
    }
}
