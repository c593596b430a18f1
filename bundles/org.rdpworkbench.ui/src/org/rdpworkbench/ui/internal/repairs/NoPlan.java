// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.repairs;

import org.rdpworkbench.core.repair.Planned;
import org.rdpworkbench.core.run.Run;
import org.rdpworkbench.core.spi.Evidence;
import org.rdpworkbench.core.spi.Finding;
import org.rdpworkbench.core.spi.Verdict;
import org.rdpworkbench.report.Plain;
import org.rdpworkbench.ui.internal.diagnosis.InsideProblem;

/** Why there is no plan for a cause. */
final class NoPlan {

    private NoPlan() {}

    /** Where there is none at all. */
    static String words(RepairWizard.Asked asked, Planned planned) {
        return InsideProblem.of(planned.run().record()).orElseGet(() -> why(asked, planned));
    }

    /** Where there are some for other causes. */
    static String but(RepairWizard.Asked asked, Planned planned) {
        return why(asked, planned) + " This is for something else that it found.";
    }

    private static String why(RepairWizard.Asked asked, Planned planned) {
        return planned.refused(asked.id()).map(Plain::escape).orElseGet(() -> why(asked, planned.run()));
    }

    private static String why(RepairWizard.Asked asked, Run run) {
        boolean found = run.diagnosis().finding(asked.id()).map(Finding::verdict)
                .filter(verdict -> verdict == Verdict.FAIL || verdict == Verdict.WARN).isPresent();
        return found ? "No repair is proposed for what this look found of \"" + asked.title() + "\"; the help of the "
                + "cause says how it is mended by hand." + unseen(asked, run)
                : "This look does not find \"" + asked.title() + "\" at the host.";
    }

    /** A person may have named no domain controller, or one that does not answer. */
    private static String unseen(RepairWizard.Asked asked, Run run) {
        return asked.byController().stream().map(run.record().evidence()::get)
                .filter(Evidence.Missing.class::isInstance).map(Evidence.Missing.class::cast)
                .filter(piece -> !piece.detail().isBlank()).findFirst()
                .map(piece -> " A third clock was not seen: " + Plain.escape(piece.detail()) + ".").orElse("");
    }
}
