// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.report;

import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rdpworkbench.core.run.Diagnosis;
import org.rdpworkbench.core.run.Texts;
import org.rdpworkbench.core.spi.Evidence;
import org.rdpworkbench.core.spi.EvidenceKey;
import org.rdpworkbench.core.spi.Fact;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.Reason;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.core.spi.Verdict;
import org.rdpworkbench.facts.ClientHellos;
import org.rdpworkbench.facts.CookieAnswers;
import org.rdpworkbench.facts.Negotiation;
import org.rdpworkbench.facts.ProtocolAnswers;
import org.rdpworkbench.facts.TlsSupport;
import org.rdpworkbench.report.TextStyle.Look;

/** What was not seen, what to look at next, and what broke on our side. */
final class GapsText {

    /** What is asked over several connections, some of which may fail. */
    private static final List<FactType<?>> SERIES = List.of(Negotiation.TYPE, CookieAnswers.TYPE,
            ProtocolAnswers.TYPE, ClientHellos.TYPE, TlsSupport.TYPE);

    private final Page page;
    private final Texts texts;

    GapsText(Page page, Texts texts) {
        this.page = page;
        this.texts = texts;
    }

    /** What to do now. */
    void ahead(Diagnosis diagnosis) {
        diagnosis.next().ifPresent(next -> next(diagnosis, next));
        if (diagnosis.verdict() == Verdict.NOT_REPRODUCED) {
            page.heading("What this look cannot see");
            BlindSpots.of(diagnosis).forEach(spot -> page.item("  ", spot));
        }
    }

    /** What the diagnosis lacks. */
    void lacking(Diagnosis diagnosis) {
        if (diagnosis.verdict() == Verdict.PASS && diagnosis.symptom().isEmpty()) {
            inShort(diagnosis);
        } else {
            missing(diagnosis);
        }
        problems(diagnosis);
    }

    private void next(Diagnosis diagnosis, Diagnosis.NextProbe next) {
        page.heading("Look next");
        next.probe().ifPresentOrElse(probe -> {
            page.item("  ", texts.text(probe + ".title") + ". " + sentence(next.why()));
            page.item("  ", Words.COMMAND + " diagnose " + diagnosis.target() + " --probe " + probe
                    + diagnosis.symptom().map(symptom -> " --symptom " + Words.argument(symptom)).orElse(""));
        }, () -> page.item("  ", sentence(next.why())));
    }

    /** Texts of plugins often come without a full stop. */
    private static String sentence(String text) {
        return text.endsWith(".") || text.endsWith("?") ? text : text + ".";
    }

    /** Where nothing is wrong and nobody saw anything fail, a list of what was not seen is only noise. */
    private void inShort(Diagnosis diagnosis) {
        List<Evidence.Missing> missing = diagnosis.evidence().stream().filter(GapsText::lacks)
                .map(Evidence.Missing.class::cast).toList();
        if (missing.isEmpty()) {
            return;
        }
        boolean quick = missing.stream().anyMatch(piece -> piece.reason() == Reason.NOT_REQUESTED);
        List<String> lost = missing.stream().filter(piece -> piece.reason() != Reason.NOT_REQUESTED
                && piece.reason() != Reason.NO_PROBE).map(piece -> Words.evidence(piece.key(), texts)).toList();
        page.blank();
        page.line(Look.MUTED, "Looked at from outside only" + (quick ? "; --thorough looks more closely." : ".")
                + (lost.isEmpty() ? "" : " Not seen: " + String.join(", ", lost) + "."));
    }

    private static boolean lacks(Evidence piece) {
        return piece instanceof Evidence.Missing missing && missing.reason() != Reason.NOT_APPLICABLE;
    }

    private void missing(Diagnosis diagnosis) {
        Map<Reason, Set<EvidenceKey>> keys = new EnumMap<>(Reason.class);
        Map<Reason, Set<String>> details = new EnumMap<>(Reason.class);
        for (Evidence piece : diagnosis.evidence()) {
            if (lacks(piece) && piece instanceof Evidence.Missing missing) {
                keys.computeIfAbsent(missing.reason(), r -> new LinkedHashSet<>()).add(missing.key());
                because(missing).ifPresent(
                        text -> details.computeIfAbsent(missing.reason(), r -> new LinkedHashSet<>()).add(text));
            }
        }
        Set<EvidenceKey> partial = new LinkedHashSet<>();
        SERIES.stream().filter(type -> partial(diagnosis, type)).forEach(type -> partial.add(type.from(Vantage.HERE)));
        if (keys.isEmpty() && partial.isEmpty()) {
            return;
        }
        page.heading("Not seen");
        if (!partial.isEmpty()) {
            group("only in part", partial, Set.of("connections for it were not had or not served"));
        }
        keys.forEach((reason, list) -> group(Words.reason(reason), list, details.getOrDefault(reason, Set.of())));
    }

    private void group(String label, Set<EvidenceKey> keys, Set<String> why) {
        page.item("  " + label + " ".repeat(Math.max(0, 18 - label.length())) + "  ", Look.MUTED,
                Words.evidence(keys, texts) + (why.isEmpty() ? "" : " (" + String.join("; ", why) + ")"), Look.PLAIN);
    }

    private static <F extends Record & Fact> boolean partial(Diagnosis diagnosis, FactType<F> type) {
        return Facts.read(diagnosis, type, Fact::partial).orElse(false);
    }

    private Optional<String> because(Evidence.Missing missing) {
        if (missing.because().isPresent()) {
            return missing.because().map(key -> "behind: " + Words.evidence(key, texts));
        }
        // That nobody looks there is what the label says already.
        return missing.detail().isBlank() || missing.reason() == Reason.NO_PROBE ? Optional.empty()
                : Optional.of(Plain.escape(missing.detail(), Plain.MOST_VALUE));
    }

    private void problems(Diagnosis diagnosis) {
        if (diagnosis.problems().isEmpty()) {
            return;
        }
        page.heading("Plugins that broke (their part is missing above)");
        diagnosis.problems().forEach(problem -> page.item("  ! ", Look.WARN, problem, Look.PLAIN));
    }
}
