// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cli.internal;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.rdpworkbench.cli.ExitState;
import org.rdpworkbench.core.run.CaseFormat;
import org.rdpworkbench.core.run.CaseRecord;
import org.rdpworkbench.core.run.Diagnostics;
import org.rdpworkbench.core.run.Progress;
import org.rdpworkbench.core.run.Request;
import org.rdpworkbench.core.run.Run;
import org.rdpworkbench.core.run.RunsUnderWay;
import org.rdpworkbench.core.run.Snapshot;
import org.rdpworkbench.core.run.Sweep;
import org.rdpworkbench.core.spi.Evidence;
import org.rdpworkbench.report.Format;
import org.rdpworkbench.report.Plain;

/** Looks at hosts and writes what came of it. */
final class HostLook {

    private final Supplier<Diagnostics> diagnostics;
    private final OutputOptions options;
    private final boolean keep;
    private final PrintWriter err;
    private final Reminder reminder = new Reminder();

    /** @param keep whether what is found out is to outlive this run */
    HostLook(Supplier<Diagnostics> diagnostics, OutputOptions options, boolean keep, PrintWriter err) {
        this.diagnostics = diagnostics;
        this.options = options;
        this.keep = keep;
        this.err = err;
    }

    /**
     * @param caseFile where to save the evidence, or null
     * @return the exit state
     * @throws FileException before anything is looked at, when a file cannot be written
     */
    int at(List<Request> requests, String caseFile) throws FileException {
        try (Output output = options.open(Format.OF_DIAGNOSES);
                OutputFile saved = caseFile == null ? null : OutputFile.at(caseFile)) {
            if (saved != null && output.file() != null && saved.target().equals(output.file().target())) {
                throw options.bad("--case and --output name the same file.");
            }
            return at(requests, diagnostics.get(), output, saved);
        }
    }

    private int at(List<Request> requests, Diagnostics engine, Output output, OutputFile saved) throws FileException {
        try (RunsUnderWay.Mark mark = engine.begin()) {
            // One snapshot for all hosts: they are judged by the same plugins, and putting it together takes time.
            Snapshot plugins = engine.snapshot();
            Sweep done = look(engine, plugins, requests);
            reminder.tell(options, err);
            List<Run> runs = Diagnostics.judge(plugins, done.looks(), requests.getFirst().symptom());
            // An interrupt while hosts are judged leaves findings open, so it counts as well; and a thread that is
            // still marked as interrupted, because a person asked twice, could not write any file.
            boolean open = Thread.interrupted();
            if (open || done.cancelled()) {
                cancelled(output, saved, runs, plugins);
                keep(open ? List.of() : runs, plugins, requests);
                return ExitState.CANCELLED;
            }
            return finished(output, saved, runs, plugins, requests);
        }
    }

    private int finished(Output output, OutputFile saved, List<Run> runs, Snapshot plugins, List<Request> requests)
            throws FileException {
        int state;
        boolean kept = false;
        try {
            state = write(output, saved, runs, plugins);
        } finally {
            // Nobody waits for it, and it is kept whatever became of the files.
            kept = keep(runs, plugins, requests);
        }
        return kept ? state : ExitState.USAGE;
    }

    /** False when it should have been done and was not, which is said. */
    private boolean keep(List<Run> runs, Snapshot plugins, List<Request> requests) {
        List<Run> whole = keep ? runs.stream().filter(run -> !run.cancelled()).toList() : List.of();
        Optional<String> problem = whole.isEmpty() ? Optional.empty()
                : Keeping.keep(whole, plugins, requests.getFirst().thorough());
        problem.ifPresent(words -> err.println("rdpworkbench: " + Plain.escape(words, 500)));
        return problem.isEmpty();
    }

    /** The evidence first: it cannot be had again, the result can. Where it cannot be saved the result is shown. */
    private int write(Output output, OutputFile saved, List<Run> runs, Snapshot plugins) throws FileException {
        FileException lost = null;
        try {
            if (saved != null) {
                save(saved, runs.stream().map(Run::record).toList());
            }
        } catch (FileException e) {
            lost = e;
        }
        int state = Results.write(runs, plugins, options.redact(), output, reminder.weakened());
        if (lost != null) {
            throw lost;
        }
        return state;
    }

    private Sweep look(Diagnostics engine, Snapshot plugins, List<Request> requests) {
        if (options.quiet() || !options.terminal().errIsTerminal()) {
            return Sweep.of(requests, Sweep.AT_ONCE, request -> engine.collect(plugins, request, Progress.SILENT));
        }
        StatusLine status = new StatusLine(err);
        try {
            return Sweep.of(requests, Sweep.AT_ONCE, request -> engine.collect(plugins, request, status));
        } finally {
            status.close();
        }
    }

    /** What was seen so far is shown and saved, but no result in a file is replaced by half of one. */
    private void cancelled(Output output, OutputFile saved, List<Run> runs, Snapshot plugins)
            throws FileException {
        boolean shown = output.file() == null && !runs.isEmpty();
        Optional<String> lost = saved == null ? Optional.empty() : lost(saved, runs);
        if (!options.quiet() || lost.isPresent()) {
            String seen = shown ? "; this is what was seen until then" : "";
            String kept = saved == null ? "" : "; the evidence is saved in " + saved.target();
            err.println("rdpworkbench: cancelled" + Plain.escape(lost.orElse(seen + kept + "."), 500));
            err.flush();
        }
        if (shown) {
            Results.write(runs, plugins, options.redact(), output, reminder.weakened());
        }
    }

    /** Saves the evidence, or says why there is no file. */
    private static Optional<String> lost(OutputFile saved, List<Run> runs) {
        List<CaseRecord> records = runs.stream().map(Run::record).toList();
        if (records.stream().flatMap(record -> record.evidence().values().stream())
                .noneMatch(Evidence.Observed.class::isInstance)) {
            return Optional.of("; nothing was seen that could be saved in " + saved.target() + ".");
        }
        try {
            save(saved, records);
            return Optional.empty();
        } catch (FileException e) {
            return Optional.of(". " + e.getMessage());
        }
    }

    private static void save(OutputFile saved, List<CaseRecord> records) throws FileException {
        try {
            saved.write(CaseFormat.write(records));
        } catch (IllegalArgumentException e) {
            throw new FileException("Cannot write " + saved.target() + ": " + e.getMessage(), e);
        }
    }
}
