// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.hosts;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rdpworkbench.store.Contents;
import org.rdpworkbench.store.Edit;
import org.rdpworkbench.store.Group;
import org.rdpworkbench.store.Host;

/**
 * What moves into a group, or out of all groups.
 *
 * @param groups as they become, like the hosts
 */
record HostMove(List<Group> groups, List<Host> hosts) {

    /** Moves rows; what is in a group that moves goes with it, and what is there already stays. */
    static HostMove of(Contents contents, Collection<String> ids, Optional<String> into) {
        Map<String, Group> byId = new HashMap<>();
        contents.groups().forEach(group -> byId.put(group.id(), group));
        Set<String> moving = new HashSet<>(ids);
        List<Group> groups = contents.groups().stream().filter(group -> moving.contains(group.id()))
                .filter(group -> !group.parent().equals(into) && !carried(group.parent(), moving, byId))
                .map(group -> new Group(group.id(), into, group.name())).toList();
        List<Host> hosts = contents.hosts().stream().filter(host -> moving.contains(host.id()))
                .filter(host -> !host.group().equals(into) && !carried(host.group(), moving, byId))
                .map(host -> new Host(host.id(), into, host.name(), host.target(), host.tags(), host.notes())).toList();
        return new HostMove(groups, hosts);
    }

    /** Whether a group moves, or one around it. */
    private static boolean carried(Optional<String> group, Set<String> moving, Map<String, Group> byId) {
        Optional<Group> next = group.map(byId::get);
        for (int depth = 0; next.isPresent() && depth <= byId.size(); depth++) {
            if (moving.contains(next.get().id())) {
                return true;
            }
            next = next.get().parent().map(byId::get);
        }
        return false;
    }

    /** Whether that would put a group inside itself. */
    static boolean circular(Contents contents, Collection<String> ids, Optional<String> into) {
        Map<String, Group> byId = new HashMap<>();
        contents.groups().forEach(group -> byId.put(group.id(), group));
        return carried(into, Set.copyOf(ids), byId);
    }

    /** Moves them in the background, from where they are by then. */
    static void into(Hosts hosts, Collection<String> ids, Optional<String> group) {
        hosts.edits().inBackground("Move", monitor -> {
            hosts.readContents();
            Contents known = hosts.known().contents();
            HostMove move = of(known, ids, group);
            if (!move.groups().isEmpty() || !move.hosts().isEmpty()) {
                hosts.edits().apply("Move", Edit.changing(known, new Contents(move.groups(), move.hosts())), "",
                        monitor);
            }
        });
    }
}
