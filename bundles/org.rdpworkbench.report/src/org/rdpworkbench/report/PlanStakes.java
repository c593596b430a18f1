// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.rdpworkbench.core.repair.Caution;
import org.rdpworkbench.core.repair.RepairPlan;
import org.rdpworkbench.core.spi.Step;

/** What may go wrong by a plan as a whole, and how it goes back, in words. */
final class PlanStakes {

    private PlanStakes() {}

    /** How much may go wrong by a plan, who else is concerned, and when it is in effect, a sentence each. */
    static List<String> of(RepairPlan plan) {
        Caution caution = plan.caution();
        List<String> stakes = new ArrayList<>();
        stakes.add(("Risk: " + StepStakes.word(plan.risk()) + ". " + caution.risk()).strip());
        if (!caution.usedBy().isEmpty()) {
            stakes.add("Used by: " + caution.usedBy());
        }
        stakes.add(switch (plan.takesEffect()) {
            case AT_ONCE -> "It takes effect when it is written; no policy has to be refreshed for it.";
            case WITH_A_SERVICE -> "It takes effect when the service is up that it starts; no policy has to be "
                    + "refreshed for it.";
            case BY_ITS_RESTART, AFTER_A_RESTART -> "It takes effect when the host has restarted.";
        });
        return stakes;
    }

    /** How exactly its steps go back, behind "taken back". */
    static String exactly(RepairPlan plan) {
        List<String> nearly = IntStream.range(0, plan.steps().size())
                .filter(i -> plan.steps().get(i).inverse() == Step.Inverse.APPROXIMATE)
                .mapToObj(i -> Integer.toString(i + 1)).toList();
        return nearly.isEmpty() ? " exactly" : (nearly.size() == 1 ? ", step " : ", steps ")
                + String.join(", ", nearly) + " only nearly";
    }
}
