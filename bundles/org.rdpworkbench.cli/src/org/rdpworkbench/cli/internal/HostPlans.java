// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cli.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rdpworkbench.cli.ExitState;
import org.rdpworkbench.core.repair.HostPlan;
import org.rdpworkbench.core.repair.PlansFile;
import org.rdpworkbench.core.repair.RepairPlan;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.report.PlanPreview;

/**
 * The plans of several hosts.
 *
 * @param state the exit state: failing before incomplete
 */
record HostPlans(PlansFile file, int state) {

    /** Plans some hosts at once; the order is that of the targets. An interrupt ends all of them. */
    static HostPlans of(List<Target> targets, String cause, HostPlan.Planning planning) throws InterruptedException {
        Instant at = Instant.now();
        List<RepairPlan> plans = new ArrayList<>();
        Map<Target, String> without = new LinkedHashMap<>();
        Map<String, JsonNode> previews = new LinkedHashMap<>();
        List<Integer> states = new ArrayList<>();
        for (HostPlan host : HostPlan.of(targets, cause, planning, one -> { })) {
            states.add(state(host));
            switch (host) {
                case HostPlan.Proposed proposed -> {
                    plans.add(proposed.plan());
                    previews.put(proposed.plan().hash(), PlanPreview.of(proposed.seen()).tree(proposed.plan()));
                }
                case HostPlan.Without none -> without.put(none.target(), none.why());
            }
        }
        return new HostPlans(new PlansFile(at, plans, without, previews), states.contains(ExitState.FAILING)
                ? ExitState.FAILING : states.contains(ExitState.INCOMPLETE) ? ExitState.INCOMPLETE : ExitState.OK);
    }

    private static int state(HostPlan host) {
        return switch (host) {
            case HostPlan.Proposed proposed -> ExitState.FAILING;
            case HostPlan.Without none -> switch (none.reason()) {
                case NOT_PROPOSED -> ExitState.FAILING;
                case NOT_SEEN -> ExitState.INCOMPLETE;
                case NOTHING_FAILS -> ExitState.OK;
            };
        };
    }
}
