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

    /** A group whose parents go in a circle, which no method makes, would stand at the end. */
    private static List<Group> outermostFirst(List<Group> groups) {
        Map<String, Group> byId = groups.stream().collect(Collectors.toMap(Group::id, Function.identity()));
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
