// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.spi;

import java.util.List;
import java.util.Set;

/**
 * Hosts as another tool keeps them, read from its file. Never with a password.
 *
 * @param entries in the order of the file
 * @param skipped what could not be taken over
 */
public record HostList(List<Entry> entries, List<Skipped> skipped) {

    public HostList {
        entries = List.copyOf(entries);
        skipped = List.copyOf(skipped);
    }

    /**
     * One host.
     *
     * @param groups the names of the groups that it is in, the outermost first; empty for none
     * @param name what people call it; may be empty, and then its target is shown
     * @param notes for people; may be empty
     */
    public record Entry(List<String> groups, String name, Target target, Set<String> tags, String notes) {

        public Entry {
            groups = List.copyOf(groups);
            tags = Set.copyOf(tags);
        }

        /** A host of which nothing is known but where it is. */
        public static Entry of(Target target) {
            return new Entry(List.of(), "", target, Set.of(), "");
        }
    }

    /**
     * Something in the file that is no host for us.
     *
     * @param what where it stands, or what it is called there
     * @param why a clause for a person
     */
    public record Skipped(String what, String why) {}
}
