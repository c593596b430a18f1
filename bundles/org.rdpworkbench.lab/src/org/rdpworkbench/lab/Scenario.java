// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.lab;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.rdpworkbench.core.spi.Stage;
import org.rdpworkbench.core.spi.Verdict;

/**
 * A host worth showing or testing against, by name.
 *
 * @param id lower case with hyphens
 * @param sentence what is wrong, for a sysadmin
 * @param expected what a diagnosis is to say; empty for hostile hosts, where it only has to survive
 */
public record Scenario(String id, String sentence, Behaviour behaviour, Optional<Expected> expected) {

    /**
     * What a quick diagnosis without a symptom is to say, when every first-party cause is installed.
     *
     * @param stage where it broke, empty when nothing did
     * @param firstCauses the causes of which any may stand first, since the wire alone cannot tell them apart; empty
     *        when none is to be found
     */
    public record Expected(Verdict verdict, Optional<Stage> stage, Set<String> firstCauses) {
        public Expected {
            Objects.requireNonNull(verdict, "verdict");
            Objects.requireNonNull(stage, "stage");
            firstCauses = Set.copyOf(firstCauses);
        }
    }

    public Scenario {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(sentence, "sentence");
        Objects.requireNonNull(behaviour, "behaviour");
        Objects.requireNonNull(expected, "expected");
    }

    /** One fault each, as real hosts have them, and some healthy ones. */
    public static List<Scenario> demonstrations() {
        return Demonstrations.ALL;
    }

    /** Hosts that break the rules: what a prober must survive. */
    public static List<Scenario> hostile() {
        return Hostile.ALL;
    }

    static Scenario hostile(String id, String sentence, Behaviour behaviour) {
        return new Scenario(id, sentence, behaviour, Optional.empty());
    }

    /** The demonstration or hostile host of that name. */
    public static Optional<Scenario> named(String id) {
        return Stream.concat(demonstrations().stream(), hostile().stream()).filter(s -> s.id().equals(id)).findAny();
    }
}
