// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.report;

import java.util.ArrayList;
import java.util.Collection;
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

/**
 * What was not seen.
 *
 * @param lines the kinds of evidence for each reason, which is the label
 * @param inShort the same in one sentence, in place of the lines
 */
public record Gaps(List<Line> lines, Optional<String> inShort) {

    /** What is asked over several connections, some of which may fail. */
    private static final List<FactType<?>> SERIES = List.of(Negotiation.TYPE, CookieAnswers.TYPE,
            ProtocolAnswers.TYPE, ClientHellos.TYPE, TlsSupport.TYPE);

    static Gaps of(Diagnosis diagnosis, Texts texts) {
        List<Evidence.Missing> missing = diagnosis.evidence().stream().filter(Evidence.Missing.class::isInstance)
                .map(Evidence.Missing.class::cast).filter(piece -> piece.reason() != Reason.NOT_APPLICABLE).toList();
        List<EvidenceKey> partial = partial(diagnosis);
        if (missing.isEmpty() && partial.isEmpty()) {
            return new Gaps(List.of(), Optional.empty());
        }
        // Where nothing is wrong and nobody saw anything fail, a list of what was not seen is only noise.
        return diagnosis.verdict() == Verdict.PASS && diagnosis.symptom().isEmpty()
                ? new Gaps(List.of(), Optional.of(sentence(missing, texts)))
                : new Gaps(lines(missing, partial, texts), Optional.empty());
    }

    /** What was asked over several connections, some of which were not had or not served. */
    public static List<EvidenceKey> partial(Diagnosis diagnosis) {
        return SERIES.stream().filter(type -> partial(diagnosis, type)).map(type -> type.from(Vantage.HERE)).toList();
    }

    private static String sentence(List<Evidence.Missing> missing, Texts texts) {
        boolean quick = missing.stream().anyMatch(piece -> piece.reason() == Reason.NOT_REQUESTED);
        List<String> lost = missing.stream().filter(piece -> piece.reason() != Reason.NOT_REQUESTED
                && piece.reason() != Reason.NO_PROBE).map(piece -> Words.evidence(piece.key(), texts)).toList();
        return "Looked at from outside only" + (quick ? "; --thorough looks more closely." : ".")
                + (lost.isEmpty() ? "" : " Not seen: " + String.join(", ", lost) + ".");
    }

    private static <F extends Record & Fact> boolean partial(Diagnosis diagnosis, FactType<F> type) {
        return Facts.read(diagnosis, type, Fact::partial).orElse(false);
    }

    private static List<Line> lines(List<Evidence.Missing> missing, List<EvidenceKey> partial, Texts texts) {
        Map<Reason, Set<EvidenceKey>> keys = new EnumMap<>(Reason.class);
        Map<Reason, Set<String>> details = new EnumMap<>(Reason.class);
        for (Evidence.Missing piece : missing) {
            keys.computeIfAbsent(piece.reason(), r -> new LinkedHashSet<>()).add(piece.key());
            because(piece, texts).ifPresent(
                    text -> details.computeIfAbsent(piece.reason(), r -> new LinkedHashSet<>()).add(text));
        }
        List<Line> lines = new ArrayList<>();
        if (!partial.isEmpty()) {
            lines.add(line("only in part", partial, Set.of("connections for it were not had or not served"), texts));
        }
        keys.forEach((reason, list) -> lines.add(line(Words.reason(reason), list,
                details.getOrDefault(reason, Set.of()), texts)));
        return List.copyOf(lines);
    }

    private static Line line(String label, Collection<EvidenceKey> keys, Set<String> why, Texts texts) {
        return new Line(label, Words.evidence(keys, texts)
                + (why.isEmpty() ? "" : " (" + String.join("; ", why) + ")"));
    }

    private static Optional<String> because(Evidence.Missing missing, Texts texts) {
        if (missing.because().isPresent()) {
            return missing.because().map(key -> "behind: " + Words.evidence(key, texts));
        }
        // That nobody looks there is what the label says already.
        return missing.detail().isBlank() || missing.reason() == Reason.NO_PROBE ? Optional.empty()
                : Optional.of(Plain.escape(missing.detail(), Plain.MOST_VALUE));
    }
}
