// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.run;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.rdpworkbench.core.spi.Cause;

/**
 * Gives the share of a cause to those that describe it more closely.
 *
 * @param weights of the ranked causes; changed in place
 * @param supported tells whether something speaks for a ranked cause
 * @param known all judged causes by id, ranked or not
 */
record Refinement(Map<Cause, Double> weights, Predicate<Cause> supported, Map<String, Cause> known) {

    /**
     * A supported refining cause takes its parent's share: together they weigh no more than the heaviest of them. One
     * that nothing speaks for leaves the share with its parent, or to what refines it in turn. Parents come before what
     * refines them.
     */
    void apply() {
        Optional<Cause> next = topmostParent();
        while (next.isPresent()) {
            List<Cause> refining = refining(next.get());
            List<Cause> silent = refining.stream().filter(supported.negate()).toList();
            if (silent.isEmpty()) {
                share(next.get(), refining);
            } else {
                weights.keySet().removeAll(silent);
            }
            next = topmostParent();
        }
    }

    private void share(Cause parent, List<Cause> refining) {
        double own = weights.remove(parent);
        double theirs = refining.stream().mapToDouble(weights::get).sum();
        double heaviest = refining.stream().mapToDouble(weights::get).max().orElseThrow();
        double factor = Math.max(own, heaviest) / theirs;
        refining.forEach(cause -> weights.compute(cause, (c, weight) -> weight * factor));
    }

    /** A circle has none, so its causes are left as they are. */
    private Optional<Cause> topmostParent() {
        return weights.keySet().stream().filter(cause -> !refining(cause).isEmpty() && parent(cause).isEmpty())
                .findFirst();
    }

    private List<Cause> refining(Cause parent) {
        return weights.keySet().stream().filter(cause -> parent(cause).filter(parent::equals).isPresent()).toList();
    }

    /** The closest cause above it that is ranked. Those between, which nothing speaks for, are passed over. */
    private Optional<Cause> parent(Cause cause) {
        Set<Cause> passed = new HashSet<>();
        Optional<Cause> above = above(cause);
        while (above.isPresent() && !weights.containsKey(above.get()) && passed.add(above.get())) {
            above = above(above.get());
        }
        return above.filter(weights::containsKey);
    }

    private Optional<Cause> above(Cause cause) {
        return cause.refines().map(known::get);
    }
}
