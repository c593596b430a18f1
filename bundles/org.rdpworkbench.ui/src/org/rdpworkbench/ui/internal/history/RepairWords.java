// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.history;

import org.rdpworkbench.report.Plain;
import org.rdpworkbench.store.Repair;
import org.rdpworkbench.ui.internal.cases.CaseSource;

/** What is said of a repair. */
final class RepairWords {

    private RepairWords() {}

    /** What has come of it, in one or two words. */
    static String of(Repair.Outcome outcome) {
        return switch (outcome) {
            case CONFIRMED -> "repaired";
            case APPLIED_PENDING -> "repair pending";
            case UNDONE -> "repair undone";
            case NOT_UNDONE -> "not wholly undone";
            case BY_HAND -> "by hand";
        };
    }

    static String of(Repair repair) {
        return CaseSource.when(repair.at()) + ", " + of(repair.outcome()) + ": " + what(repair);
    }

    static String what(Repair repair) {
        return Plain.escape(repair.what());
    }
}
