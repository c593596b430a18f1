// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.run;

import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.rdpworkbench.core.run.Diagnosis.NextProbe;
import org.rdpworkbench.core.run.Diagnosis.Ranked;
import org.rdpworkbench.core.spi.Evidence;
import org.rdpworkbench.core.spi.EvidenceKey;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.Indication;
import org.rdpworkbench.core.spi.Probe;
import org.rdpworkbench.core.spi.Reason;

/**
 * Finds the look that would tell most: the sum over the causes of share times the largest undecided strength, by the
 * connections it costs.
 */
final class NextLook {

    private final Snapshot snapshot;
    private final CaseRecord record;

    NextLook(Snapshot snapshot, CaseRecord record) {
        this.snapshot = snapshot;
        this.record = record;
    }

    /**
     * A look that could be taken.
     *
     * @param probe empty when no installed plugin can take it
     */
    private record Candidate(Optional<String> probe, Set<EvidenceKey> brings, int connections) {}

    Optional<NextProbe> best(List<Ranked> causes) {
        Optional<NextProbe> best = Optional.empty();
        double bestScore = 0;
        for (Candidate candidate : candidates()) {
            Map<Ranked, Indication> undecided = undecided(candidate, causes);
            double score = undecided.entrySet().stream()
                    .mapToDouble(e -> e.getKey().share() * e.getValue().strength().weight()).sum()
                    / Math.max(1, candidate.connections());
            if (score > bestScore) {
                bestScore = score;
                best = Optional.of(new NextProbe(candidate.probe(), why(candidate, undecided)));
            }
        }
        return best.or(() -> causes.stream().filter(ranked -> !ranked.consequence())
                .flatMap(ranked -> byHand(ranked).stream()).findFirst()
                .map(text -> new NextProbe(Optional.empty(), text)));
    }

    /** What a person can look at where no plugin can. */
    private Optional<String> byHand(Ranked ranked) {
        return snapshot.texts().pattern(ranked.cause().id() + ".next");
    }

    /** Probes that were not asked for, and kinds of evidence that nobody here can bring. */
    private List<Candidate> candidates() {
        Map<String, Candidate> all = new TreeMap<>();
        for (Snapshot.Contribution<Probe> contribution : snapshot.probes()) {
            Probe probe = contribution.service();
            Set<EvidenceKey> brings = new HashSet<>();
            for (FactType<?> type : probe.yields()) {
                brings.add(type.from(probe.vantage()));
            }
            brings.removeIf(key -> !missing(key, Reason.NOT_REQUESTED));
            all.put(probe.id(), new Candidate(Optional.of(probe.id()), brings, probe.connections()));
        }
        record.evidence().keySet().stream().filter(key -> missing(key, Reason.NO_PROBE))
                .forEach(key -> all.put("~" + key, new Candidate(Optional.empty(), Set.of(key), 1)));
        return List.copyOf(all.values());
    }

    private boolean missing(EvidenceKey key, Reason reason) {
        return record.evidence().get(key) instanceof Evidence.Missing missing && missing.reason() == reason;
    }

    /** For each cause the strongest declared indication that this look could decide and that is not decided yet. */
    private Map<Ranked, Indication> undecided(Candidate candidate, List<Ranked> causes) {
        Map<Ranked, Indication> strongest = new LinkedHashMap<>();
        for (Ranked ranked : causes) {
            Set<String> held = new HashSet<>();
            ranked.because().forEach(c -> held.add(c.indication().key()));
            snapshot.checks().stream().flatMap(check -> check.service().indications().stream())
                    .filter(i -> i.cause().equals(ranked.cause().id()) && !held.contains(i.key()))
                    .filter(i -> i.evidence().stream().anyMatch(candidate.brings()::contains))
                    .sorted(Comparator.comparing(Indication::key))
                    .forEach(i -> strongest.merge(ranked, i, NextLook::stronger));
        }
        return strongest;
    }

    private static Indication stronger(Indication one, Indication other) {
        int byStrength = other.strength().compareTo(one.strength());
        boolean better = byStrength > 0 || byStrength == 0 && other.supports() && !one.supports();
        return better ? other : one;
    }

    /** What would be measured is not known yet, so what only gives figures is left out. */
    private String withoutValues(String key) {
        return snapshot.texts().text(key).replaceAll(" ?\\([^()]*\\.\\.\\.[^()]*\\)", "");
    }

    private String why(Candidate candidate, Map<Ranked, Indication> undecided) {
        Map.Entry<Ranked, Indication> most = undecided.entrySet().stream()
                .max((a, b) -> Double.compare(a.getKey().share() * a.getValue().strength().weight(),
                        b.getKey().share() * b.getValue().strength().weight()))
                .orElseThrow();
        String why = "It would show whether this holds: " + withoutValues(most.getValue().key());
        return candidate.probe().isPresent() ? why
                : why + byHand(most.getKey()).map(text -> ". By hand: " + text).orElse("");
    }
}
