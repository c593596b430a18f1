// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rdpworkbench.core.run.Diagnosis;
import org.rdpworkbench.core.run.Diagnosis.Ranked;
import org.rdpworkbench.core.spi.Cause;
import org.rdpworkbench.core.spi.Evidence;
import org.rdpworkbench.core.spi.EvidenceKey;
import org.rdpworkbench.core.spi.Finding;
import org.rdpworkbench.core.spi.Finding.Held;
import org.rdpworkbench.core.spi.Indication;
import org.rdpworkbench.core.spi.Rung;
import org.rdpworkbench.core.spi.Stage;
import org.rdpworkbench.report.Comparison.Pair;
import org.rdpworkbench.report.Comparison.Pieces;
import org.rdpworkbench.report.Comparison.Shares;
import org.rdpworkbench.report.Comparison.Telling;

/** Finds what two diagnoses have in common and what not. */
record Contrasts(Diagnosis first, Diagnosis second) {

    static Comparison of(Diagnosis first, Diagnosis second) {
        Contrasts both = new Contrasts(first, second);
        List<Shares> causes = both.causes();
        List<Telling> indications = both.indications(causes);
        return new Comparison(first, second, both.outcomes(), causes, indications, both.evidence(indications));
    }

    private List<Pair> outcomes() {
        List<Pair> outcomes = new ArrayList<>();
        outcomes.add(pair(Comparison.VERDICT, diagnosis -> Optional.of(Headline.words(diagnosis.verdict()))));
        outcomes.add(pair("breaks at", diagnosis -> diagnosis.stage().map(Words::stage)));
        outcomes.add(pair("symptom", Diagnosis::symptom));
        for (Stage stage : Stage.values()) {
            Pair rung = pair(Words.stage(stage), diagnosis -> diagnosis.ladder().stream()
                    .filter(one -> one.stage() == stage).map(Rung::outcome).findFirst());
            if (rung.first().isPresent() || rung.second().isPresent()) {
                outcomes.add(rung);
            }
        }
        return List.copyOf(outcomes);
    }

    private Pair pair(String name, Function<Diagnosis, Optional<String>> value) {
        return Pair.of(name, value.apply(first), value.apply(second));
    }

    private List<Shares> causes() {
        return Stream.concat(first.causes().stream(), second.causes().stream()).map(Ranked::cause).distinct()
                .map(cause -> new Shares(cause, ranked(first, cause), ranked(second, cause)))
                .sorted(Comparator.comparingDouble(Shares::most).reversed()
                        .thenComparing(shares -> shares.cause().id())).toList();
    }

    private static Optional<Ranked> ranked(Diagnosis diagnosis, Cause cause) {
        return diagnosis.causes().stream().filter(ranked -> ranked.cause().equals(cause)).findFirst();
    }

    private List<Telling> indications(List<Shares> causes) {
        Map<String, Double> shares = causes.stream()
                .collect(Collectors.toMap(one -> one.cause().id(), Shares::most, Math::max));
        Map<String, Held> inFirst = held(first);
        Map<String, Held> inSecond = held(second);
        Set<String> keys = new TreeSet<>(inFirst.keySet());
        keys.addAll(inSecond.keySet());
        return keys.stream().map(key -> {
            Optional<Held> one = Optional.ofNullable(inFirst.get(key));
            Optional<Held> other = Optional.ofNullable(inSecond.get(key));
            Indication indication = one.or(() -> other).orElseThrow().indication();
            double moves = one.isPresent() == other.isPresent() ? 0
                    : Math.abs(witnessed(first, indication) - witnessed(second, indication));
            return new Telling(indication, one.map(Held::values), other.map(Held::values),
                    moves * shares.getOrDefault(indication.cause(), 0.0));
        }).sorted(Comparison.mostTelling()).toList();
    }

    private static Map<String, Held> held(Diagnosis diagnosis) {
        return diagnosis.findings().stream().flatMap(finding -> finding.held().stream()).collect(Collectors.toMap(
                held -> held.indication().key(), Function.identity(), (one, same) -> one, TreeMap::new));
    }

    /** The weight of the strongest indication of that one's group: what the ranking counts. */
    private static double witnessed(Diagnosis diagnosis, Indication indication) {
        return diagnosis.finding(indication.cause()).map(Finding::held).orElse(List.of()).stream()
                .map(Held::indication).filter(held -> held.group().equals(indication.group()))
                .max(Comparator.comparingDouble(held -> held.strength().weight()))
                .map(Indication::weight).orElse(0.0);
    }

    private List<Pieces> evidence(List<Telling> indications) {
        Map<EvidenceKey, Evidence> inFirst = evidence(first);
        Map<EvidenceKey, Evidence> inSecond = evidence(second);
        Set<EvidenceKey> keys = new TreeSet<>(inFirst.keySet());
        keys.addAll(inSecond.keySet());
        return keys.stream().map(key -> {
            Optional<Evidence> one = Optional.ofNullable(inFirst.get(key));
            Optional<Evidence> other = Optional.ofNullable(inSecond.get(key));
            double explains = indications.stream().filter(telling -> telling.indication().evidence().contains(key))
                    .mapToDouble(Telling::explains).max().orElse(0);
            return new Pieces(key, one, other, FactFields.of(one, other), explains);
        }).sorted(Comparator.comparing(Pieces::differs).thenComparingDouble(Pieces::explains).reversed()
                .thenComparing(Pieces::key)).toList();
    }

    private static Map<EvidenceKey, Evidence> evidence(Diagnosis diagnosis) {
        return diagnosis.evidence().stream().collect(Collectors.toMap(Evidence::key, Function.identity(),
                (one, same) -> one, TreeMap::new));
    }
}
