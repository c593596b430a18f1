// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.samba;

import java.util.List;

/**
 * A service as {@link ServiceControl} tells of it. The numbers are those of [MS-SCMR], so that there may also be some
 * that it does not have.
 *
 * @param state dwCurrentState, 2.2.47
 * @param start dwStartType, 2.2.15
 * @param account whom it runs as
 * @param dependents the names of those that need it
 */
public record ServiceEntry(String name, String displayName, int state, int start, String account,
        List<String> dependents) {

    /** States. */
    public static final int STOPPED = 1;
    public static final int STOP_PENDING = 3;
    public static final int RUNNING = 4;
    public static final int PAUSED = 7;
    /** Start types. */
    public static final int AUTO = 2;
    public static final int DEMAND = 3;
    public static final int DISABLED = 4;

    /** Whom TermService runs as. */
    public static final String NETWORK_SERVICE = "NT Authority\\NetworkService";

    /** SERVICE_WIN32_SHARE_PROCESS. */
    static final int TYPE = 0x20;

    /** One that nothing needs and that runs as the host itself. */
    public ServiceEntry(String name, int state, int start) {
        this(name, name, state, start, "LocalSystem", List.of());
    }

    ServiceEntry withState(int other) {
        return new ServiceEntry(name, displayName, other, start, account, dependents);
    }

    ServiceEntry withStart(int other) {
        return new ServiceEntry(name, displayName, state, other, account, dependents);
    }
}
