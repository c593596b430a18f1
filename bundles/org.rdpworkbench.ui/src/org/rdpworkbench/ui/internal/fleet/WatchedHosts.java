// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.fleet;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.rdpworkbench.core.repair.FleetHosts;
import org.rdpworkbench.core.repair.HostResult;
import org.rdpworkbench.core.repair.RefusedException;
import org.rdpworkbench.core.repair.Repair;
import org.rdpworkbench.core.repair.RepairPlan;
import org.rdpworkbench.ui.internal.repairs.KeptRepair;

/** Tells what comes of each host as soon as that is known, and keeps it in the history of the host. */
record WatchedHosts(FleetHosts hosts, FleetRun run) implements FleetHosts {

    /** What is done at one host. */
    @FunctionalInterface
    private interface Work {
        Repair go() throws RefusedException, IOException, InterruptedException;
    }

    @Override
    public Map<String, Repair> known() throws IOException {
        return hosts.known();
    }

    @Override
    public Optional<String> closed() {
        return hosts.closed();
    }

    @Override
    public Repair apply(RepairPlan plan) throws RefusedException, IOException, InterruptedException {
        return watch(plan, "the repair begins", () -> hosts.apply(plan));
    }

    @Override
    public Repair resume(Repair begun) throws RefusedException, IOException, InterruptedException {
        return watch(begun.plan(), "the repair goes on", () -> hosts.resume(begun));
    }

    private Repair watch(RepairPlan plan, String begins, Work work)
            throws RefusedException, IOException, InterruptedException {
        run.doing(plan, begins);
        try {
            Repair repair = work.go();
            run.ended(new HostResult.Repaired(plan, repair, false));
            KeptRepair.keep(repair).ifPresent(problem -> run.kept(plan, problem));
            return repair;
        } catch (RefusedException e) {
            run.ended(new HostResult.Refused(plan, e.getMessage()));
            throw e;
        }
    }
}
