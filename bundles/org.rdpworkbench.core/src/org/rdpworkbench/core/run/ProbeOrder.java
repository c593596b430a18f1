// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.rdpworkbench.core.run.Snapshot.Contribution;
import org.rdpworkbench.core.spi.EvidenceKey;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.Probe;
import org.rdpworkbench.core.spi.Rung;
import org.rdpworkbench.core.spi.Stage;

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
        Set<EvidenceKey> telling = telling(ladder);
        List<Contribution<Probe>> rest = new ArrayList<>(inOrder(
                Comparator.<Contribution<Probe>, Boolean>comparing(probe -> probe.service().thorough())
                        .thenComparing(probe -> !brings(probe.service(), telling))
                        .thenComparing(probe -> probe.service().connections())));
        rest.removeAll(quick());
        return rest;
    }

    /** Once for a host: every check has many indications, and a run many hosts. */
    private Set<EvidenceKey> telling(Ladder ladder) {
        Optional<Stage> broken = ladder.brokenAt().map(Rung::stage);
        if (broken.isEmpty()) {
            return Set.of();
        }
        return snapshot.checks().stream().flatMap(check -> check.service().indications().stream())
                .filter(indication -> !indication.circumstantial() && indication.breaks().contains(broken.get()))
                .flatMap(indication -> indication.evidence().stream()).collect(Collectors.toSet());
    }

    private static boolean brings(Probe probe, Set<EvidenceKey> telling) {
        return !telling.isEmpty()
                && probe.yields().stream().anyMatch(type -> telling.contains(type.from(probe.vantage())));
    }

    private List<Contribution<Probe>> inOrder(Comparator<Contribution<Probe>> wish) {
        List<Contribution<Probe>> waiting = new ArrayList<>(snapshot.probes());
        waiting.sort(wish);
        Map<Contribution<Probe>, Set<FactType<?>>> wants = new HashMap<>();
        waiting.forEach(probe -> wants.put(probe, Declared.by(probe.service())));
        List<Contribution<Probe>> order = new ArrayList<>();
        boolean moved = true;
        while (moved) {
            moved = false;
            for (Contribution<Probe> candidate : List.copyOf(waiting)) {
                if (waiting.stream().noneMatch(other -> other != candidate
                        && other.service().yields().stream().anyMatch(wants.get(candidate)::contains))) {
                    waiting.remove(candidate);
                    order.add(candidate);
                    moved = true;
                }
            }
        }
        order.addAll(waiting);
        return order;
    }
}
