// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.hosts;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.rdpworkbench.store.Contents;
import org.rdpworkbench.store.Group;
import org.rdpworkbench.store.Host;

/**
 * The rows that the hosts view shows, whatever of them is expanded.
 *
 * @param top outside of all groups
 * @param byId all of them
 * @param places where each stands
 * @param matching how many hosts are shown
 */
record HostRows(List<Row> top, Map<String, Row> byId, Map<String, Place> places, int matching) {

    /** The place of a row: its group, if it is in one, and how many rows are before it there. */
    record Place(Optional<String> group, int index) {}

    private static final int FEW = 100;

    static final HostRows NONE = new HostRows(List.of(), Map.of(), Map.of(), 0);

    /** Groups by their names, then the hosts that are wanted; where only some are, groups without any are left out. */
    static HostRows of(Known known, HostFilter filter, Comparator<HostRow> order) {
        Set<String> ids = new HashSet<>();
        known.contents().groups().forEach(group -> ids.add(group.id()));
        Map<Optional<String>, List<Group>> groups = new HashMap<>();
        known.contents().groups().forEach(group ->
                groups.computeIfAbsent(group.parent().filter(ids::contains), any -> new ArrayList<>()).add(group));
        Map<Optional<String>, List<HostRow>> hosts = new HashMap<>();
        for (Host host : known.index().byName()) {
            if (filter.matches(known.index().texts().get(host), () -> known.row(host))) {
                hosts.computeIfAbsent(host.group().filter(ids::contains), any -> new ArrayList<>())
                        .add(known.row(host));
            }
        }
        List<Row> top = rows(Optional.empty(), groups, hosts, order, filter.all());
        HostRows all = new HostRows(top, new HashMap<>(), new HashMap<>(),
                hosts.values().stream().mapToInt(List::size).sum());
        all.place(Optional.empty(), top);
        return all;
    }

    private static List<Row> rows(Optional<String> in, Map<Optional<String>, List<Group>> groups,
            Map<Optional<String>, List<HostRow>> hosts, Comparator<HostRow> order, boolean empty) {
        List<Row> rows = new ArrayList<>();
        groups.getOrDefault(in, List.of()).stream()
                .sorted(Comparator.comparing(Group::name, NaturalOrder.OF_NAMES).thenComparing(Group::id))
                .map(group -> new GroupRow(group, rows(Optional.of(group.id()), groups, hosts, order, empty)))
                .filter(row -> empty || !row.rows().isEmpty()).forEach(rows::add);
        hosts.getOrDefault(in, List.of()).stream().sorted(order).forEach(rows::add);
        return rows;
    }

    private void place(Optional<String> group, List<Row> rows) {
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            byId.put(row.id(), row);
            places.put(row.id(), new Place(group, i));
            if (row instanceof GroupRow inner) {
                place(Optional.of(inner.id()), inner.rows());
            }
        }
    }

    /** Whether something with one of these ids is there, and not shown. */
    boolean hide(Set<String> ids, Contents there) {
        return Stream.concat(there.groups().stream().map(Group::id), there.hosts().stream().map(Host::id))
                .anyMatch(id -> ids.contains(id) && !byId.containsKey(id));
    }

    /** Whether all groups stand where they do in other rows, and there are hardly more or fewer hosts. */
    boolean resemble(HostRows other) {
        return Math.abs(byId.size() - other.byId.size()) <= FEW && groups().equals(other.groups());
    }

    /** Whether there are any groups. */
    boolean grouped() {
        return byId.values().stream().anyMatch(GroupRow.class::isInstance);
    }

    private Map<String, Place> groups() {
        Map<String, Place> groups = new HashMap<>();
        byId.values().stream().filter(GroupRow.class::isInstance).map(Row::id)
                .forEach(id -> groups.put(id, places.get(id)));
        return groups;
    }

    /** The rows in a group, or at the top. */
    List<Row> in(Optional<String> group) {
        return group.map(id -> ((GroupRow) byId.get(id)).rows()).orElse(top);
    }
}
