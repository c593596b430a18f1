// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.export;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.SubMonitor;
import org.rdpworkbench.core.run.CaseFormat;
import org.rdpworkbench.core.run.Diagnostics;
import org.rdpworkbench.core.run.Run;
import org.rdpworkbench.core.run.Snapshot;
import org.rdpworkbench.core.run.WholeFile;
import org.rdpworkbench.report.Plain;
import org.rdpworkbench.report.Redaction;
import org.rdpworkbench.report.Report;
import org.rdpworkbench.report.TextStyle;
import org.rdpworkbench.ui.internal.Services;
import org.rdpworkbench.ui.internal.repairs.WeakHosts;
import org.rdpworkbench.ui.internal.cases.CaseSource;

/**
 * What is to be written.
 *
 * @param redact what is taken out; nothing ever is of a case file
 */
record Export(List<CaseSource> cases, ExportFormat format, Redaction.Level redact) {

    /** The document, and what is masked in it. Waits for files, the store and plugins. */
    Report document(IProgressMonitor monitor) throws CoreException {
        SubMonitor progress = SubMonitor.convert(monitor, cases.size() + 1);
        Snapshot plugins = Services.find(Diagnostics.class).orElseThrow(
                () -> new CoreException(Status.error("The diagnosis engine is not installed."))).snapshot();
        List<Run> runs = new ArrayList<>();
        for (CaseSource source : cases) {
            requireWanted(monitor);
            runs.add(source.read(plugins));
            progress.worked(1);
        }
        requireWanted(monitor);
        return format.report().map(report -> Report.of(runs, plugins, redact, report,
                TextStyle.of(StandardCharsets.UTF_8, false), WeakHosts.read())).orElseGet(() -> evidence(runs));
    }

    private static void requireWanted(IProgressMonitor monitor) {
        if (monitor.isCanceled() || Thread.currentThread().isInterrupted()) {
            throw new OperationCanceledException();
        }
    }

    private static Report evidence(List<Run> runs) {
        return new Report(new String(CaseFormat.write(runs.stream().map(Run::record).toList()),
                StandardCharsets.UTF_8), Map.of());
    }

    /**
     * Writes the whole document or nothing.
     *
     * @throws CoreException with one sentence that names the file
     * @throws OperationCanceledException when nobody wants it any more; then nothing is left
     */
    void write(String file, IProgressMonitor monitor) throws CoreException {
        try (WholeFile whole = WholeFile.at(file)) {
            byte[] content = document(monitor).text().getBytes(StandardCharsets.UTF_8);
            requireWanted(monitor);
            whole.write(content);
        } catch (IOException | InvalidPathException e) {
            throw new CoreException(Status.error(Plain.escape(file) + " cannot be written.", e));
        } catch (IllegalArgumentException e) {
            // More evidence than one case file can hold.
            throw new CoreException(Status.error(e.getMessage(), e));
        }
    }
}
