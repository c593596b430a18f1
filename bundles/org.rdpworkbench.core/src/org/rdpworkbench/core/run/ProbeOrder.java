// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.rdpworkbench.core.run.Snapshot.Contribution;
import org.rdpworkbench.core.spi.Probe;

/**
 * The order in which probes look: each behind those that yield what it looks at, and the thorough ones behind the quick
 * ones. A circle of needs comes last and fails as PREREQUISITE.
 */
record ProbeOrder(Snapshot snapshot) {

    /** Probes that may run before anything is known. */
    List<Contribution<Probe>> quick() {
        return inOrder(Comparator.comparing(probe -> probe.service().thorough())).stream()
                .takeWhile(probe -> !probe.service().thorough()).toList();
    }

    /**
     * All others. What is meant for a connection that breaks where this one did comes first, and of those alike the
     * ones with few connections, before a host has had enough or the time is over.
     *
     * @param ladder what the quick ones saw
     */
    List<Contribution<Probe>> thorough(Ladder ladder) {
        List<Contribution<Probe>> rest = new ArrayList<>(inOrder(
                Comparator.<Contribution<Probe>, Boolean>comparing(probe -> probe.service().thorough())
                        .thenComparing(probe -> !meantForThisBreak(probe.service(), ladder))
                        .thenComparing(probe -> probe.service().connections())));
        rest.removeAll(quick());
        return rest;
    }

    private boolean meantForThisBreak(Probe probe, Ladder ladder) {
        return snapshot.checks().stream().flatMap(check -> check.service().indications().stream())
                .filter(indication -> !indication.circumstantial()
                        && indication.breaks().stream().anyMatch(ladder::breaksAt))
                .anyMatch(indication -> probe.yields().stream()
                        .anyMatch(type -> indication.evidence().contains(type.from(probe.vantage()))));
    }

    private List<Contribution<Probe>> inOrder(Comparator<Contribution<Probe>> wish) {
        List<Contribution<Probe>> waiting = new ArrayList<>(snapshot.probes());
        waiting.sort(wish);
        List<Contribution<Probe>> order = new ArrayList<>();
        boolean moved = true;
        while (moved) {
            moved = false;
            for (Contribution<Probe> candidate : List.copyOf(waiting)) {
                if (waiting.stream().noneMatch(other -> other != candidate && feeds(other, candidate))) {
                    waiting.remove(candidate);
                    order.add(candidate);
                    moved = true;
                }
            }
        }
        order.addAll(waiting);
        return order;
    }

    private static boolean feeds(Contribution<Probe> giver, Contribution<Probe> taker) {
        return Declared.by(taker.service()).stream().anyMatch(giver.service().yields()::contains);
    }
}
