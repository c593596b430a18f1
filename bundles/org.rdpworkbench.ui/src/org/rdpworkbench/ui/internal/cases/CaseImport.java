// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.cases;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.core.runtime.jobs.Job;
import org.rdpworkbench.core.run.CaseRecord;
import org.rdpworkbench.core.run.ColumnValues;
import org.rdpworkbench.core.run.Diagnostics;
import org.rdpworkbench.core.run.Snapshot;
import org.rdpworkbench.report.Plain;
import org.rdpworkbench.store.History;
import org.rdpworkbench.store.StoreException;
import org.rdpworkbench.ui.internal.LocalTimes;
import org.rdpworkbench.ui.internal.SymptomLines;
import org.rdpworkbench.ui.internal.diagnosis.SavedCases;
import org.rdpworkbench.ui.internal.hosts.Asked;
import org.rdpworkbench.ui.internal.store.WindowStore;

/** Puts the cases of files into the history, judged with the plugins that are installed now. */
final class CaseImport extends Job {

    private final List<Path> files;

    CaseImport(List<Path> files) {
        super("Importing cases");
        this.files = List.copyOf(files);
    }

    @Override
    protected IStatus run(IProgressMonitor monitor) {
        try {
            keep(files, monitor);
            return Status.OK_STATUS;
        } catch (OperationCanceledException e) {
            return Status.CANCEL_STATUS;
        } catch (CoreException e) {
            return e.getStatus();
        }
    }

    /** Whoever shows the history hears of it. */
    @Override
    public boolean belongsTo(Object family) {
        return family == History.class;
    }

    /**
     * Keeps every case that is not there yet, and says how many these were. A file that is refused does not hold up the
     * others.
     *
     * @throws CoreException when a file cannot be read, or the store not be written, or a case is dated in the future
     *         and would hide all later looks; what was kept stays
     */
    static int keep(List<Path> files, IProgressMonitor monitor) throws CoreException {
        Snapshot plugins = SavedCases.plugins();
        SubMonitor progress = SubMonitor.convert(monitor, files.size());
        List<IStatus> problems = new ArrayList<>();
        int kept = 0;
        try {
            History history = WindowStore.open().history();
            for (Path file : files) {
                for (CaseRecord record : records(file, plugins, problems)) {
                    progress.checkCanceled();
                    kept += keep(history, record, plugins) ? 1 : 0;
                }
                progress.worked(1);
            }
        } catch (StoreException e) {
            throw new CoreException(Status.error(e.getMessage(), e));
        }
        SavedCases.requireNone(problems);
        return kept;
    }

    /** All of the file or none. */
    private static List<CaseRecord> records(Path file, Snapshot plugins, List<IStatus> problems) {
        try {
            List<CaseRecord> records = SavedCases.read(file, plugins);
            for (CaseRecord record : records) {
                requirePast(file, record);
            }
            return records;
        } catch (CoreException e) {
            problems.add(e.getStatus());
            return List.of();
        }
    }

    private static void requirePast(Path file, CaseRecord record) throws CoreException {
        if (record.began().isAfter(Instant.now())) {
            throw new CoreException(Status.error(Plain.escape(file.toString()) + " is not kept: its case of "
                    + Plain.escape(record.target().toString(), Plain.MOST_VALUE) + " is dated "
                    + LocalTimes.second(record.began()) + ", which is in the future by the clock of this machine."));
        }
    }

    /** The same look is kept once, however often its file is imported. */
    private static boolean keep(History history, CaseRecord record, Snapshot plugins) throws StoreException {
        Set<Object> moments = new HashSet<>();
        history.of(record.target()).forEach(entry -> moments.add(entry.at()));
        if (moments.contains(record.began())) {
            return false;
        }
        history.keep(record, Diagnostics.judge(plugins, record, record.symptom().flatMap(SymptomLines::symptom)),
                ColumnValues.of(plugins, record), Asked.of(record, plugins).thorough());
        return true;
    }
}
