// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.fleet.internal;

import java.util.Set;

/**
 * What a file says of a host besides where it is, as it says it.
 *
 * @param gateway what the host is reached through, or empty; it goes into the notes
 */
record About(Folder folder, String name, Set<String> tags, String gateway, String comment) {

    /** Of a host of which only the address is known. */
    static final About NOTHING = of("", "", "");

    /** Of a host outside of all groups. */
    static About of(String name, String gateway, String comment) {
        return new About(Folder.TOP, name, Set.of(), gateway, comment);
    }

    /** The same of a host in a group. */
    About in(Folder itsFolder) {
        return new About(itsFolder, name, tags, gateway, comment);
    }

    /** The gateway stands first, so that a long comment does not push it out. */
    String notes() {
        String through = CleanText.name(gateway);
        return CleanText.notes(through.isEmpty() ? comment : "Gateway: " + through + "\n" + comment);
    }
}
