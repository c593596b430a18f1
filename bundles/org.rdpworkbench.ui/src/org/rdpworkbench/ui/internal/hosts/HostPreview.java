// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.hosts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.rdpworkbench.store.Contents;
import org.rdpworkbench.store.Group;
import org.rdpworkbench.store.Host;
import org.rdpworkbench.store.Merge;
import org.rdpworkbench.ui.internal.Counts;

/**
 * What an import would do, in words.
 *
 * @param there what there is before
 */
record HostPreview(Contents there, Merge merge) {

    /** One thing that would happen. */
    record Line(String what, String which, String more) {}

    /** Whether nothing would happen. */
    boolean nothing() {
        return merge.added().isEmpty() && merge.changed().isEmpty();
    }

    String words() {
        int groups = merge.groups().size();
        return Counts.of(merge.added().size()) + " would be added, " + Counts.of(merge.changed().size())
                + " would learn something, " + Counts.of(merge.skipped().size()) + " would be skipped."
                + (groups == 0 ? "" : " " + Counts.of(groups) + (groups == 1 ? " group" : " groups")
                        + " would be made.")
                + (nothing() ? " There is nothing to import." : "");
    }

    List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        List<Group> groups = Stream.concat(there.groups().stream(), merge.groups().stream()).toList();
        merge.groups().forEach(group -> lines.add(
                new Line("is made", String.join(" / ", path(groups, Optional.of(group.id()))), "a group")));
        merge.added().forEach(host -> lines.add(new Line("is added", host.target().toString(), host.name())));
        Map<String, Host> before = new HashMap<>();
        there.hosts().forEach(host -> before.put(host.id(), host));
        merge.changed().forEach(host -> lines.add(
                new Line("is changed", host.target().toString(), change(before.get(host.id()), host))));
        merge.skipped().forEach(one -> lines.add(new Line("is skipped", one.what(), one.why())));
        return lines;
    }

    private static String change(Host from, Host to) {
        List<String> changes = new ArrayList<>();
        change("name", from.name(), to.name()).ifPresent(changes::add);
        change("tags", String.join(", ", from.tags()), String.join(", ", to.tags())).ifPresent(changes::add);
        change("notes", from.notes(), to.notes()).ifPresent(changes::add);
        return String.join("; ", changes);
    }

    private static Optional<String> change(String what, String from, String to) {
        return from.equals(to) ? Optional.empty() : Optional.of(what + ": " + (from.isEmpty() ? "none" : from)
                + " \u2192 " + to.replaceAll("\\R", " "));
    }

    /** The names of a group and of those around it, the outermost first. */
    static List<String> path(List<Group> groups, Optional<String> id) {
        Map<String, Group> byId = new HashMap<>();
        groups.forEach(group -> byId.put(group.id(), group));
        LinkedList<String> names = new LinkedList<>();
        Optional<Group> next = id.map(byId::get);
        while (next.isPresent() && names.size() < groups.size()) {
            names.addFirst(next.get().name());
            next = next.get().parent().map(byId::get);
        }
        return names;
    }
}
