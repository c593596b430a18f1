// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.rdpworkbench.core.spi.HostList;
import org.rdpworkbench.core.spi.HostList.Entry;
import org.rdpworkbench.core.spi.HostList.Skipped;
import org.rdpworkbench.core.spi.Target;

/**
 * What a list of hosts would change in an inventory, to be shown before it is done. What a person has arranged stays: a
 * host that is there keeps its place, its name and its notes, and only what it lacks is added.
 *
 * @param groups those that are made for it, the outermost first
 * @param added hosts that were not there
 * @param known hosts that were there and knew less, as they were
 * @param changed the same hosts, as they become
 * @param skipped what the list itself could not give, and what is there already
 */
public record Merge(List<Group> groups, List<Host> added, List<Host> known, List<Host> changed,
        List<Skipped> skipped) {

    /** A group is the same when it has the same name in the same place. */
    private record Place(Optional<String> parent, String name) {}

    /** Compares a list with what there is. */
    public static Merge of(Contents there, HostList list) {
        Map<Place, Group> places = new HashMap<>();
        there.groups().forEach(group -> places.put(new Place(group.parent(), group.name()), group));
        Map<Target, Host> hosts = new HashMap<>();
        there.hosts().forEach(host -> hosts.put(host.target(), host));
        Set<String> met = new HashSet<>();
        Merge merge = new Merge(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(),
                new ArrayList<>(), new ArrayList<>(list.skipped()));
        for (Entry entry : list.entries()) {
            Host known = hosts.get(entry.target());
            if (known == null) {
                Host host = new Host(UUID.randomUUID().toString(), merge.group(entry.groups(), places), entry.name(),
                        entry.target(), new TreeSet<>(entry.tags()), entry.notes());
                hosts.put(host.target(), host);
                met.add(host.id());
                merge.added.add(host);
            } else {
                merge.compare(known, entry, met);
            }
        }
        return merge;
    }

    private Optional<String> group(List<String> names, Map<Place, Group> places) {
        Optional<String> parent = Optional.empty();
        for (String name : names) {
            Optional<String> above = parent;
            Group group = places.computeIfAbsent(new Place(above, name), place -> {
                Group made = new Group(UUID.randomUUID().toString(), above, name);
                groups.add(made);
                return made;
            });
            parent = Optional.of(group.id());
        }
        return parent;
    }

    /** @param met hosts that the list has named before */
    private void compare(Host there, Entry entry, Set<String> met) {
        SortedSet<String> tags = new TreeSet<>(there.tags());
        tags.addAll(entry.tags());
        Host richer = new Host(there.id(), there.group(), there.name().isEmpty() ? entry.name() : there.name(),
                there.target(), tags, there.notes().isEmpty() ? entry.notes() : there.notes());
        if (!met.add(there.id()) || richer.equals(there)) {
            skipped.add(new Skipped(entry.target().toString(), "it is there already"));
        } else {
            known.add(there);
            changed.add(richer);
        }
    }
}
