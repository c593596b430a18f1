// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cli.internal;

import java.util.List;
import org.rdpworkbench.cli.ExitState;
import org.rdpworkbench.core.repair.Weakening;
import org.rdpworkbench.core.run.Diagnosis;
import org.rdpworkbench.core.run.Run;
import org.rdpworkbench.core.run.Snapshot;
import org.rdpworkbench.core.spi.Verdict;
import org.rdpworkbench.report.Redaction;
import org.rdpworkbench.report.Report;

/** Diagnoses as a result, and the exit state that they mean. */
final class Results {

    private Results() {}

    /**
     * Returns the exit state.
     *
     * @param plugins those that the runs were judged with
     * @param redact what is taken out of what is written
     * @param weakened all hosts that are less protected since a repair
     */
    static int write(List<Run> runs, Snapshot plugins, Redaction.Level redact, Output output,
            List<Weakening> weakened) throws FileException {
        output.write(out -> Report.write(runs, plugins, redact, output.format(), output.style(), weakened,
                out));
        return state(runs.stream().map(Run::diagnosis).toList());
    }

    /** Of several hosts the worst counts: failing before incomplete. */
    static int state(List<Diagnosis> diagnoses) {
        if (diagnoses.stream().anyMatch(diagnosis -> diagnosis.verdict() == Verdict.FAIL)) {
            return ExitState.FAILING;
        }
        return diagnoses.stream().anyMatch(Diagnosis::incomplete) ? ExitState.INCOMPLETE : ExitState.OK;
    }
}
