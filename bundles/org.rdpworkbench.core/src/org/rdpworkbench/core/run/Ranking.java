// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.rdpworkbench.core.run.Diagnosis.Contribution;
import org.rdpworkbench.core.run.Diagnosis.Ranked;
import org.rdpworkbench.core.spi.Cause;
import org.rdpworkbench.core.spi.Finding;
import org.rdpworkbench.core.spi.Verdict;

/**
 * Ranks causes by log-odds: a flat prior, plus the strongest indication of each group, normalised together with a
 * reserved share for everything that no installed plugin knows.
 *
 * @param causes the likeliest first
 */
record Ranking(List<Ranked> causes, double noneOfThese) {

    /** Log-odds of a cause before any evidence, against "none of these" at 0. One moderate indication evens it out. */
    private static final double PRIOR = -1.0;

    /** Causes whose shares differ by no more than this are named together. */
    private static final double TWINS = 0.1;

    /** @param consequence tells whether a finding may only be a consequence of what broke before */
    static Ranking of(List<Finding> findings, Optional<Symptom> symptom, Predicate<Finding> consequence) {
        List<Finding> candidates = findings.stream()
                .filter(finding -> candidate(finding, symptom, consequence)).toList();
        Map<Cause, Double> weights = new LinkedHashMap<>();
        Map<Cause, List<Contribution>> contributions = new HashMap<>();
        for (Finding finding : candidates) {
            List<Contribution> because = contributions(finding);
            contributions.put(finding.cause(), because);
            weights.put(finding.cause(), Math.exp(PRIOR + because.stream().filter(Contribution::counted)
                    .mapToDouble(c -> c.indication().weight()).sum()));
        }
        Set<Cause> supported = candidates.stream().filter(Ranking::supported).map(Finding::cause)
                .collect(Collectors.toSet());
        refine(weights, supported::contains);
        double all = 1.0 + weights.values().stream().mapToDouble(Double::doubleValue).sum();
        List<Ranked> ranked = new ArrayList<>();
        for (Finding finding : candidates) {
            Cause cause = finding.cause();
            if (weights.containsKey(cause)) {
                ranked.add(new Ranked(cause, round(weights.get(cause) / all), finding.verdict(),
                        consequence.test(finding), contributions.get(cause)));
            }
        }
        ranked.sort(Comparator.comparingDouble(Ranked::share).reversed().thenComparing(r -> r.cause().id()));
        return new Ranking(List.copyOf(ranked), round(1.0 / all));
    }

    /** Something speaks for it; or it could not be judged, the symptom suggests it, and the look got that far. */
    private static boolean candidate(Finding finding, Optional<Symptom> symptom, Predicate<Finding> consequence) {
        return supported(finding) || finding.verdict() == Verdict.INCONCLUSIVE && !consequence.test(finding)
                && symptom.filter(s -> s.suggests(finding.cause())).isPresent();
    }

    private static boolean supported(Finding finding) {
        return switch (finding.verdict()) {
            case FAIL, WARN -> true;
            case INCONCLUSIVE -> finding.held().stream().anyMatch(held -> held.indication().supports());
            case PASS, ERROR, NOT_REPRODUCED -> false;
        };
    }

    /** All that a finding holds, the heaviest first; of each group only the first counts. */
    private static List<Contribution> contributions(Finding finding) {
        List<Finding.Held> heaviest = finding.held().stream()
                .sorted(Comparator.comparingDouble((Finding.Held h) -> h.indication().strength().weight()).reversed())
                .toList();
        Map<String, Finding.Held> witnesses = new HashMap<>();
        heaviest.forEach(held -> witnesses.putIfAbsent(held.indication().group(), held));
        return heaviest.stream().map(held -> new Contribution(held.indication(), held.values(),
                witnesses.get(held.indication().group()) == held)).toList();
    }

    /**
     * A supported refining cause takes its parent's share: together they weigh no more than the heaviest of them. One
     * that nothing speaks for leaves the share with its parent. Parents come before what refines them.
     */
    private static void refine(Map<Cause, Double> weights, Predicate<Cause> supported) {
        Optional<Cause> next = topmostParent(weights);
        while (next.isPresent()) {
            Cause parent = next.get();
            List<Cause> refining = refining(weights, parent);
            weights.keySet().removeAll(refining.stream().filter(supported.negate()).toList());
            if (refining.stream().anyMatch(supported)) {
                share(weights, parent, refining.stream().filter(supported).toList());
            }
            next = topmostParent(weights);
        }
    }

    private static void share(Map<Cause, Double> weights, Cause parent, List<Cause> refining) {
        double own = weights.remove(parent);
        double theirs = refining.stream().mapToDouble(weights::get).sum();
        double heaviest = refining.stream().mapToDouble(weights::get).max().orElseThrow();
        double factor = Math.max(own, heaviest) / theirs;
        refining.forEach(cause -> weights.compute(cause, (c, weight) -> weight * factor));
    }

    /** A circle has none, so its causes are left as they are. */
    private static Optional<Cause> topmostParent(Map<Cause, Double> weights) {
        return weights.keySet().stream().filter(cause -> !refining(weights, cause).isEmpty())
                .filter(cause -> weights.keySet().stream().noneMatch(other -> cause.refines()
                        .filter(other.id()::equals).isPresent())).findFirst();
    }

    private static List<Cause> refining(Map<Cause, Double> weights, Cause parent) {
        return weights.keySet().stream().filter(cause -> cause.refines().filter(parent.id()::equals).isPresent())
                .toList();
    }

    private static double round(double share) {
        return Math.round(share * 1_000) / 1_000.0;
    }

    /** The heaviest cause with that verdict that is no mere consequence, and those that weigh as much. */
    List<Ranked> likeliest(Verdict verdict) {
        List<Ranked> fitting = causes.stream().filter(r -> !r.consequence() && r.verdict() == verdict).toList();
        return fitting.stream().filter(r -> r.share() >= fitting.getFirst().share() - TWINS).toList();
    }
}
