// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.repair;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The plans for a host by what a person calls them: the first one for a cause by the cause's id, those behind it, which
 * are for when that one is of no help, by their own key.
 */
public final class NamedPlans {

    private final Map<String, RepairPlan> byName = new LinkedHashMap<>();

    /** @param plans the best first */
    public NamedPlans(List<RepairPlan> plans) {
        plans.forEach(plan -> {
            if (byName.putIfAbsent(plan.cause(), plan) != null) {
                byName.putIfAbsent(plan.key(), plan);
            }
        });
    }

    /** The one of that name; the best where it is null. The first one for a cause has its own key, too. */
    public Optional<RepairPlan> find(String name) {
        return byName.entrySet().stream().filter(one -> name == null || one.getKey().equals(name)
                || one.getValue().key().equals(name)).findFirst().map(Map.Entry::getValue);
    }

    /** What all are called. */
    public String names() {
        return String.join(", ", byName.keySet());
    }

    /** What all others are called. */
    public String but(RepairPlan plan) {
        return byName.entrySet().stream().filter(one -> !one.getValue().equals(plan)).map(Map.Entry::getKey)
                .collect(Collectors.joining(", "));
    }
}
