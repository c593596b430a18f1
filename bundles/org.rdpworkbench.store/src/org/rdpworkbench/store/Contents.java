// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.store.internal.Rows;

/**
 * Groups and hosts: all of an inventory, or what was removed from it.
 *
 * @param groups every group behind the one around it
 */
public record Contents(List<Group> groups, List<Host> hosts) {

    /** All that a database holds, by name. */
    static Contents in(Connection connection) throws SQLException {
        Map<String, SortedSet<String>> tags = new TreeMap<>();
        Rows.each(connection, "SELECT host, tag FROM host_tag", row ->
                tags.computeIfAbsent(row.getString(1), host -> new TreeSet<>()).add(row.getString(2)));
        List<Group> groups = Rows.list(connection, "SELECT id, parent, name FROM host_group ORDER BY name, id", row ->
                new Group(row.getString(1), Optional.ofNullable(row.getString(2)), row.getString(3)));
        List<Host> hosts = Rows.list(connection,
                "SELECT id, host_group, name, address, port, notes FROM host ORDER BY name, address, port", row ->
                        new Host(row.getString(1), Optional.ofNullable(row.getString(2)), row.getString(3),
                                Target.of(row.getString(4), row.getInt(5)),
                                tags.getOrDefault(row.getString(1), new TreeSet<>()), row.getString(6)));
        return new Contents(outermostFirst(groups), hosts);
    }

    /** Neither a group nor a host. */
    public boolean isEmpty() {
        return groups.isEmpty() && hosts.isEmpty();
    }

    /** Those with these ids. */
    Contents only(Set<String> ids) {
        return new Contents(groups.stream().filter(group -> ids.contains(group.id())).toList(),
                hosts.stream().filter(host -> ids.contains(host.id())).toList());
    }

    /** What of the changed ones is among these, as it becomes when what others have changed stays. */
    Contents with(Contents changed, Contents known) {
        Map<String, Group> thereGroups = byId(groups, Group::id);
        Map<String, Group> knownGroups = byId(known.groups, Group::id);
        Map<String, Host> thereHosts = byId(hosts, Host::id);
        Map<String, Host> knownHosts = byId(known.hosts, Host::id);
        return new Contents(changed.groups.stream().filter(group -> thereGroups.containsKey(group.id())).map(group -> {
            Group there = thereGroups.get(group.id());
            return there.with(group, knownGroups.getOrDefault(group.id(), there));
        }).toList(), changed.hosts.stream().filter(host -> thereHosts.containsKey(host.id())).map(host -> {
            Host there = thereHosts.get(host.id());
            return there.with(host, knownHosts.getOrDefault(host.id(), there));
        }).toList());
    }

    private static <T> Map<String, T> byId(List<T> all, Function<T, String> id) {
        return all.stream().collect(Collectors.toMap(id, Function.identity()));
    }

    Set<String> ids() {
        return Stream.concat(groups.stream().map(Group::id), hosts.stream().map(Host::id))
                .collect(Collectors.toSet());
    }

    /** A group whose parents go in a circle, which no method makes, would stand at the end. */
    private static List<Group> outermostFirst(List<Group> groups) {
        Map<String, Group> byId = byId(groups, Group::id);
        Set<Group> ordered = new LinkedHashSet<>();
        groups.forEach(group -> place(group, byId, ordered, new TreeSet<>()));
        return List.copyOf(ordered);
    }

    private static void place(Group group, Map<String, Group> byId, Set<Group> ordered, Set<String> passed) {
        if (passed.add(group.id())) {
            group.parent().map(byId::get).ifPresent(parent -> place(parent, byId, ordered, passed));
            ordered.add(group);
        }
    }
}
