// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal;

import java.util.Locale;

/** How many there are, written the same everywhere: like the words around it, whatever the system's language. */
public final class Counts {

    private Counts() {}

    /** The number alone. */
    public static String of(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** The number of hosts. */
    public static String hosts(long count) {
        return of(count) + (count == 1 ? " host" : " hosts");
    }
}
