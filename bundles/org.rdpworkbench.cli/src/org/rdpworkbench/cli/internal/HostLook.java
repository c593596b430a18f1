// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cli.internal;

import java.io.PrintWriter;
import java.util.List;
import java.util.function.Supplier;
import org.rdpworkbench.cli.ExitState;
import org.rdpworkbench.core.run.CaseFormat;
import org.rdpworkbench.core.run.Diagnostics;
import org.rdpworkbench.core.run.Progress;
import org.rdpworkbench.core.run.Request;
import org.rdpworkbench.core.run.Run;
import org.rdpworkbench.core.run.Texts;

/** Looks at hosts and writes what came of it. */
final class HostLook {

    private final Supplier<Diagnostics> diagnostics;
    private final OutputOptions options;
    private final PrintWriter err;

    HostLook(Supplier<Diagnostics> diagnostics, OutputOptions options, PrintWriter err) {
        this.diagnostics = diagnostics;
        this.options = options;
        this.err = err;
    }

    /**
     * @param caseFile where to save the evidence, or null
     * @return the exit state
     * @throws FileException before anything is looked at, when a file cannot be written
     */
    int at(List<Request> requests, String caseFile) throws FileException {
        try (Output output = options.open(); OutputFile saved = caseFile == null ? null : OutputFile.at(caseFile)) {
            if (saved != null && output.file() != null && saved.target().equals(output.file().target())) {
                throw options.bad("--case and --output name the same file.");
            }
            Diagnostics engine = diagnostics.get();
            Texts texts = engine.snapshot().texts();
            ParallelRuns done = look(engine, requests);
            if (done.cancelled()) {
                return cancelled(output, done, texts);
            }
            // The evidence first: it cannot be had again, the result can.
            if (saved != null) {
                saved.write(CaseFormat.write(done.runs().stream().map(Run::record).toList()));
            }
            return Results.write(done.runs().stream().map(Run::diagnosis).toList(), texts, output);
        }
    }

    private ParallelRuns look(Diagnostics engine, List<Request> requests) {
        if (options.quiet() || !options.terminal().errIsTerminal()) {
            return ParallelRuns.of(requests, request -> engine.diagnose(request, Progress.SILENT));
        }
        StatusLine status = new StatusLine(err);
        try {
            return ParallelRuns.of(requests, request -> engine.diagnose(request, status));
        } finally {
            status.close();
        }
    }

    /** What was seen so far is shown, but no file is replaced by half a result. */
    private int cancelled(Output output, ParallelRuns done, Texts texts) throws FileException {
        boolean shown = output.file() == null && !done.runs().isEmpty();
        if (!options.quiet()) {
            err.println("rdpworkbench: cancelled" + (shown ? "; this is what was seen until then." : "."));
            err.flush();
        }
        if (shown) {
            Results.write(done.runs().stream().map(Run::diagnosis).toList(), texts, output);
        }
        return ExitState.CANCELLED;
    }
}
