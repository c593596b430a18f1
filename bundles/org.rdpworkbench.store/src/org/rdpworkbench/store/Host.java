// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.store;

import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.rdpworkbench.core.spi.Target;

/**
 * A host of the inventory.
 *
 * @param group the id of the group it is in; empty at the top
 * @param name what people call it; may be empty, and then its target is shown
 * @param target no two hosts have the same
 */
public record Host(String id, Optional<String> group, String name, Target target, SortedSet<String> tags,
        String notes) {

    /** The name, or where it is. */
    public String shown() {
        return name.isEmpty() ? target.toString() : name;
    }

    /** This host with what somebody has changed who knew it as it was. */
    Host with(Host changed, Host known) {
        SortedSet<String> words = new TreeSet<>(tags);
        known.tags.stream().filter(tag -> !changed.tags.contains(tag)).forEach(words::remove);
        changed.tags.stream().filter(tag -> !known.tags.contains(tag)).forEach(words::add);
        return new Host(id, later(group, changed.group, known.group), later(name, changed.name, known.name),
                later(target, changed.target, known.target), words, later(notes, changed.notes, known.notes));
    }

    static <T> T later(T now, T changed, T known) {
        return changed.equals(known) ? now : changed;
    }
}
