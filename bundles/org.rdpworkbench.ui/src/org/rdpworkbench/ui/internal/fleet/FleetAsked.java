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
 */
record FleetAsked(List<Target> hosts, Optional<String> cause, WayIn way) {

    FleetAsked {
        hosts = List.copyOf(hosts);
    }
}
