// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cli.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.rdpworkbench.cli.ExitState;
import org.rdpworkbench.core.repair.PlansFile;
import org.rdpworkbench.core.repair.RefusedException;
import org.rdpworkbench.core.repair.RepairPlan;
import org.rdpworkbench.core.repair.Repairs;
import org.rdpworkbench.core.run.Sweep;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.report.PlanPreview;

/**
 * The plans of several hosts.
 *
 * @param state the exit state: failing before incomplete
 */
record HostPlans(PlansFile file, int state) {

    /** How one host is looked at and planned. */
    @FunctionalInterface
    interface Planning {
        Repairs.Planned plan(Target target) throws RefusedException, InterruptedException;
    }

    /** A plan, or why there is none. */
    private record One(RepairPlan plan, JsonNode preview, String why, int state) {

        static One none(String why, int state) {
            return new One(null, null, why, state);
        }
    }

    /** Plans some hosts at once; the order is that of the targets. An interrupt ends all of them. */
    static HostPlans of(List<Target> targets, String cause, Planning planning) throws InterruptedException {
        Instant at = Instant.now();
        Map<Target, Future<One>> asked = new LinkedHashMap<>();
        ExecutorService pool = Executors.newFixedThreadPool(Sweep.AT_ONCE);
        try {
            targets.forEach(target -> asked.put(target, pool.submit(() -> one(target, cause, planning))));
            List<RepairPlan> plans = new ArrayList<>();
            Map<Target, String> without = new LinkedHashMap<>();
            Map<String, JsonNode> previews = new LinkedHashMap<>();
            List<Integer> states = new ArrayList<>();
            for (Map.Entry<Target, Future<One>> host : asked.entrySet()) {
                One one = host.getValue().get();
                states.add(one.state());
                if (one.plan() != null) {
                    plans.add(one.plan());
                    previews.put(one.plan().hash(), one.preview());
                } else {
                    without.put(host.getKey(), one.why());
                }
            }
            return new HostPlans(new PlansFile(at, plans, without, previews), states.contains(ExitState.FAILING)
                    ? ExitState.FAILING : states.contains(ExitState.INCOMPLETE) ? ExitState.INCOMPLETE : ExitState.OK);
        } catch (ExecutionException e) {
            throw new IllegalStateException("The engine broke: " + e.getCause(), e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }

    private static One one(Target target, String cause, Planning planning) throws InterruptedException {
        try {
            Repairs.Planned planned = planning.plan(target);
            NamedPlans named = new NamedPlans(planned.plans());
            return named.find(cause)
                    .map(plan -> new One(plan, PlanPreview.of(planned).tree(plan), "", ExitState.FAILING))
                    .orElseGet(() -> none(planned, named, cause));
        } catch (RefusedException e) {
            return One.none(e.getMessage(), ExitState.INCOMPLETE);
        }
    }

    private static One none(Repairs.Planned planned, NamedPlans named, String cause) {
        if (!named.names().isEmpty()) {
            return One.none("There is no repair for " + cause + " here; there are some for " + named.names() + ".",
                    ExitState.FAILING);
        }
        if (planned.notInside().isPresent()) {
            return One.none(planned.notInside().get(), ExitState.INCOMPLETE);
        }
        return switch (planned.run().diagnosis().verdict()) {
            case FAIL -> One.none("There is no repair for what was found.", ExitState.FAILING);
            case PASS, WARN -> One.none("Nothing fails there.", ExitState.OK);
            case INCONCLUSIVE, ERROR, NOT_REPRODUCED -> One.none("The look did not tell whether anything fails.",
                    ExitState.INCOMPLETE);
        };
    }
}
