// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.fleet;

import java.util.List;
import java.util.Optional;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.core.spi.WayIn;

/**
 * What is to be repaired.
 *
 * @param cause the id of the cause; empty for the likeliest at each host for which there is a repair
 * @param controller the domain controller that is asked for its time
 */
record FleetAsked(List<Target> hosts, Optional<String> cause, WayIn way, Optional<Target> controller) {

    FleetAsked {
        hosts = List.copyOf(hosts);
    }
}
