// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.repair;

import java.util.List;
import java.util.Optional;

/**
 * What came of many hosts.
 *
 * @param hosts one for each plan, in the order of the plans
 * @param stopped why no further host was begun, one sentence; empty where all were
 * @param cancelled whether a person stopped it
 */
public record FleetResult(List<HostResult> hosts, Optional<String> stopped, boolean cancelled) {

    public FleetResult {
        hosts = List.copyOf(hosts);
    }
}
