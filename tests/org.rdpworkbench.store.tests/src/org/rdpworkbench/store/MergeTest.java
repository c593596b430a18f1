// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rdpworkbench.core.spi.HostList;
import org.rdpworkbench.core.spi.HostList.Entry;
import org.rdpworkbench.core.spi.HostList.Skipped;
import org.rdpworkbench.core.spi.Target;

/** Lists of other tools beside what is there. */
final class MergeTest {

    @TempDir
    private Path folder;

    private static Entry entry(String target, String name, String... groups) {
        return new Entry(List.of(groups), name, Target.parse(target), Set.of("imported"), "note of " + name);
    }

    private static HostList list(Entry... entries) {
        return new HostList(List.of(entries), List.of(new Skipped("line 7", "it is no host")));
    }

    @ParameterizedTest
    @EnumSource
    void groupsAreMadeOnceAndFoundAgain(Kind kind) throws Exception {
        try (Store store = Store.open(kind.unused(folder))) {
            Inventory inventory = store.inventory();
            Group site = inventory.addGroup(Optional.empty(), "site");
            Merge merge = Merge.of(inventory.contents(), list(entry("a", "A", "site", "rack"),
                    entry("b", "B", "site", "rack"), entry("c", "C", "rack"), entry("d", "D")));
            assertEquals(List.of("rack", "rack"), merge.groups().stream().map(Group::name).toList());
            assertEquals(Optional.of(site.id()), merge.groups().getFirst().parent());
            assertEquals(List.of("A", "B", "C", "D"), merge.added().stream().map(Host::name).toList());
            assertEquals(List.of(new Skipped("line 7", "it is no host")), merge.skipped());
            inventory.apply(merge);
            assertEquals(3, inventory.contents().groups().size());
            assertEquals(merge.added(), inventory.contents().hosts());
            assertThrows(StoreException.class, () -> inventory.apply(merge));
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatAPersonArrangedStays(Kind kind) throws Exception {
        try (Store store = Store.open(kind.unused(folder))) {
            Inventory inventory = store.inventory();
            Group mine = inventory.addGroup(Optional.empty(), "mine");
            Host named = inventory.addHost(Optional.of(mine.id()), "my name", Target.parse("a"), Set.of("x"), "");
            inventory.addHost(Optional.empty(), "full", Target.parse("b"), Set.of("imported"), "full");
            Merge merge = Merge.of(inventory.contents(), list(entry("A", "their name", "theirs"),
                    entry("b", "B"), entry("c", "C"), entry("C", "again")));
            Host richer = new Host(named.id(), named.group(), "my name", named.target(),
                    new TreeSet<>(Set.of("imported", "x")), "note of their name");
            assertEquals(List.of(richer), merge.changed());
            assertEquals(List.of(), merge.groups());
            assertEquals(List.of("line 7", "b:3389", "C:3389"), merge.skipped().stream().map(Skipped::what).toList());
            inventory.apply(merge);
            assertEquals(List.of("C", "full", "my name"),
                    inventory.contents().hosts().stream().map(Host::name).toList());
        }
    }
}
