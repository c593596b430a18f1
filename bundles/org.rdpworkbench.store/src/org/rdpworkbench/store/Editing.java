// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.store.internal.Rows;

/**
 * Applies an edit within a transaction: room is made before it is taken, and what a group holds leaves it before the
 * group goes.
 *
 * @param before all that there is
 */
record Editing(Connection connection, Contents before) {

    /** The edit that takes it back. */
    Edit apply(Edit edit) throws SQLException, StoreException {
        Contents changed = before.with(edit.changed(), edit.known());
        requireTree(edit.added(), changed);
        for (Group group : edit.added().groups()) {
            Rows.update(connection, "INSERT INTO host_group (id, parent, name) VALUES (?, ?, ?)", group.id(),
                    group.parent().orElse(null), group.name());
        }
        for (Group group : changed.groups()) {
            Rows.update(connection, "UPDATE host_group SET parent = ?, name = ? WHERE id = ?",
                    group.parent().orElse(null), group.name(), group.id());
        }
        delete("host", changed.hosts().stream().map(Host::id).toList());
        insert(changed.hosts());
        Contents removed = remove(edit.removed(), edit.whole());
        insert(edit.added().hosts());
        return new Edit(removed, changed, before.only(changed.ids()), edit.added().ids(), false);
    }

    /** Every group that is named is there, and none is inside itself. */
    private void requireTree(Contents added, Contents changed) throws StoreException {
        Map<String, Group> groups = new HashMap<>();
        Stream.of(before, added, changed).flatMap(contents -> contents.groups().stream())
                .forEach(group -> groups.put(group.id(), group));
        for (Group group : (Iterable<Group>) Stream.of(added, changed).flatMap(c -> c.groups().stream())::iterator) {
            Set<String> passed = new HashSet<>();
            Optional<Group> next = Optional.of(group);
            while (next.isPresent()) {
                if (!passed.add(next.get().id())) {
                    throw new StoreException("The group \"" + group.name() + "\" cannot be inside itself.");
                }
                next = around(next.get().parent(), group.name(), groups);
            }
        }
        for (Host host : (Iterable<Host>) Stream.of(added, changed).flatMap(c -> c.hosts().stream())::iterator) {
            around(host.group(), host.shown(), groups);
        }
    }

    private static Optional<Group> around(Optional<String> id, String inside, Map<String, Group> groups)
            throws StoreException {
        if (id.isPresent() && !groups.containsKey(id.get())) {
            throw new StoreException("The group that \"" + inside + "\" is to be in is not there any more.");
        }
        return id.map(groups::get);
    }

    private Contents remove(Set<String> ids, boolean whole) throws SQLException, StoreException {
        if (ids.isEmpty()) {
            return new Contents(List.of(), List.of());
        }
        Contents now = Contents.in(connection);
        Set<String> groups = new HashSet<>();
        for (Group group : now.groups()) {
            if (ids.contains(group.id()) || group.parent().filter(groups::contains).isPresent()) {
                groups.add(group.id());
            }
        }
        Contents removed = new Contents(now.groups().stream().filter(group -> groups.contains(group.id())).toList(),
                now.hosts().stream().filter(host -> ids.contains(host.id())
                        || host.group().filter(groups::contains).isPresent()).toList());
        if (!whole) {
            requireAll(removed, ids);
        }
        delete("host", removed.hosts().stream().map(Host::id).toList());
        delete("host_group", removed.groups().reversed().stream().map(Group::id).toList());
        return removed;
    }

    /** What others put into a group goes only when somebody says so. */
    private static void requireAll(Contents removed, Set<String> ids) throws StoreException {
        for (Group group : removed.groups()) {
            List<String> more = Stream.concat(
                    removed.groups().stream().filter(inner -> inner.parent().equals(Optional.of(group.id())))
                            .filter(inner -> !ids.contains(inner.id())).map(Group::name),
                    removed.hosts().stream().filter(host -> host.group().equals(Optional.of(group.id())))
                            .filter(host -> !ids.contains(host.id())).map(Host::shown)).toList();
            if (!more.isEmpty()) {
                throw new StoreException("The group \"" + group.name() + "\" stays, since \"" + more.getFirst() + "\""
                        + (more.size() == 1 ? " was" : " and " + (more.size() - 1) + " more were")
                        + " put into it meanwhile.");
            }
        }
    }

    private void delete(String table, List<String> ids) throws SQLException {
        Rows.batch(connection, "DELETE FROM " + table + " WHERE id = ?", ids, id -> new Object[] {id});
    }

    private void insert(Collection<Host> hosts) throws SQLException, StoreException {
        requireNew(hosts);
        Rows.batch(connection,
                "INSERT INTO host (id, host_group, name, address, port, notes) VALUES (?, ?, ?, ?, ?, ?)",
                hosts, host -> new Object[] {host.id(), host.group().orElse(null), host.name(),
                    Inventory.address(host.target()), host.target().port(), host.notes()});
        List<String[]> tags = new ArrayList<>();
        hosts.forEach(host -> host.tags().forEach(tag -> tags.add(new String[] {host.id(), tag})));
        Rows.batch(connection, "INSERT INTO host_tag (host, tag) VALUES (?, ?)", tags, tag -> tag);
    }

    private void requireNew(Collection<Host> hosts) throws SQLException, StoreException {
        if (hosts.isEmpty()) {
            return;
        }
        Map<Target, Host> there = Contents.in(connection).hosts().stream()
                .collect(Collectors.toMap(Host::target, Function.identity()));
        for (Host host : hosts) {
            if (there.put(host.target(), host) != null) {
                throw new StoreException("The host " + host.target() + " is in the inventory already.");
            }
        }
    }
}
