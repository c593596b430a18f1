// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rdpworkbench.core.spi.Target;

/** Groups and hosts, as a person arranges them. */
final class InventoryTest {

    private static final Target SRV1 = Target.of("srv1.example", 3389);

    @TempDir
    private Path folder;

    private Store open(Kind kind) throws Exception {
        return Store.open(kind.unused(folder));
    }

    private static Optional<String> in(Group group) {
        return Optional.of(group.id());
    }

    @ParameterizedTest
    @EnumSource
    void whatIsAddedIsThere(Kind kind) throws Exception {
        try (Store store = open(kind)) {
            Inventory inventory = store.inventory();
            assertEquals(new Contents(List.of(), List.of()), inventory.contents());
            Group site = inventory.addGroup(Optional.empty(), "Site \u00fc\u202e");
            Group rack = inventory.addGroup(in(site), "Rack");
            Host host = inventory.addHost(in(rack), "first", SRV1, Set.of("prod", "dc"), "by\nthe door");
            Host other = inventory.addHost(Optional.empty(), "", Target.of("2001:db8::7", 3390), Set.of(), "");
            assertEquals(new Contents(List.of(site, rack), List.of(other, host)), inventory.contents());
            assertEquals("[2001:db8::7]:3390", other.shown());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aHostIsThereOnce(Kind kind) throws Exception {
        try (Store store = open(kind)) {
            Inventory inventory = store.inventory();
            Host host = inventory.addHost(Optional.empty(), "", SRV1, Set.of(), "");
            StoreException refused = assertThrows(StoreException.class, () -> inventory.addHost(Optional.empty(), "",
                    Target.of("SRV1.Example", 3389), Set.of(), ""));
            assertEquals("The host SRV1.Example:3389 is in the inventory already.", refused.getMessage());
            Host other = inventory.addHost(Optional.empty(), "", Target.of("srv1.example", 3390), Set.of(), "");
            Host same = new Host(other.id(), Optional.empty(), "", SRV1, new TreeSet<>(), "");
            assertThrows(StoreException.class, () -> inventory.change(List.of(same)));
            assertEquals(List.of(host, other), inventory.contents().hosts());
        }
    }

    @ParameterizedTest
    @EnumSource
    void hostsAndGroupsChange(Kind kind) throws Exception {
        try (Store store = open(kind)) {
            Inventory inventory = store.inventory();
            Group site = inventory.addGroup(Optional.empty(), "site");
            Group rack = inventory.addGroup(in(site), "rack");
            Host host = inventory.addHost(in(rack), "x", SRV1, Set.of("a"), "");
            Host changed = new Host(host.id(), in(site), "y", Target.of("srv2", 1), new TreeSet<>(Set.of("b")), "n");
            inventory.change(List.of(changed));
            inventory.change(new Group(rack.id(), Optional.empty(), "top"));
            assertEquals(new Contents(List.of(site, new Group(rack.id(), Optional.empty(), "top")), List.of(changed)),
                    inventory.contents());
            Host gone = new Host("no id", Optional.empty(), "z", Target.of("srv3", 1), new TreeSet<>(), "");
            inventory.change(List.of(gone));
            assertEquals(List.of(changed), inventory.contents().hosts());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aGroupIsNotInsideItself(Kind kind) throws Exception {
        try (Store store = open(kind)) {
            Inventory inventory = store.inventory();
            Group outer = inventory.addGroup(Optional.empty(), "outer");
            Group inner = inventory.addGroup(in(outer), "inner");
            assertThrows(StoreException.class, () -> inventory.change(new Group(outer.id(), in(inner), "outer")));
            assertThrows(StoreException.class, () -> inventory.change(new Group(outer.id(), in(outer), "outer")));
            assertEquals(List.of(outer, inner), inventory.contents().groups());
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsRemovedCanBePutBack(Kind kind) throws Exception {
        try (Store store = open(kind)) {
            Inventory inventory = store.inventory();
            Group site = inventory.addGroup(Optional.empty(), "a site");
            Group rack = inventory.addGroup(in(site), "a rack");
            inventory.addHost(in(rack), "", SRV1, Set.of("x"), "");
            Host alone = inventory.addHost(Optional.empty(), "", Target.of("srv2", 1), Set.of(), "");
            inventory.addHost(Optional.empty(), "", Target.of("srv3", 1), Set.of(), "");
            Contents before = inventory.contents();
            Contents removed = inventory.remove(Set.of(site.id(), alone.id()));
            assertEquals(List.of(site, rack), removed.groups());
            assertEquals(List.of("srv3:1"), inventory.contents().hosts().stream().map(Host::shown).toList());
            inventory.putBack(removed);
            assertEquals(before, inventory.contents());
            assertEquals(new Contents(List.of(), List.of()), inventory.remove(Set.of("no id")));
        }
    }

    @ParameterizedTest
    @EnumSource
    void oneThatCannotBeAddedAddsNone(Kind kind) throws Exception {
        try (Store store = open(kind)) {
            Inventory inventory = store.inventory();
            inventory.addHost(Optional.empty(), "", SRV1, Set.of(), "");
            List<Host> hosts = IntStream.range(0, 50).mapToObj(i -> new Host("id" + i, Optional.empty(), "",
                    i == 40 ? SRV1 : Target.of("new" + i, 3389), new TreeSet<>(), "")).toList();
            assertThrows(StoreException.class, () -> inventory.putBack(new Contents(List.of(), hosts)));
            assertEquals(1, inventory.contents().hosts().size());
        }
    }

    /** A new group takes over hosts, others go, and all of it is one edit that can be taken back and done again. */
    @ParameterizedTest
    @EnumSource
    void anEditCanBeTakenBackAndDoneAgain(Kind kind) throws Exception {
        try (Store store = open(kind)) {
            Inventory inventory = store.inventory();
            Group site = inventory.addGroup(Optional.empty(), "site");
            Host moved = inventory.addHost(in(site), "", SRV1, Set.of("x"), "note");
            inventory.addHost(in(site), "", Target.of("srv2", 1), Set.of(), "");
            Contents before = inventory.contents();
            Group fresh = new Group("fresh", Optional.empty(), "fresh");
            Host there = new Host(moved.id(), in(fresh), "name", SRV1, moved.tags(), "note");
            Edit back = inventory.apply(new Edit(new Contents(List.of(fresh), List.of()),
                    new Contents(List.of(), List.of()), new Contents(List.of(), List.of(there)), Set.of(site.id()),
                    true));
            Contents after = inventory.contents();
            assertEquals(new Contents(List.of(fresh), List.of(there)), after);
            Edit again = inventory.apply(back);
            assertEquals(before, inventory.contents());
            inventory.apply(again);
            assertEquals(after, inventory.contents());
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsToBeInAGroupThatIsGoneIsRefusedInWords(Kind kind) throws Exception {
        try (Store store = open(kind)) {
            Inventory inventory = store.inventory();
            Host host = inventory.addHost(Optional.empty(), "", SRV1, Set.of(), "");
            Host lost = new Host(host.id(), Optional.of("gone"), "", SRV1, new TreeSet<>(), "");
            assertEquals("The group that \"srv1.example:3389\" is to be in is not there any more.", assertThrows(
                    StoreException.class, () -> inventory.apply(Edit.changing(List.of(), List.of(lost)))).getMessage());
            assertThrows(StoreException.class, () -> inventory.addGroup(Optional.of("gone"), "inner"));
            assertEquals(new Contents(List.of(), List.of(host)), inventory.contents());
        }
    }

    /** Of what others changed since, it leaves all but the same. */
    @ParameterizedTest
    @EnumSource
    void takingBackAChangeKeepsWhatOthersChanged(Kind kind) throws Exception {
        try (Store store = open(kind)) {
            Inventory inventory = store.inventory();
            Group site = inventory.addGroup(Optional.empty(), "site");
            Host host = inventory.addHost(Optional.empty(), "old", SRV1, Set.of("a", "b"), "");
            Edit back = inventory.apply(Edit.changing(List.of(new Group(site.id(), Optional.empty(), "place")),
                    List.of(new Host(host.id(), host.group(), "new", SRV1, new TreeSet<>(Set.of("b", "c")), ""))));
            Group outer = inventory.addGroup(Optional.empty(), "outer");
            inventory.change(new Group(site.id(), in(outer), "place"));
            inventory.change(List.of(new Host(host.id(), in(site), "new", Target.of("srv2", 1),
                    new TreeSet<>(Set.of("c", "d")), "note")));
            inventory.apply(back);
            assertEquals(new Contents(List.of(outer, new Group(site.id(), in(outer), "site")), List.of(new Host(
                    host.id(), in(site), "old", Target.of("srv2", 1), new TreeSet<>(Set.of("a", "d")), "note"))),
                    inventory.contents());
        }
    }

    @ParameterizedTest
    @EnumSource
    void takingBackAnAdditionRemovesNothingElse(Kind kind) throws Exception {
        try (Store store = open(kind)) {
            Inventory inventory = store.inventory();
            Group fresh = new Group("fresh", Optional.empty(), "fresh");
            Edit back = inventory.apply(Edit.adding(new Contents(List.of(fresh), List.of())));
            Host theirs = inventory.addHost(in(fresh), "", SRV1, Set.of(), "");
            assertEquals("The group \"fresh\" stays, since \"srv1.example:3389\" was put into it meanwhile.",
                    assertThrows(StoreException.class, () -> inventory.apply(back)).getMessage());
            assertEquals(new Contents(List.of(fresh), List.of(theirs)), inventory.contents());
            inventory.remove(Set.of(theirs.id()));
            Edit again = inventory.apply(back);
            inventory.apply(again);
            assertEquals(List.of(fresh), inventory.contents().groups());
        }
    }
}
