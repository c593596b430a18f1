// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.repair;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** How the hosts of a fleet are repaired one by one; called on several threads at once. */
public interface FleetHosts {

    /** What is known of repairs that were begun, the latest one for each hash of a plan. */
    Map<String, Repair> known() throws IOException;

    /** Why no further host may be begun now, one sentence; empty where one may. */
    Optional<String> closed();

    /** As {@link Repairs#apply}. */
    Repair apply(RepairPlan plan) throws RefusedException, IOException, InterruptedException;

    /** As {@link Repairs#resume}. */
    Repair resume(Repair begun) throws RefusedException, IOException, InterruptedException;
}
