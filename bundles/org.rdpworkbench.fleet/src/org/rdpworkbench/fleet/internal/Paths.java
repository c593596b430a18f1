// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.fleet.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rdpworkbench.store.Contents;
import org.rdpworkbench.store.Group;

/** Groups as people write them on a command line: {@code site/rack}, the outermost first. */
final class Paths {

    private final Map<String, Group> groups = new HashMap<>();

    Paths(Contents contents) {
        contents.groups().forEach(group -> groups.put(group.id(), group));
    }

    /** The names of the groups around something, the outermost first. */
    List<String> of(Optional<String> group) {
        List<String> names = new ArrayList<>();
        Optional<String> next = group;
        while (next.isPresent() && names.size() <= groups.size()) {
            Optional<Group> found = next.map(groups::get);
            found.ifPresent(one -> names.add(one.name()));
            next = found.flatMap(Group::parent);
        }
        Collections.reverse(names);
        return names;
    }

    /** The parts of what a person wrote; blanks around them and empty ones mean nothing. */
    static List<String> parse(String text) {
        List<String> names = new ArrayList<>();
        for (String part : text.split("/")) {
            if (!part.isBlank()) {
                names.add(part.strip());
            }
        }
        return names;
    }

    /** Whether something is in a group or anywhere below it. */
    static boolean within(List<String> place, List<String> group) {
        return place.size() >= group.size() && place.subList(0, group.size()).equals(group);
    }
}
