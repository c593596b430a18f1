// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.run;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rdpworkbench.core.spi.Fact;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.Rung;
import org.rdpworkbench.core.spi.Stage;

/**
 * The stages of one case with what was seen of each. What a stage did is an observation and never a cause.
 *
 * @param rungs one a stage, in the order of the stages
 */
record Ladder(List<Rung> rungs) {

    /**
     * The ladder of what was seen from this machine.
     *
     * @param problems where facts that say nothing usable are written down
     */
    static Ladder of(CaseRecord record, Set<FactType<?>> known, List<String> problems) {
        Map<Stage, Rung> stages = new EnumMap<>(Stage.class);
        known.stream().sorted(Comparator.comparing(FactType::id)).forEach(type -> {
            try {
                rungs(record, type).forEach(rung -> stages.merge(rung.stage(), rung, Ladder::worse));
            } catch (RuntimeException | LinkageError e) {
                // The saved fact is damaged, or the plugin whose record it is breaks on it.
                problems.add("The fact " + type.id() + " cannot be used: " + e.getMessage() + ".");
            }
        });
        return new Ladder(List.copyOf(stages.values()));
    }

    private static <F extends Record & Fact> List<Rung> rungs(CaseRecord record, FactType<F> type) {
        return record.find(type).map(fact -> List.copyOf(fact.rungs())).orElse(List.of());
    }

    private static Rung worse(Rung one, Rung other) {
        return other.state().compareTo(one.state()) > 0 ? other : one;
    }

    /** The earliest stage that broke. */
    Optional<Rung> brokenAt() {
        return rungs.stream().filter(rung -> rung.state() == Rung.State.BROKEN).findFirst();
    }
}
