// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cli.internal;

import java.util.List;
import org.rdpworkbench.cli.ExitState;
import org.rdpworkbench.core.run.Diagnosis;
import org.rdpworkbench.core.run.Texts;
import org.rdpworkbench.core.spi.Verdict;
import org.rdpworkbench.report.JsonReport;
import org.rdpworkbench.report.TextReport;

/** Diagnoses as a result, and the exit state that they mean. */
final class Results {

    private Results() {}

    /** Returns the exit state. */
    static int write(List<Diagnosis> diagnoses, Texts texts, Output output) throws FileException {
        output.write(output.json() ? new JsonReport(texts).write(diagnoses)
                : new TextReport(texts, output.style()).write(diagnoses));
        return state(diagnoses);
    }

    /** Of several hosts the worst counts: failing before incomplete. */
    private static int state(List<Diagnosis> diagnoses) {
        if (diagnoses.stream().anyMatch(diagnosis -> diagnosis.verdict() == Verdict.FAIL)) {
            return ExitState.FAILING;
        }
        return diagnoses.stream().anyMatch(Diagnosis::incomplete) ? ExitState.INCOMPLETE : ExitState.OK;
    }
}
