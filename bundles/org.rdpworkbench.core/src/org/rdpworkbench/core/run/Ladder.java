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
 * @param client what a client wrote down of the stages, whether or not this machine saw them, too
 */
public record Ladder(List<Step> steps, boolean partial, List<Rung> client) {

    /**
     * A stage and the fact that says so.
     *
     * @param fact what the rung was read off
     */
    public record Step(Rung rung, EvidenceKey fact) {}

    /**
     * The ladder of what was seen from this machine, and of what a client wrote down. What was seen from here stays as
     * it is; where the client failed at a stage that passes from here, that is added to it.
     *
     * @param problems where facts that say nothing usable are written down
     */
    public static Ladder of(CaseRecord record, Set<FactType<?>> known, Collection<String> problems) {
        AtomicBoolean partial = new AtomicBoolean();
        Map<Stage, Step> here = seen(record, Vantage.HERE, known, problems, partial);
        Map<Stage, Step> client = seen(record, Vantage.CLIENT, known, problems, partial);
        Map<Stage, Step> all = new EnumMap<>(client);
        all.putAll(here);
        all.replaceAll((stage, step) -> contradicts(step, client.get(stage)) ? both(step, client.get(stage)) : step);
        return new Ladder(List.copyOf(all.values()), partial.get(), client.values().stream().map(Step::rung).toList());
    }

    /** The ladder of what was seen from this machine alone. */
    public static Ladder fromHere(CaseRecord record, Set<FactType<?>> known, Collection<String> problems) {
        AtomicBoolean partial = new AtomicBoolean();
        return new Ladder(List.copyOf(seen(record, Vantage.HERE, known, problems, partial).values()), partial.get(),
                List.of());
    }

    /** A failure of the client at a stage that passes from here. */
    private static boolean contradicts(Step step, Step client) {
        return client != null && step.fact().vantage() == Vantage.HERE
                && client.rung().state() == Rung.State.BROKEN && step.rung().state() != Rung.State.BROKEN;
    }

    private static Step both(Step here, Step client) {
        return new Step(Rung.remarkable(here.rung().stage(), here.rung().outcome() + "; " + client.rung().outcome(),
                here.rung().millis()), here.fact());
    }

    private static Map<Stage, Step> seen(CaseRecord record, Vantage vantage, Set<FactType<?>> known,
            Collection<String> problems, AtomicBoolean partial) {
        Map<Stage, Step> stages = new EnumMap<>(Stage.class);
        known.stream().sorted(Comparator.comparing(FactType::id)).forEach(type -> {
            try {
                record.find(type, vantage).ifPresent(fact -> {
                    List.copyOf(fact.rungs()).forEach(rung -> stages.merge(rung.stage(),
                            new Step(rung, type.from(vantage)), Ladder::worse));
                    partial.compareAndSet(false, fact.partial());
                });
            } catch (RuntimeException | LinkageError e) {
                // The saved fact is damaged, or the plugin whose record it is breaks on it.
                problems.add("The fact " + type.id() + " cannot be used: " + e.getMessage() + ".");
            }
        });
        return stages;
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
    public Optional<Rung> brokenAt() {
        return broken().map(Step::rung);
    }

    /** Where a client failed although that stage passes from here. */
    Optional<Rung> elsewhere() {
        return client.stream().filter(rung -> rung.state() == Rung.State.BROKEN)
                .filter(rung -> steps.stream().anyMatch(step -> step.rung().stage() == rung.stage()
                        && step.fact().vantage() == Vantage.HERE && step.rung().state() != Rung.State.BROKEN))
                .findFirst();
    }

    /** True when a client failed at the stage that breaks from here as well. */
    boolean clientBrokeThereToo() {
        return broken().filter(step -> step.fact().vantage() == Vantage.HERE).filter(step -> client.stream()
                .anyMatch(rung -> rung.state() == Rung.State.BROKEN && rung.stage() == step.rung().stage()))
                .isPresent();
    }

    /** True when a client wrote down that it had that stage behind it, or failed at a later one. */
    boolean clientPassed(Stage stage) {
        return client.stream().anyMatch(rung -> rung.stage().compareTo(stage)
                >= (rung.state() == Rung.State.BROKEN ? 1 : 0));
    }

    /** True when this machine had that stage behind it, or passed a later one. */
    public boolean passedFromHere(Stage stage) {
        return steps.stream().anyMatch(step -> step.fact().vantage() == Vantage.HERE
                && step.rung().state() != Rung.State.BROKEN && step.rung().stage().compareTo(stage) >= 0);
    }

    /** True when there is nothing but what a client wrote down. */
    boolean ofClientAlone() {
        return !client.isEmpty() && steps.stream().noneMatch(step -> step.fact().vantage() == Vantage.HERE);
    }

    private Optional<Step> broken() {
        return steps.stream().filter(step -> step.rung().state() == Rung.State.BROKEN).findFirst();
    }

    /**
     * True when a finding may only be a consequence: its cause lives behind the stage that broke, and nothing that
     * speaks for it was seen at the break itself. Where only a client wrote of the break, it may have come further.
     */
    boolean consequence(Finding finding) {
        return broken().filter(step -> step.fact().vantage() == Vantage.HERE)
                .filter(step -> finding.cause().stage().compareTo(step.rung().stage()) > 0
                        && finding.held().stream().map(Finding.Held::indication)
                                .noneMatch(i -> i.supports() && i.evidence().contains(step.fact()))).isPresent();
    }
}
