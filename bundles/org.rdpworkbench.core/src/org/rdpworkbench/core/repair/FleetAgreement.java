// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.repair;

import java.util.List;

/** What a person agrees to who wants many hosts to be repaired. */
public final class FleetAgreement {

    private FleetAgreement() {}

    /** What a person types who agrees: how many hosts are repaired, and what with how many of them. */
    public static String phrase(List<RepairPlan> plans) {
        long interrupted = plans.stream().filter(plan -> !plan.interruption().isEmpty()
                || !plan.stops().isEmpty()).count();
        long weakened = plans.stream().filter(Weakening::weakens).count();
        long restarted = plans.stream().filter(RepairPlan::restarts).count();
        long lost = plans.stream().filter(RepairPlan::irreversible).count() - restarted;
        return "repair " + plans.size() + (interrupted == 0 ? "" : ", interrupt " + interrupted)
                + (weakened == 0 ? "" : ", weaken " + weakened) + (restarted == 0 ? "" : ", restart " + restarted)
                + (lost == 0 ? "" : ", no way back " + lost);
    }

    /** Those that leave their host less protected, which is agreed to by itself. */
    public static List<RepairPlan> weaker(List<RepairPlan> plans) {
        return plans.stream().filter(Weakening::weakens).toList();
    }

    /**
     * What a person agrees to by a day: which hosts are weaker, and what ends that.
     *
     * @param weaker at least one
     */
    public static String weakened(List<RepairPlan> weaker) {
        long lasting = weaker.stream().filter(Weakening::lasts).count();
        return (weaker.size() == 1 ? weaker.getFirst().target().host() + " is" : weaker.size() + " hosts are")
                + " less protected afterwards" + (lasting == 0 ? ", until you undo it."
                : lasting == weaker.size() ? "; nobody can take that back, and it is said until you note that it is "
                + "over."
                : ", until you undo it; at " + lasting + " of them nobody can, and it is said until you note that it "
                + "is over.");
    }
}
