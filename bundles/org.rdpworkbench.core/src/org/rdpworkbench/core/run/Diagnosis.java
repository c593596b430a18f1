// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.run;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.rdpworkbench.core.spi.Cause;
import org.rdpworkbench.core.spi.Evidence;
import org.rdpworkbench.core.spi.EvidenceKey;
import org.rdpworkbench.core.spi.Finding;
import org.rdpworkbench.core.spi.FixPlan;
import org.rdpworkbench.core.spi.Indication;
import org.rdpworkbench.core.spi.Refusal;
import org.rdpworkbench.core.spi.Rung;
import org.rdpworkbench.core.spi.Stage;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.core.spi.Verdict;

/**
 * What the evidence of one case says.
 *
 * @param symptom the short form of what the person saw
 * @param stage where the connection broke
 * @param summary one English sentence, kept with history because plugins come and go
 * @param ladder one rung a stage that was looked at, in order
 * @param causes the ranked ones, likeliest first
 * @param noneOfThese the share of all that no installed plugin knows
 * @param findings of every installed check
 * @param evidence observed and missing
 * @param next the look that would tell most
 * @param plans how the causes that were found could be removed, those of the likeliest cause first; nothing is changed
 *     by them
 * @param refusals why there is no plan for some of these, in the same order
 * @param problems plugins that broke, hung or lied, each in one sentence that names it
 */
public record Diagnosis(Target target, Optional<String> symptom, Verdict verdict, Optional<Stage> stage,
        String summary, List<Rung> ladder, List<Ranked> causes, double noneOfThese, List<Finding> findings,
        List<Evidence> evidence, Optional<NextProbe> next, List<FixPlan> plans,
        List<Refusal> refusals, List<String> problems) {

    /** One in which nobody says why there is no plan. */
    public Diagnosis(Target target, Optional<String> symptom, Verdict verdict, Optional<Stage> stage,
            String summary, List<Rung> ladder, List<Ranked> causes, double noneOfThese, List<Finding> findings,
            List<Evidence> evidence, Optional<NextProbe> next, List<FixPlan> plans, List<String> problems) {
        this(target, symptom, verdict, stage, summary, ladder, causes, noneOfThese, findings, evidence, next, plans,
                List.of(), problems);
    }

    /**
     * A cause with its place in the ranking.
     *
     * @param share of all causes, 0 to 1
     * @param consequence it lives behind the stage that broke, so it may only be a consequence
     */
    public record Ranked(Cause cause, double share, Verdict verdict, boolean consequence, List<Contribution> because) {

        /** Log-odds of a cause before any evidence, with "none of these" at 0; one moderate indication evens it out. */
        public static final double PRIOR = -1.0;

        /** Log-odds with all that counts; a cause that refines another takes a part of that one's share besides. */
        public double logOdds() {
            return PRIOR + because.stream().filter(Contribution::counted)
                    .mapToDouble(c -> c.indication().weight()).sum();
        }

        /** Indications that speak for it, the heaviest first. */
        public List<Contribution> supporting() {
            return because.stream().filter(c -> c.indication().supports()).toList();
        }

        /** Indications that speak against it, the heaviest first. */
        public List<Contribution> opposing() {
            return because.stream().filter(c -> !c.indication().supports()).toList();
        }
    }

    /**
     * What an indication adds to a cause.
     *
     * @param counted false when a stronger one of its group stands for it
     */
    public record Contribution(Indication indication, Map<String, Object> values, boolean counted) {}

    /**
     * The look that would tell most for its price.
     *
     * @param probe the probe's id, or empty when no installed plugin can take that look as things are
     * @param why one English sentence
     * @param inside whether installed plugins can take it inside the host, once a person says how and as whom
     */
    public record NextProbe(Optional<String> probe, String why, boolean inside) {

        /** One that is not inside the host. */
        public NextProbe(Optional<String> probe, String why) {
            this(probe, why, false);
        }
    }

    /** True when a part of what this run asked for is missing, a plugin broke, or the symptom did not show. */
    public boolean incomplete() {
        return !problems.isEmpty() || verdict == Verdict.INCONCLUSIVE || verdict == Verdict.NOT_REPRODUCED
                || symptom.isPresent() && verdict != Verdict.FAIL
                || findings.stream().anyMatch(f -> f.verdict() == Verdict.ERROR)
                || evidence.stream().anyMatch(e -> e instanceof Evidence.Missing m && m.reason().incomplete());
    }

    /** The finding about a cause. */
    public Optional<Finding> finding(String cause) {
        return findings.stream().filter(f -> f.cause().id().equals(cause)).findFirst();
    }

    /** The share of one of the causes as people read it: all of them and the rest are never more than a hundred. */
    public String percent(Ranked cause) {
        return percents().get(causes.indexOf(cause));
    }

    /** The share of none of these causes in the same way. */
    public String percentOfNone() {
        return percents().getLast();
    }

    private List<String> percents() {
        return Percents.of(Stream.concat(causes.stream().map(Ranked::share), Stream.of(noneOfThese)).toList());
    }

    /** What could not be seen, and so was not taken into account. */
    public Set<EvidenceKey> missing() {
        Set<EvidenceKey> keys = new TreeSet<>();
        evidence.stream().filter(Evidence.Missing.class::isInstance).map(Evidence::key).forEach(keys::add);
        return keys;
    }
}
