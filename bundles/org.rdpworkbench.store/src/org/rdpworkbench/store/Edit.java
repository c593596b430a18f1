// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.store;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * A change of an inventory as a whole. Applying one gives the one that takes it back.
 *
 * @param added what was not there, with the ids that it gets
 * @param changed groups and hosts as they become, by their ids; what is gone stays gone
 * @param removed ids of hosts, and of groups with all that is in them
 */
public record Edit(Contents added, Contents changed, Set<String> removed) {

    private static final Contents NOTHING = new Contents(List.of(), List.of());

    public Edit {
        removed = Set.copyOf(removed);
    }

    /** Adds groups, every one behind the one around it, and hosts. */
    public static Edit adding(Contents added) {
        return new Edit(added, NOTHING, Set.of());
    }

    /** Gives groups and hosts other contents. */
    public static Edit changing(Collection<Group> groups, Collection<Host> hosts) {
        return new Edit(NOTHING, new Contents(List.copyOf(groups), List.copyOf(hosts)), Set.of());
    }

    /** Removes hosts, and groups with all that is in them. */
    public static Edit removing(Set<String> ids) {
        return new Edit(NOTHING, NOTHING, ids);
    }

    /** Does what was shown of a list of hosts. */
    public static Edit merging(Merge merge) {
        return new Edit(new Contents(merge.groups(), merge.added()), new Contents(List.of(), merge.changed()),
                Set.of());
    }
}
