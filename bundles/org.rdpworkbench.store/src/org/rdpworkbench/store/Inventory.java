// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.store.internal.Database;
import org.rdpworkbench.store.internal.Rows;

/** The hosts that a person looks after, in groups. Each method does all of its work or nothing of it. */
public final class Inventory {

    private final Database database;

    Inventory(Database database) {
        this.database = database;
    }

    /** All there is, by name. */
    public Contents contents() throws StoreException {
        return database.read(Contents::in);
    }

    /** Adds an empty group. */
    public Group addGroup(Optional<String> parent, String name) throws StoreException {
        Group group = new Group(UUID.randomUUID().toString(), parent, name);
        putBack(new Contents(List.of(group), List.of()));
        return group;
    }

    /**
     * Adds a host to a group.
     *
     * @throws StoreException when a host with that target is there
     */
    public Host addHost(Optional<String> group, String name, Target target, Set<String> tags, String notes)
            throws StoreException {
        Host host = new Host(UUID.randomUUID().toString(), group, name, target, new TreeSet<>(tags), notes);
        putBack(new Contents(List.of(), List.of(host)));
        return host;
    }

    /** Adds what is not there, with the ids that it has; to take back a removal, or to add many at once. */
    public void putBack(Contents contents) throws StoreException {
        database.write(connection -> {
            putBack(connection, contents);
            return null;
        });
    }

    private static void putBack(Connection connection, Contents contents) throws SQLException, StoreException {
        requireNew(connection, contents.hosts());
        for (Group group : contents.groups()) {
            Rows.update(connection, "INSERT INTO host_group (id, parent, name) VALUES (?, ?, ?)", group.id(),
                    group.parent().orElse(null), group.name());
        }
        insert(connection, contents.hosts());
    }

    /**
     * Does what was shown.
     *
     * @throws StoreException when the inventory has changed since so that it does not fit any more
     */
    public void apply(Merge merge) throws StoreException {
        database.write(connection -> {
            putBack(connection, new Contents(merge.groups(), merge.added()));
            change(connection, merge.changed());
            return null;
        });
    }

    private static void requireNew(Connection connection, List<Host> hosts) throws SQLException, StoreException {
        Set<Target> there = hosts.size() < 2 ? Set.of() : Contents.in(connection).hosts().stream().map(Host::target)
                .collect(Collectors.toSet());
        for (Host host : hosts) {
            if (there.contains(host.target()) || hosts.size() < 2 && !Rows.list(connection,
                    "SELECT id FROM host WHERE address = ? AND port = ?", row -> row.getString(1),
                    address(host.target()), host.target().port()).isEmpty()) {
                throw new StoreException("The host " + host.target() + " is in the inventory already.");
            }
        }
    }

    private static void insert(Connection connection, Collection<Host> hosts) throws SQLException {
        try (PreparedStatement host = connection.prepareStatement(
                        "INSERT INTO host (id, host_group, name, address, port, notes) VALUES (?, ?, ?, ?, ?, ?)");
                PreparedStatement tag = connection.prepareStatement("INSERT INTO host_tag (host, tag) VALUES (?, ?)")) {
            for (Host one : hosts) {
                Rows.set(host, one.id(), one.group().orElse(null), one.name(), address(one.target()),
                        one.target().port(), one.notes());
                host.addBatch();
                for (String each : one.tags()) {
                    Rows.set(tag, one.id(), each);
                    tag.addBatch();
                }
            }
            host.executeBatch();
            tag.executeBatch();
        }
    }

    /** Hosts are the same whatever the case of their names. */
    static String address(Target target) {
        return target.host().toLowerCase(Locale.ROOT);
    }

    /**
     * Gives a group another name or place.
     *
     * @throws StoreException when it would be inside itself
     */
    public void change(Group group) throws StoreException {
        database.write(connection -> {
            Map<String, Group> byId = Contents.in(connection).groups().stream()
                    .collect(Collectors.toMap(Group::id, Function.identity()));
            Optional<String> above = group.parent();
            while (above.isPresent()) {
                if (above.get().equals(group.id())) {
                    throw new StoreException("The group \"" + group.name() + "\" cannot be inside itself.");
                }
                above = Optional.ofNullable(byId.get(above.get())).flatMap(Group::parent);
            }
            Rows.update(connection, "UPDATE host_group SET parent = ?, name = ? WHERE id = ?",
                    group.parent().orElse(null), group.name(), group.id());
            return null;
        });
    }

    /**
     * Gives hosts other contents, by their ids; one that is gone stays gone.
     *
     * @throws StoreException when another host has that target
     */
    public void change(Collection<Host> hosts) throws StoreException {
        database.write(connection -> {
            change(connection, hosts);
            return null;
        });
    }

    private static void change(Connection connection, Collection<Host> hosts) throws SQLException, StoreException {
        Set<String> there = Set.copyOf(Rows.list(connection, "SELECT id FROM host", row -> row.getString(1)));
        List<Host> still = hosts.stream().filter(host -> there.contains(host.id())).toList();
        for (Host host : still) {
            Rows.update(connection, "DELETE FROM host WHERE id = ?", host.id());
        }
        requireNew(connection, still);
        insert(connection, still);
    }

    /**
     * Removes hosts, and groups with all that is in them. Cases and diagnoses of the hosts stay.
     *
     * @param ids of hosts and groups
     * @return what was removed, for {@link #putBack}
     */
    public Contents remove(Set<String> ids) throws StoreException {
        return database.write(connection -> {
            Contents all = Contents.in(connection);
            Set<String> groups = new LinkedHashSet<>();
            for (Group group : all.groups()) {
                if (ids.contains(group.id()) || group.parent().filter(groups::contains).isPresent()) {
                    groups.add(group.id());
                }
            }
            Contents removed = new Contents(
                    all.groups().stream().filter(group -> groups.contains(group.id())).toList(),
                    all.hosts().stream().filter(host -> ids.contains(host.id())
                            || host.group().filter(groups::contains).isPresent()).toList());
            for (Host host : removed.hosts()) {
                Rows.update(connection, "DELETE FROM host WHERE id = ?", host.id());
            }
            for (Group group : removed.groups().reversed()) {
                Rows.update(connection, "DELETE FROM host_group WHERE id = ?", group.id());
            }
            return removed;
        });
    }
}
