// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.report;

import java.util.ArrayList;
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
import org.rdpworkbench.core.spi.Reason;
import org.rdpworkbench.core.spi.Verdict;
import org.rdpworkbench.report.TextStyle.Look;

/** What was not seen, what to look at next, and what broke on our side. */
final class GapsText {

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
        if (keys.isEmpty()) {
            return;
        }
        page.heading("Not seen");
        keys.forEach((reason, list) -> {
            List<String> why = new ArrayList<>(details.getOrDefault(reason, Set.of()));
            String label = Words.reason(reason);
            page.item("  " + label + " ".repeat(Math.max(0, 18 - label.length())) + "  ", Look.MUTED,
                    Words.evidence(list, texts) + (why.isEmpty() ? "" : " (" + String.join("; ", why) + ")"),
                    Look.PLAIN);
        });
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
