// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.testkit;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.rdpworkbench.core.run.Declared;
import org.rdpworkbench.core.spi.Cause;
import org.rdpworkbench.core.spi.Check;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.HostColumn;
import org.rdpworkbench.core.spi.Indication;

/** What a plugin says of itself must hang together. */
final class DeclarationRules {

    private final Plugin plugin;

    DeclarationRules(Plugin plugin) {
        this.plugin = plugin;
    }

    Stream<DynamicTest> tests() {
        return Stream.of(
                PluginContract.test("ids begin with the plugin's family", this::ids),
                PluginContract.test("nothing is declared twice", this::once),
                PluginContract.test("indications are declared soundly", () -> plugin.checks()
                        .forEach(DeclarationRules::indications)),
                PluginContract.test("refined causes exist and there is no circle", this::refinements),
                PluginContract.test("codes are written kind:0x904", this::codes));
    }

    private List<Cause> causes() {
        return plugin.checks().stream().flatMap(check -> check.causes().stream()).toList();
    }

    private void ids() {
        String family = plugin.family();
        Stream<String> own = plugin.classes().stream().flatMap(FactTypes::in).map(FactType::id);
        Stream<String> causes = causes().stream().map(Cause::id);
        Stream<String> probes = plugin.probes().stream().map(probe -> probe.id());
        Stream<String> columns = plugin.columns().stream().map(HostColumn::id);
        assertAll(Stream.of(own, causes, probes, columns).flatMap(ids -> ids).map(id -> () -> assertTrue(
                id.startsWith(family + "."), id + " does not begin with " + family + ".")));
    }

    private void once() {
        Stream<String> causes = causes().stream().map(Cause::id);
        Stream<String> probes = plugin.probes().stream().map(probe -> probe.id());
        Stream<String> columns = plugin.columns().stream().map(HostColumn::id);
        Set<String> seen = new HashSet<>();
        assertEquals(List.of(), Stream.of(causes, probes, columns).flatMap(ids -> ids).filter(id -> !seen.add(id))
                .toList());
    }

    private static void indications(Check check) {
        Set<String> causes = check.causes().stream().map(Cause::id).collect(Collectors.toSet());
        for (Indication indication : check.indications()) {
            assertTrue(causes.contains(indication.cause()), indication + " is of no cause that this check judges");
            assertFalse(indication.group().isBlank(), indication + " has a group without a name");
            assertFalse(indication.evidence().isEmpty(),
                    indication + " names no evidence, so no look can be advised that would decide it");
            assertTrue(Declared.by(check).containsAll(indication.evidence()),
                    indication + " rests on evidence that the check neither needs nor uses");
        }
        for (String cause : causes) {
            assertTrue(check.indications().stream().anyMatch(i -> i.supports() && i.cause().equals(cause)),
                    "no indication speaks for " + cause);
        }
    }

    private void refinements() {
        for (Cause cause : causes()) {
            Set<String> passed = new HashSet<>();
            Optional<String> next = Optional.of(cause.id());
            while (next.isPresent()) {
                String id = next.get();
                assertTrue(passed.add(id), cause + " refines itself in the end");
                Optional<Cause> known = causes().stream().filter(other -> other.id().equals(id)).findFirst();
                boolean related = id.startsWith(plugin.family() + ".");
                assertTrue(known.isPresent() || !related, "there is no " + id + " to be refined");
                next = known.flatMap(Cause::refines);
            }
        }
    }

    private void codes() {
        assertEquals(List.of(), causes().stream().flatMap(cause -> cause.explains().stream())
                .filter(code -> !code.matches("[A-Za-z]+:0x(0|[1-9A-F][0-9A-F]*)")).toList());
    }
}
