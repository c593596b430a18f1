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
 * @param known the same as whoever changes them knew them: where it does not differ from what they become, what others
 *     have changed stays. What is not among them becomes what it is to become as a whole.
 * @param removed ids of hosts and groups
 * @param whole groups are removed with all that is in them; otherwise only where that is removed too
 */
public record Edit(Contents added, Contents known, Contents changed, Set<String> removed, boolean whole) {

    private static final Contents NOTHING = new Contents(List.of(), List.of());

    public Edit {
        removed = Set.copyOf(removed);
    }

    /** Adds groups, every one behind the one around it, and hosts. */
    public static Edit adding(Contents added) {
        return new Edit(added, NOTHING, NOTHING, Set.of(), false);
    }

    /** Gives groups and hosts other contents. */
    public static Edit changing(Collection<Group> groups, Collection<Host> hosts) {
        return changing(NOTHING, new Contents(List.copyOf(groups), List.copyOf(hosts)));
    }

    /** Changes what differs from what was known. */
    public static Edit changing(Contents known, Contents changed) {
        return new Edit(NOTHING, known, changed, Set.of(), false);
    }

    /** Changes what differs from what was known of a group. */
    public static Edit changing(Group known, Group changed) {
        return changing(new Contents(List.of(known), List.of()), new Contents(List.of(changed), List.of()));
    }

    /** Changes what differs from what was known of a host. */
    public static Edit changing(Host known, Host changed) {
        return changing(new Contents(List.of(), List.of(known)), new Contents(List.of(), List.of(changed)));
    }

    /** Removes hosts, and groups with all that is in them. */
    public static Edit removing(Set<String> ids) {
        return new Edit(NOTHING, NOTHING, NOTHING, ids, true);
    }

    /** Does what was shown of a list of hosts. */
    public static Edit merging(Merge merge) {
        return new Edit(new Contents(merge.groups(), merge.added()), new Contents(List.of(), merge.known()),
                new Contents(List.of(), merge.changed()), Set.of(), false);
    }

    /** Whether it changes nothing. */
    public boolean isEmpty() {
        return removed.isEmpty() && added.isEmpty() && changed.isEmpty();
    }
}
