// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.spi;

import java.time.Duration;
import javax.net.SocketFactory;

/** Opens the settings of a host for one repair. Nothing else changes a machine, and only the engine asks it to. */
public interface SettingStore {

    /** Whether it can be opened by that way in. */
    boolean reaches(WayIn way);

    /**
     * Opens it: one session for one repair, in which the logon is tried once at each address.
     *
     * @param sockets makes the connections, which belong to the engine
     * @param limit for the opening, and for each thing that is asked later
     * @throws SettingException when it cannot be opened
     */
    SettingSession open(Target target, WayIn way, SocketFactory sockets, Duration limit)
            throws SettingException, InterruptedException;

    /**
     * The same at the very machine that is meant. A store for which a name is always one machine need not care. What
     * comes back may be another one all the same: whoever asks compares.
     */
    default SettingSession open(Target target, WayIn way, MeantHost meant, SocketFactory sockets, Duration limit)
            throws SettingException, InterruptedException {
        return open(target, way, sockets, limit);
    }
}
