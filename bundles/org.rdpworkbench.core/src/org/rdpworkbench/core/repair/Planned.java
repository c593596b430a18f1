// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.repair;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.rdpworkbench.core.run.Run;
import org.rdpworkbench.core.spi.HostUse;

/**
 * What a look found, and what could be repaired of it.
 *
 * @param plans in the order of what was found
 * @param use what else the host is there for; empty where there is no plan
 * @param refused causes that were found, and why nothing is proposed for them
 */
public record Planned(Run run, List<RepairPlan> plans, Optional<HostUse> use, List<RefusedCause> refused) {

    /** One in which nothing is refused. */
    public Planned(Run run, List<RepairPlan> plans, Optional<HostUse> use) {
        this(run, plans, use, List.of());
    }

    /** Why a cause, or a plan for one, is not proposed though a repair is known; of all, each by its id, for null. */
    public Optional<String> refused(String cause) {
        List<RefusedCause> these = refused.stream().filter(one -> cause == null || one.of(cause)).toList();
        return these.isEmpty() ? Optional.empty() : Optional.of(these.stream().map(one -> (cause == null ? one.cause()
                + ": " : "") + one.why()).collect(Collectors.joining(" ")));
    }

    /** Whether nobody could see if something that was found can be repaired; of one cause or plan, of all for null. */
    public boolean unseen(String cause) {
        return refused.stream().anyMatch(one -> one.unseen() && (cause == null || one.of(cause)));
    }

    /** Why the look did not get inside of the host, in a sentence; empty where something of it was seen. */
    public Optional<String> notInside() {
        return NotProposed.notInside(run.diagnosis());
    }
}
