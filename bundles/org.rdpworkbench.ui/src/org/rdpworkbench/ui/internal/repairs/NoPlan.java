// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.repairs;

import org.rdpworkbench.core.repair.Planned;
import org.rdpworkbench.core.run.Run;
import org.rdpworkbench.core.spi.Finding;
import org.rdpworkbench.core.spi.Verdict;
import org.rdpworkbench.report.Plain;
import org.rdpworkbench.report.PlanRefusals;
import org.rdpworkbench.ui.internal.diagnosis.InsideProblem;

/** Why there is no plan for a cause. */
final class NoPlan {

    private NoPlan() {}

    /** Where there is none at all. */
    static String words(RepairWizard.Asked asked, Planned planned) {
        return InsideProblem.of(planned.run().record()).orElseGet(() -> why(asked, planned) + others(asked, planned));
    }

    /** Where there are some for other causes. */
    static String but(RepairWizard.Asked asked, Planned planned) {
        return why(asked, planned) + " This is for something else that it found.";
    }

    /** What the look found beside it, and nobody repairs either. */
    private static String others(RepairWizard.Asked asked, Planned planned) {
        String text = PlanRefusals.text(planned.refused().stream().filter(one -> !one.cause().equals(asked.id()))
                .toList());
        return text.isEmpty() ? "" : "\n\n" + text.stripTrailing();
    }

    private static String why(RepairWizard.Asked asked, Planned planned) {
        return planned.refused(asked.id()).map(Plain::escape).orElseGet(() -> why(asked, planned.run()));
    }

    private static String why(RepairWizard.Asked asked, Run run) {
        boolean found = run.diagnosis().finding(asked.id()).map(Finding::verdict)
                .filter(verdict -> verdict == Verdict.FAIL || verdict == Verdict.WARN).isPresent();
        return found ? "No repair is proposed for what this look found of \"" + asked.title() + "\"; the help of the "
                + "cause says how it is mended by hand."
                : "This look does not find \"" + asked.title() + "\" at the host.";
    }
}
