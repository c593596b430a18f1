// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cli.internal;

import java.util.List;
import java.util.Optional;
import org.rdpworkbench.cli.ExitState;
import org.rdpworkbench.core.run.Diagnosis;
import org.rdpworkbench.core.run.Illustration;
import org.rdpworkbench.core.run.Run;
import org.rdpworkbench.core.run.Snapshot;
import org.rdpworkbench.core.run.Texts;
import org.rdpworkbench.core.spi.Figure;
import org.rdpworkbench.core.spi.Verdict;
import org.rdpworkbench.report.CsvReport;
import org.rdpworkbench.report.HtmlReport;
import org.rdpworkbench.report.Illustrated;
import org.rdpworkbench.report.JsonReport;
import org.rdpworkbench.report.JunitReport;
import org.rdpworkbench.report.MarkdownReport;
import org.rdpworkbench.report.Redaction;
import org.rdpworkbench.report.TextReport;

/** Diagnoses as a result, and the exit state that they mean. */
final class Results {

    private Results() {}

    /**
     * Returns the exit state.
     *
     * @param plugins those that the runs were judged with
     * @param redact what is taken out of what is written
     */
    static int write(List<Run> runs, Snapshot plugins, Redaction.Level redact, Output output) throws FileException {
        List<Diagnosis> all = runs.stream().map(Run::diagnosis).toList();
        Redaction redaction = Redaction.of(redact, all);
        boolean drawn = hasFigures(output.format(), runs.size());
        List<Illustrated> hosts = runs.stream().map(run -> redaction.of(new Illustrated(run.diagnosis(),
                drawn ? figure(run, plugins) : Optional.empty()))).toList();
        List<Diagnosis> diagnoses = hosts.stream().map(Illustrated::diagnosis).toList();
        Texts texts = plugins.texts();
        output.write(switch (output.format()) {
            case TEXT -> drawn ? new TextReport(texts, output.style()).write(diagnoses.getFirst(),
                    hosts.getFirst().figure()) : new TextReport(texts, output.style()).write(diagnoses);
            case JSON -> new JsonReport(texts).write(diagnoses);
            case HTML -> new HtmlReport(texts).write(hosts);
            case MARKDOWN -> new MarkdownReport(texts, output.style()).write(hosts);
            case CSV -> new CsvReport(output.style()).write(diagnoses);
            case JUNIT -> new JunitReport(texts).write(diagnoses);
        });
        return state(all);
    }

    /** In text only of one host; of several they would lengthen the list, and plugins are waited for. */
    private static boolean hasFigures(Format format, int hosts) {
        return switch (format) {
            case TEXT -> hosts == 1;
            case HTML, MARKDOWN -> true;
            case JSON, CSV, JUNIT -> false;
        };
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
