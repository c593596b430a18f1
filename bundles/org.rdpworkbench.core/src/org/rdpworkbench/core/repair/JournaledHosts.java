// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.repair;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.rdpworkbench.core.run.Progress;
import org.rdpworkbench.core.run.Request;

/**
 * Real hosts, and the journals of their repairs.
 *
 * @param since when each plan was made, by its hash. A repair that is older does not count: the host was broken in the
 *     same way once before.
 * @param looks how a host is looked at, with the way in
 */
public record JournaledHosts(Repairs repairs, Journals journals, Map<String, Instant> since,
        Function<RepairPlan, Request> looks, Manner manner, Progress progress) implements FleetHosts {

    public JournaledHosts {
        since = Map.copyOf(since);
    }

    /** The same, agreed to until that day where a plan weakens its host. */
    public JournaledHosts until(Optional<LocalDate> day) {
        return new JournaledHosts(repairs, journals, since, looks, manner.until(day), progress);
    }

    @Override
    public Map<String, Repair> known() throws IOException {
        Map<String, Repair> latest = new HashMap<>();
        // One that cannot be read says nothing; its host is looked at anew, and refused where it is not as planned.
        for (Repair repair : journals.all(new ArrayList<>())) {
            String hash = repair.plan().hash();
            if (since.containsKey(hash) && !repair.at().isBefore(since.get(hash))) {
                latest.putIfAbsent(hash, repair);
            }
        }
        return latest;
    }

    @Override
    public Optional<String> closed() {
        return manner.approval().closedToBegin();
    }

    @Override
    public Repair apply(RepairPlan plan) throws RefusedException, IOException, InterruptedException {
        return repairs.apply(plan, looks.apply(plan), journals, manner, progress);
    }

    @Override
    public Repair resume(Repair begun) throws RefusedException, IOException, InterruptedException {
        return repairs.resume(begun, looks.apply(begun.plan()), journals, manner, progress);
    }
}
