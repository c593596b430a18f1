// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.fleet;

import java.util.Optional;
import org.rdpworkbench.core.repair.HostPlan;
import org.rdpworkbench.core.repair.RepairPlan;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.report.Plain;
import org.rdpworkbench.report.PlanPreview;
import org.rdpworkbench.report.RepairText;
import org.rdpworkbench.ui.internal.repairs.RepairsView;

/** A host that is planned, as its row shows it. For the UI thread. */
final class PlannedHost {

    /** How far it is. */
    enum Phase { WAITS, LOOKS, PLANNED, WITHOUT }

    private final Target target;
    private Phase phase = Phase.WAITS;
    /** What is looked at, or why there is no plan; escaped. */
    private String words = "waits for its turn";
    private Optional<RepairPlan> plan = Optional.empty();
    private PlanPreview preview;
    private boolean wanted;

    PlannedHost(Target target) {
        this.target = target;
    }

    Target target() {
        return target;
    }

    Phase phase() {
        return phase;
    }

    /** @param title of what is looked at, escaped */
    void looking(String title) {
        if (phase == Phase.WAITS || phase == Phase.LOOKS) {
            phase = Phase.LOOKS;
            words = "looking: " + title + "\u2026";
        }
    }

    void take(HostPlan one) {
        switch (one) {
            case HostPlan.Proposed proposed -> {
                // What was seen beside it is all that is shown; of thousands of hosts the rest would fill the memory.
                preview = plan.filter(proposed.plan()::equals).isPresent() ? preview : PlanPreview.of(proposed.seen());
                wanted |= plan.isEmpty();
                plan = Optional.of(proposed.plan());
                phase = Phase.PLANNED;
            }
            case HostPlan.Without none -> {
                plan = Optional.empty();
                wanted = false;
                phase = Phase.WITHOUT;
                words = Plain.escape(none.why());
            }
        }
    }

    /** The plan, if there is any. */
    Optional<RepairPlan> plan() {
        return plan;
    }

    /** The plan, where the person wants it. */
    Optional<RepairPlan> chosen() {
        return plan.filter(any -> wanted);
    }

    boolean wanted() {
        return wanted;
    }

    /** Whether the person wants it; not where there is no plan. */
    void want(boolean now) {
        wanted = now && plan.isPresent();
    }

    String host() {
        return Plain.escape(target.toString(), Plain.MOST_VALUE);
    }

    /** What would be done, or why not, or how far that is. */
    String repair() {
        return plan.map(one -> Plain.escape(one.what())).orElse(words);
    }

    String steps() {
        return plan.map(one -> Integer.toString(one.steps().size())).orElse("");
    }

    String interrupts() {
        return plan.map(one -> one.interruption().isEmpty() ? one.stops().isEmpty() ? "nobody"
                : "stops " + Plain.escape(String.join(", ", one.stops())) : Plain.escape(one.interruption()))
                .orElse("");
    }

    /** All that a person can know of it. */
    String text() {
        return plan.map(one -> new RepairText(RepairsView.STYLE).plan(one, preview).strip())
                .orElse(host() + "\n" + words);
    }
}
