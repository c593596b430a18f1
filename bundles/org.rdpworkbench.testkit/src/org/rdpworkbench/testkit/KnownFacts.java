// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.testkit;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.rdpworkbench.core.spi.EvidenceKey;
import org.rdpworkbench.core.spi.Fact;
import org.rdpworkbench.core.spi.FactType;

/** The types of facts that a plugin works with, and examples of them. */
final class KnownFacts {

    private final Map<String, FactType<?>> types = new TreeMap<>();
    private final List<Fact> given;

    KnownFacts(Plugin plugin, Set<FactType<?>> more, List<Fact> given) {
        this.given = given;
        add(more);
        add(given.stream().<FactType<?>>map(FactTypes::of).toList());
        plugin.probes().forEach(probe -> add(probe.yields()));
        plugin.probes().forEach(probe -> add(probe.needs()));
        plugin.probes().forEach(probe -> add(probe.uses()));
        plugin.checks().forEach(check -> add(check.needs()));
        plugin.readers().forEach(reader -> add(reader.yields()));
        add(plugin.classes().stream().flatMap(FactTypes::in).toList());
        addNeighbours();
    }

    private void add(Collection<FactType<?>> some) {
        some.forEach(type -> types.putIfAbsent(type.id(), type));
    }

    /** Evidence that is used from another vantage is declared by its id alone; its record is often a neighbour. */
    private void addNeighbours() {
        List<Class<?>> neighbours = types.values().stream().map(FactType::record).distinct()
                .<Class<?>>flatMap(record -> ClassScan.around(record).stream()).distinct().toList();
        add(neighbours.stream().filter(Class::isRecord).flatMap(FactTypes::in).toList());
    }

    Collection<FactType<?>> all() {
        return types.values();
    }

    /** An example of that evidence: mostly made up, sometimes a given one. */
    Fact example(EvidenceKey key, Examples examples) {
        FactType<?> type = Optional.<FactType<?>>ofNullable(types.get(key.type())).orElseThrow(
                () -> new AssertionError("the type of " + key + " is unknown; name it with knows(...)"));
        List<Fact> fitting = given(type).toList();
        return fitting.isEmpty() || examples.oneIn(2) ? examples.of(type) : examples.any(fitting);
    }

    private Stream<Fact> given(FactType<?> type) {
        return given.stream().filter(fact -> fact.getClass() == type.record());
    }
}
