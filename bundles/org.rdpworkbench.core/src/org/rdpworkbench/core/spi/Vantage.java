// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.spi;

import java.util.Locale;

/** Where a look is taken from. */
public enum Vantage {
    /** This machine, over the network. */
    HERE,
    /** Inside the host that is to be reached. */
    INSIDE,
    /** The client on which the person saw the failure, where that is not this machine. */
    CLIENT;

    /** The name in case files and JSON: lower case. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The vantage with the given {@link #id()}; throws IllegalArgumentException when there is none. */
    public static Vantage of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }
}
