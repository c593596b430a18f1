// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.run;

import java.util.Set;

/** What the engine itself says of evidence that is not there: no word of it comes from a host or a plugin. */
public final class EngineDetail {

    static final String NO_OTHER_HOST = "no other host was looked at in this run";
    static final String NO_DOMAIN_CONTROLLER = "no domain controller was named";
    static final String NO_WAY_IN = "no way into the host was named";
    static final String NOT_THOROUGH = "a thorough look would take it";
    static final String NO_PLUGIN = "no installed plugin looks there";

    private static final Set<String> ALL = Set.of("", NO_OTHER_HOST, NO_DOMAIN_CONTROLLER, NO_WAY_IN, NOT_THOROUGH,
            NO_PLUGIN);

    private EngineDetail() {}

    /** True for the engine's own words, which name nobody. */
    public static boolean is(String detail) {
        return ALL.contains(detail);
    }
}
