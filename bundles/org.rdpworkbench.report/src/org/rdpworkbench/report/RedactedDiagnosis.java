// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.report;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.rdpworkbench.core.run.Diagnosis;
import org.rdpworkbench.core.run.Diagnosis.Contribution;
import org.rdpworkbench.core.run.Diagnosis.NextProbe;
import org.rdpworkbench.core.run.Diagnosis.Ranked;
import org.rdpworkbench.core.run.EngineDetail;
import org.rdpworkbench.core.spi.Evidence;
import org.rdpworkbench.core.spi.Finding;
import org.rdpworkbench.core.spi.Indication;
import org.rdpworkbench.core.spi.Refusal;
import org.rdpworkbench.core.spi.Rung;
import org.rdpworkbench.core.spi.Target;

/** A diagnosis without what is not to be told: every part of it in which there may be text from a host. */
final class RedactedDiagnosis {

    private final Pseudonyms names;
    private final Set<String> foreign;
    private final RedactedText text;
    private final RedactedFacts facts;

    /**
     * @param names with all that was collected
     * @param foreign ids of causes that rest on facts which are not known here, and whose values are not told
     */
    RedactedDiagnosis(Pseudonyms names, Set<String> foreign) {
        this.names = names;
        this.foreign = foreign;
        this.text = new RedactedText(names);
        this.facts = new RedactedFacts(names, text::of);
    }

    /** True for an indication that rests on a fact of which it is not known where it holds names. */
    static boolean foreign(Indication indication) {
        return indication.evidence().stream().anyMatch(key -> !RedactedFacts.knows(key.type()));
    }

    RedactedText text() {
        return text;
    }

    Diagnosis of(Diagnosis all) {
        return new Diagnosis(Target.of(names.host(all.target().host()), all.target().port()),
                all.symptom().map(text::of), all.verdict(), all.stage(), text.of(all.summary()),
                all.ladder().stream().map(this::of).toList(), all.causes().stream().map(this::of).toList(),
                all.noneOfThese(), all.findings().stream().map(this::of).toList(),
                all.evidence().stream().map(this::of).toList(),
                all.next().map(next -> new NextProbe(next.probe(), text.of(next.why()), next.inside())),
                all.plans().stream().map(plan -> RedactedPlan.of(plan, text, foreign.contains(plan.cause())
                        ? this::withheld : text::of, names.all())).toList(),
                all.refusals().stream().map(this::of).toList(),
                all.problems().stream().map(this::problem).toList());
    }

    private Refusal of(Refusal refusal) {
        Refusal redacted = Refusal.of(refusal.cause(), refusal.name());
        for (Map.Entry<String, Object> value : values(refusal.cause(), refusal.values()).entrySet()) {
            redacted = redacted.value(value.getKey(), value.getValue());
        }
        return redacted;
    }

    private Rung of(Rung rung) {
        return new Rung(rung.stage(), rung.state(), text.of(rung.outcome()), rung.millis());
    }

    private Ranked of(Ranked ranked) {
        return new Ranked(ranked.cause(), ranked.share(), ranked.verdict(), ranked.consequence(),
                ranked.because().stream().map(because -> new Contribution(because.indication(),
                        values(ranked.cause().id(), because.values()), because.counted())).toList());
    }

    private Finding of(Finding finding) {
        String cause = finding.cause().id();
        Finding redacted = Finding.of(finding.cause(), finding.verdict()).lacking(finding.missing());
        for (Finding.Held held : finding.held()) {
            redacted = redacted.with(held.indication(), values(cause, held.values()));
        }
        for (Map.Entry<String, Object> value : values(cause, finding.values()).entrySet()) {
            redacted = redacted.value(value.getKey(), value.getValue());
        }
        return redacted;
    }

    private Map<String, Object> values(String cause, Map<String, Object> values) {
        return foreign.contains(cause) ? withheld(values) : text.of(values);
    }

    private Map<String, Object> withheld(Map<String, Object> values) {
        Map<String, Object> redacted = new TreeMap<>();
        values.forEach((name, value) -> redacted.put(name, value instanceof String said ? names.unknown(said) : value));
        return redacted;
    }

    private Evidence of(Evidence piece) {
        return switch (piece) {
            case Evidence.Observed seen -> new Evidence.Observed(seen.key(), seen.version(),
                    facts.of(seen.key().type(), seen.tree()), seen.source());
            case Evidence.Missing missing -> new Evidence.Missing(missing.key(), missing.reason(), detail(missing),
                    missing.because(), missing.source());
        };
    }

    private String detail(Evidence.Missing missing) {
        if (EngineDetail.is(missing.detail())) {
            return missing.detail();
        }
        return RedactedFacts.knows(missing.key().type()) ? text.of(missing.detail()) : names.unknown(missing.detail());
    }

    /** What broke a plugin may be quoted in its complaint. */
    private String problem(String problem) {
        return text.of(problem.replaceAll("\"[^\"]*\"", "\"...\"").replaceAll("(?<=[\\s(:=])'[^']*'", "'...'"));
    }
}
