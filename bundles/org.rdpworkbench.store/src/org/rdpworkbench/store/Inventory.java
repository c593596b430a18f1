// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.store;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.store.internal.Database;

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

    /**
     * Changes it.
     *
     * @return what takes the change back, as long as nobody else has changed the same
     * @throws StoreException when it does not fit: a host with that target is there, a group is gone, or would be
     *     inside itself
     */
    public Edit apply(Edit edit) throws StoreException {
        return database.write(connection -> new Editing(connection, Contents.in(connection)).apply(edit));
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
        apply(Edit.adding(contents));
    }

    /**
     * Does what was shown.
     *
     * @throws StoreException when the inventory has changed since so that it does not fit any more
     */
    public void apply(Merge merge) throws StoreException {
        apply(Edit.merging(merge));
    }

    /**
     * Gives a group another name or place.
     *
     * @throws StoreException when it would be inside itself
     */
    public void change(Group group) throws StoreException {
        apply(Edit.changing(List.of(group), List.of()));
    }

    /**
     * Gives hosts other contents, by their ids; one that is gone stays gone.
     *
     * @throws StoreException when another host has that target
     */
    public void change(Collection<Host> hosts) throws StoreException {
        apply(Edit.changing(List.of(), hosts));
    }

    /**
     * Removes hosts, and groups with all that is in them. Cases and diagnoses of the hosts stay.
     *
     * @param ids of hosts and groups
     * @return what was removed, for {@link #putBack}
     */
    public Contents remove(Set<String> ids) throws StoreException {
        return apply(Edit.removing(ids)).added();
    }

    /** Hosts are the same whatever the case of their names. */
    static String address(Target target) {
        return target.host().toLowerCase(Locale.ROOT);
    }
}
