// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.rdpworkbench.core.run.Diagnosis.NextProbe;
import org.rdpworkbench.core.run.Diagnosis.Ranked;
import org.rdpworkbench.core.spi.Evidence;
import org.rdpworkbench.core.spi.EvidenceKey;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.Indication;
import org.rdpworkbench.core.spi.Probe;
import org.rdpworkbench.core.spi.Reason;
import org.rdpworkbench.core.spi.Vantage;

/**
 * Finds the look that would tell most: the sum over the causes of share times the largest undecided strength, by the
 * connections it costs. Only a look that bears on the likeliest causes is worth the trouble, and one that a person must
 * take is named where it could tell more than all that the workbench can take itself. Where further connections would
 * make it worse, only that is named.
 */
final class NextLook {

    private final Snapshot snapshot;
    private final CaseRecord record;
    private final Ladder ladder;
    /** Those of each cause that bear on this break, in the order of their keys. */
    private final Map<String, List<Indication>> declared;

    NextLook(Snapshot snapshot, CaseRecord record, Ladder ladder) {
        this.snapshot = snapshot;
        this.record = record;
        this.ladder = ladder;
        declared = snapshot.checks().stream().flatMap(check -> check.service().indications().stream())
                .filter(i -> i.breaks().isEmpty() || i.breaks().stream().anyMatch(ladder::breaksAt))
                .sorted(Comparator.comparing(Indication::key)).collect(Collectors.groupingBy(Indication::cause));
    }

    /**
     * A look that could be taken.
     *
     * @param probe empty when a person has to take it, or to say how this machine may
     * @param inside true when a probe takes it inside the host
     * @param fromElsewhere true when it is taken from another client, for which nobody needs access to the host
     * @param undecided for each cause the strongest indication that it could decide
     */
    private record Candidate(Optional<String> probe, boolean inside, boolean fromElsewhere, int connections,
            Map<Ranked, Indication> undecided) {

        double tells() {
            return undecided.entrySet().stream().mapToDouble(Candidate::tells).sum();
        }

        private static double tells(Map.Entry<Ranked, Indication> one) {
            return one.getKey().share() * one.getValue().strength().weight();
        }

        double worth() {
            return tells() / Math.max(1, connections);
        }

        Map.Entry<Ranked, Indication> most() {
            return undecided.entrySet().stream().max(Comparator.comparingDouble(Candidate::tells)).orElseThrow();
        }

        boolean bearsOn(List<Ranked> causes) {
            return causes.stream().anyMatch(undecided::containsKey);
        }
    }

    Optional<NextProbe> best(Ranking ranking) {
        List<Ranked> likeliest = ranking.likeliest();
        Optional<Ranked> growing = likeliest.stream().filter(NextLook::growsWithConnections).findFirst();
        if (growing.isPresent()) {
            return byHand(growing.get()).map(NextLook::forAPerson);
        }
        // A limit does not explain a break, and further connections would make it worse all the same.
        Optional<Ranked> beside = ranking.causes().stream()
                .filter(ranked -> ranked.share() == 0 && growsWithConnections(ranked)).findFirst();
        return best(ranking, likeliest, beside.isEmpty())
                .or(() -> beside.flatMap(this::byHand).map(NextLook::forAPerson));
    }

    /** Something must speak for it: a symptom alone, which many causes explain, forbids no look. */
    private static boolean growsWithConnections(Ranked ranked) {
        return ranked.cause().growsWithConnections() && !ranked.supporting().isEmpty();
    }

    private static NextProbe forAPerson(String text) {
        return new NextProbe(Optional.empty(), text);
    }

    private Optional<NextProbe> best(Ranking ranking, List<Ranked> likeliest, boolean mayConnect) {
        List<Candidate> candidates = candidates(ranking.causes()).stream()
                .filter(c -> c.bearsOn(likeliest) && (mayConnect || c.probe().isEmpty())).toList();
        // Of equals the first by its id, since which plugin was installed first must not show.
        Optional<Candidate> own = candidates.stream().filter(c -> c.probe().isPresent())
                .min(Comparator.comparingDouble(Candidate::worth).reversed().thenComparing(c -> c.probe().get()));
        double told = candidates.stream().filter(c -> c.probe().isPresent()).mapToDouble(Candidate::tells).max()
                .orElse(0);
        Optional<Candidate> others = candidates.stream().filter(c -> c.probe().isEmpty() && c.tells() > told)
                .max(Comparator.comparingDouble((Candidate c) -> c.tells()).thenComparing(Candidate::fromElsewhere));
        return others.or(() -> own).map(c -> new NextProbe(c.probe(), why(c), c.inside()))
                .or(() -> likeliest.stream().flatMap(ranked -> byHand(ranked).stream()).findFirst()
                        .map(NextLook::forAPerson));
    }

    /** What a person can look at where no plugin can. */
    private Optional<String> byHand(Ranked ranked) {
        return snapshot.texts().pattern(ranked.cause().id() + ".next");
    }

    /** Probes that were not asked for, and kinds of evidence that nobody here can bring. */
    private List<Candidate> candidates(List<Ranked> causes) {
        List<Candidate> all = new ArrayList<>();
        for (Snapshot.Contribution<Probe> contribution : snapshot.probes()) {
            Probe probe = contribution.service();
            Set<EvidenceKey> brings = new HashSet<>();
            for (FactType<?> type : probe.yields()) {
                brings.add(type.from(probe.vantage()));
            }
            brings.removeIf(key -> !missing(key, Reason.NOT_REQUESTED));
            boolean inside = probe.vantage() == Vantage.INSIDE;
            // Asking for such a probe alone would not let it in.
            Optional<String> id = Optional.of(probe.id()).filter(any -> !inside);
            all.add(new Candidate(id, inside, probe.vantage() == Vantage.CLIENT, probe.connections(),
                    undecided(brings, causes)));
        }
        record.evidence().keySet().stream().filter(key -> missing(key, Reason.NO_PROBE))
                .forEach(key -> all.add(new Candidate(Optional.empty(), false, key.vantage() == Vantage.CLIENT, 1,
                        undecided(Set.of(key), causes))));
        return List.copyOf(all);
    }

    private boolean missing(EvidenceKey key, Reason reason) {
        return record.evidence().get(key) instanceof Evidence.Missing missing && missing.reason() == reason;
    }

    /** For each cause the strongest declared indication that this evidence could decide and that is open yet. */
    private Map<Ranked, Indication> undecided(Set<EvidenceKey> brings, List<Ranked> causes) {
        Map<Ranked, Indication> strongest = new LinkedHashMap<>();
        for (Ranked ranked : causes) {
            Set<String> held = new HashSet<>();
            ranked.because().forEach(c -> held.add(c.indication().key()));
            declared.getOrDefault(ranked.cause().id(), List.of()).stream().filter(i -> !held.contains(i.key()))
                    .filter(i -> i.evidence().stream().anyMatch(brings::contains))
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

    private String why(Candidate candidate) {
        Map.Entry<Ranked, Indication> most = candidate.most();
        // Read by itself, what speaks against a cause may be taken for a sign of it.
        String title = snapshot.texts().text(most.getKey().cause().id() + ".title");
        String against = most.getValue().supports() ? "" : ", which would speak against \"" + title + "\"";
        String why = "It would show whether this holds" + against + ": " + withoutValues(most.getValue().key());
        return candidate.probe().isPresent() ? why
                : why + byHand(most.getKey()).map(text -> ". By hand: " + text).orElse("");
    }
}
