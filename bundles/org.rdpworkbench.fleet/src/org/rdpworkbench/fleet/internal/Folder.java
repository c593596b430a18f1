// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.fleet.internal;

import java.util.ArrayList;
import java.util.List;

/**
 * A group of a file with the groups around it. Made once for all hosts in it, so that deep groups with long names do
 * not fill the memory.
 *
 * @param groups fit to be kept, the outermost first
 * @param path the same for people, as far as it is short; empty outside of all groups
 */
record Folder(List<String> groups, String path) {

    /** Outside of all groups. */
    static final Folder TOP = new Folder(List.of(), "");

    private static final int LONGEST_PATH = 100;
    private static final String INSIDE = " / ";

    /** The group of that name in this one; this one when it has no name. */
    Folder inner(String name) {
        String clean = CleanText.name(name);
        if (clean.isEmpty()) {
            return this;
        }
        List<String> inner = new ArrayList<>(groups);
        inner.add(clean);
        String whole = where(clean);
        return new Folder(List.copyOf(inner), whole.length() > LONGEST_PATH ? path : whole);
    }

    /** What something in it is called where it has to be found again. */
    String where(String name) {
        return path.isEmpty() ? name : path + INSIDE + name;
    }
}
