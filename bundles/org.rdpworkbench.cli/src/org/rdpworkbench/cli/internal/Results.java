// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cli.internal;

import java.util.List;
import java.util.Optional;
import org.rdpworkbench.cli.ExitState;
import org.rdpworkbench.core.run.Diagnosis;
import org.rdpworkbench.core.run.Illustration;
import org.rdpworkbench.core.run.Run;
import org.rdpworkbench.core.run.Snapshot;
import org.rdpworkbench.core.spi.Figure;
import org.rdpworkbench.core.spi.Verdict;
import org.rdpworkbench.report.JsonReport;
import org.rdpworkbench.report.TextReport;

/** Diagnoses as a result, and the exit state that they mean. */
final class Results {

    private Results() {}

    /**
     * Returns the exit state.
     *
     * @param plugins those that the runs were judged with
     */
    static int write(List<Run> runs, Snapshot plugins, Output output) throws FileException {
        List<Diagnosis> diagnoses = runs.stream().map(Run::diagnosis).toList();
        output.write(output.json() ? new JsonReport(plugins.texts()).write(diagnoses) : text(runs, plugins, output));
        return state(diagnoses);
    }

    /** Of one host with a figure; of several these would only lengthen the list. */
    private static String text(List<Run> runs, Snapshot plugins, Output output) {
        TextReport report = new TextReport(plugins.texts(), output.style());
        return runs.size() == 1 ? report.write(runs.getFirst().diagnosis(), figure(runs.getFirst(), plugins))
                : report.write(runs.stream().map(Run::diagnosis).toList());
    }

    private static Optional<Figure> figure(Run run, Snapshot plugins) {
        return run.diagnosis().causes().stream().filter(ranked -> ranked.verdict() == Verdict.FAIL
                        || ranked.verdict() == Verdict.WARN).findFirst()
                .flatMap(ranked -> run.diagnosis().finding(ranked.cause().id()))
                .map(finding -> Illustration.of(plugins, finding, run.record()))
                .flatMap(drawn -> drawn instanceof Illustration.Drawn(Figure figure) ? Optional.of(figure)
                        : Optional.empty());
    }

    /** Of several hosts the worst counts: failing before incomplete. */
    private static int state(List<Diagnosis> diagnoses) {
        if (diagnoses.stream().anyMatch(diagnosis -> diagnosis.verdict() == Verdict.FAIL)) {
            return ExitState.FAILING;
        }
        return diagnoses.stream().anyMatch(Diagnosis::incomplete) ? ExitState.INCOMPLETE : ExitState.OK;
    }
}
