// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.run;

import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.rdpworkbench.core.spi.EvidenceKey;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.Finding;
import org.rdpworkbench.core.spi.Rung;
import org.rdpworkbench.core.spi.Stage;
import org.rdpworkbench.core.spi.Vantage;

/**
 * The stages of one case with what was seen of each. What a stage did is an observation and never a cause.
 *
 * @param steps one a stage, in the order of the stages
 * @param partial a fact lacks a part of what was asked for
 */
public record Ladder(List<Step> steps, boolean partial) {

    /**
     * A stage and the fact that says so.
     *
     * @param fact what the rung was read off
     */
    public record Step(Rung rung, EvidenceKey fact) {}

    /**
     * The ladder of what was seen from this machine.
     *
     * @param problems where facts that say nothing usable are written down
     */
    public static Ladder of(CaseRecord record, Set<FactType<?>> known, Collection<String> problems) {
        Map<Stage, Step> stages = new EnumMap<>(Stage.class);
        AtomicBoolean partial = new AtomicBoolean();
        known.stream().sorted(Comparator.comparing(FactType::id)).forEach(type -> {
            try {
                record.find(type).ifPresent(fact -> {
                    List.copyOf(fact.rungs()).forEach(rung -> stages.merge(rung.stage(),
                            new Step(rung, type.from(Vantage.HERE)), Ladder::worse));
                    partial.compareAndSet(false, fact.partial());
                });
            } catch (RuntimeException | LinkageError e) {
                // The saved fact is damaged, or the plugin whose record it is breaks on it.
                problems.add("The fact " + type.id() + " cannot be used: " + e.getMessage() + ".");
            }
        });
        return new Ladder(List.copyOf(stages.values()), partial.get());
    }

    private static Step worse(Step one, Step other) {
        return other.rung().state().compareTo(one.rung().state()) > 0 ? other : one;
    }

    /** The rungs alone. */
    public List<Rung> rungs() {
        return steps.stream().map(Step::rung).toList();
    }

    /** True when the connection breaks at that stage and at none before. */
    boolean breaksAt(Stage stage) {
        return brokenAt().filter(rung -> rung.stage() == stage).isPresent();
    }

    /** The earliest stage that broke. */
    Optional<Rung> brokenAt() {
        return broken().map(Step::rung);
    }

    private Optional<Step> broken() {
        return steps.stream().filter(step -> step.rung().state() == Rung.State.BROKEN).findFirst();
    }

    /**
     * True when a finding may only be a consequence: its cause lives behind the stage that broke, and nothing that
     * speaks for it was seen at the break itself.
     */
    boolean consequence(Finding finding) {
        return broken().filter(step -> finding.cause().stage().compareTo(step.rung().stage()) > 0
                && finding.held().stream().map(Finding.Held::indication)
                        .noneMatch(i -> i.supports() && i.evidence().contains(step.fact()))).isPresent();
    }
}
