// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.report;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.rdpworkbench.core.run.Diagnosis;
import org.rdpworkbench.core.run.Diagnosis.Ranked;
import org.rdpworkbench.core.run.Texts;
import org.rdpworkbench.core.spi.Cause;
import org.rdpworkbench.core.spi.Evidence;
import org.rdpworkbench.core.spi.EvidenceKey;
import org.rdpworkbench.core.spi.Indication;

/**
 * Two diagnoses beside one another. What is the same in both is in it, too, and says so. Texts are as they came, and
 * are escaped by whoever shows them.
 *
 * @param outcomes verdict, symptom, the stage that broke and what each stage did
 * @param causes of both, the likeliest first
 * @param indications that hold in one or in both, those that explain most first
 * @param evidence of both, what explains most first
 */
public record Comparison(Diagnosis first, Diagnosis second, List<Pair> outcomes, List<Shares> causes,
        List<Telling> indications, List<Pieces> evidence) {

    /** The name of the pair of verdicts among the outcomes. */
    public static final String VERDICT = "verdict";

    /** What can be told apart in two cases. */
    public sealed interface Compared {

        /** False where it is the same in both, or would be another at every look. */
        boolean differs();
    }

    /** A value by its name; empty where there is none. */
    public record Pair(String name, Optional<String> first, Optional<String> second, boolean differs)
            implements Compared {

        /** A pair that differs where the values do. */
        public static Pair of(String name, Optional<String> first, Optional<String> second) {
            return new Pair(name, first, second, !first.equals(second));
        }
    }

    /** A cause and its place in each ranking, where it has one. */
    public record Shares(Cause cause, Optional<Ranked> first, Optional<Ranked> second) implements Compared {

        @Override
        public boolean differs() {
            return share(first) != share(second) || !first.map(Ranked::verdict).equals(second.map(Ranked::verdict));
        }

        private static double share(Optional<Ranked> ranked) {
            return ranked.map(Ranked::share).orElse(0.0);
        }

        /** The larger share. */
        public double most() {
            return Math.max(share(first), share(second));
        }
    }

    /**
     * An indication, with the values of its text where it holds.
     *
     * @param explains by how much it moves its cause from one case to the other: the difference in log-odds of what it
     *     witnesses, times the larger share of the cause
     */
    public record Telling(Indication indication, Optional<Map<String, Object>> first,
            Optional<Map<String, Object>> second, double explains) implements Compared {

        /** What it says, escaped. */
        public String text(Texts texts) {
            return texts.text(indication.key(), Plain.escape(first.or(() -> second).orElse(Map.of())));
        }

        @Override
        public boolean differs() {
            return first.isPresent() != second.isPresent();
        }
    }

    /**
     * A piece of evidence.
     *
     * @param fields of the fact, by their names; where it was seen in one case only, these are no difference by
     *     themselves
     * @param explains most of what the indications explain that rest on it and differ; 0 where none does
     */
    public record Pieces(EvidenceKey key, Optional<Evidence> first, Optional<Evidence> second, List<Pair> fields,
            double explains) implements Compared {

        /** Whether each was seen, and if not, why. */
        public Pair status() {
            return Pair.of("", first.map(Words::status), second.map(Words::status));
        }

        @Override
        public boolean differs() {
            return status().differs() || fields.stream().anyMatch(Pair::differs);
        }
    }

    /** Compares two diagnoses that were made with the same plugins. */
    public static Comparison of(Diagnosis first, Diagnosis second) {
        return Contrasts.of(first, second);
    }

    /** The same without what is the same in both. */
    public Comparison differences() {
        return new Comparison(first, second, differing(outcomes), differing(causes), differing(indications),
                differing(evidence).stream().map(pieces -> new Pieces(pieces.key(), pieces.first(), pieces.second(),
                        differing(pieces.fields()), pieces.explains())).toList());
    }

    /** What the differences come to, in one sentence. */
    public String sentence(Texts texts) {
        Optional<Telling> most = indications.stream().filter(telling -> telling.differs() && telling.explains() > 0)
                .findFirst();
        if (most.isPresent()) {
            Indication indication = most.get().indication();
            return "What would explain most holds in " + (most.get().first().isPresent() ? "A" : "B") + " only, and "
                    + "speaks " + (indication.supports() ? "for" : "against") + ": "
                    + texts.text(indication.cause() + ".title") + ".";
        }
        return Stream.of(outcomes, causes, evidence).flatMap(List::stream).anyMatch(Compared::differs)
                ? "They differ in nothing that speaks for or against a likely cause." : "No difference was found.";
    }

    private static <C extends Compared> List<C> differing(List<C> all) {
        return all.stream().filter(Compared::differs).toList();
    }

    /** What explains most, first; of what explains as much, that which speaks for a cause. */
    static Comparator<Telling> mostTelling() {
        return Comparator.comparing(Telling::differs).thenComparingDouble(Telling::explains)
                .thenComparing(telling -> telling.indication().supports())
                .thenComparingDouble(telling -> telling.indication().strength().weight()).reversed()
                .thenComparing(telling -> telling.indication().key());
    }
}
