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
import java.util.function.Function;
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

    /** Causes whose shares differ by no more than this are named together. */
    private static final double TWINS = 0.1;

    /**
     * A warning does not end the connection by itself, so where something does, warnings are listed without a share.
     *
     * @param fails the connection breaks, or a cause makes it fail
     * @param consequence tells whether a finding may only be a consequence of what broke before
     */
    static Ranking of(List<Finding> findings, Optional<Symptom> symptom, boolean fails,
            Predicate<Finding> consequence) {
        List<Finding> candidates = findings.stream()
                .filter(finding -> candidate(finding, symptom, consequence)).toList();
        Map<Cause, Double> weights = new LinkedHashMap<>();
        Map<Cause, List<Contribution>> contributions = new HashMap<>();
        for (Finding finding : candidates) {
            List<Contribution> because = contributions(finding);
            contributions.put(finding.cause(), because);
            weights.put(finding.cause(), Math.exp(Ranked.PRIOR + because.stream().filter(Contribution::counted)
                    .mapToDouble(c -> c.indication().weight()).sum()));
        }
        Set<Cause> beside = fails ? besideAFailure(candidates) : Set.of();
        weights.keySet().removeAll(beside);
        refine(weights, findings);
        beside.forEach(cause -> weights.put(cause, 0.0));
        candidates.stream().filter(finding -> fails && finding.verdict() == Verdict.WARN)
                .forEach(finding -> weights.computeIfPresent(finding.cause(), (cause, weight) -> 0.0));
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

    /** Warnings that describe more closely what fails. They would take its share along, and it is why it breaks. */
    private static Set<Cause> besideAFailure(List<Finding> candidates) {
        Set<String> failing = candidates.stream().filter(finding -> finding.verdict() == Verdict.FAIL)
                .map(finding -> finding.cause().id()).collect(Collectors.toSet());
        return candidates.stream().filter(finding -> finding.verdict() == Verdict.WARN).map(Finding::cause)
                .filter(cause -> cause.refines().filter(failing::contains).isPresent()).collect(Collectors.toSet());
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

    /** Also causes that are no candidates may stand between two that are. */
    private static void refine(Map<Cause, Double> weights, List<Finding> findings) {
        Set<Cause> supported = findings.stream().filter(Ranking::supported).map(Finding::cause)
                .collect(Collectors.toSet());
        Map<String, Cause> known = findings.stream().map(Finding::cause)
                .collect(Collectors.toMap(Cause::id, Function.identity(), (one, same) -> one));
        new Refinement(weights, supported::contains, known).apply();
    }

    private static double round(double share) {
        return Math.round(share * 1_000) / 1_000.0;
    }

    /** The heaviest cause with that verdict that is no mere consequence, and those that weigh as much. */
    List<Ranked> likeliest(Verdict verdict) {
        return likeliest(ranked -> ranked.verdict() == verdict);
    }

    /** Warnings that explain the symptom at least as well as what nobody here knows, and their twins. */
    List<Ranked> explaining(Symptom symptom) {
        List<Ranked> suggested = likeliest(ranked -> ranked.verdict() == Verdict.WARN
                && symptom.suggests(ranked.cause()) && ranked.share() >= noneOfThese);
        return suggested.isEmpty() ? suggested : likeliest(ranked -> ranked.verdict() == Verdict.WARN
                && Math.abs(ranked.share() - suggested.getFirst().share()) <= TWINS);
    }

    /** The same whatever the verdict. */
    List<Ranked> likeliest() {
        return likeliest(ranked -> true);
    }

    private List<Ranked> likeliest(Predicate<Ranked> which) {
        List<Ranked> fitting = causes.stream().filter(r -> !r.consequence() && r.share() > 0 && which.test(r)).toList();
        return fitting.stream().filter(r -> r.share() >= fitting.getFirst().share() - TWINS).toList();
    }
}
