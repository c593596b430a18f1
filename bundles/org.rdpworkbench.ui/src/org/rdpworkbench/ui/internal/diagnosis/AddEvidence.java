// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.diagnosis;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.widgets.Shell;
import org.rdpworkbench.core.run.CaseRecord;
import org.rdpworkbench.core.run.Diagnostics;
import org.rdpworkbench.core.run.Run;
import org.rdpworkbench.core.run.SavedEvidence;
import org.rdpworkbench.core.run.Snapshot;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.report.Plain;
import org.rdpworkbench.store.History;
import org.rdpworkbench.ui.DiagnosisState;

/** Joins what a file or a text says of a host, such as the log of a client, with the case in an editor. */
final class AddEvidence extends Job {

    private static final int MOST_NAMED = 5;

    private static final String PASTED = "What was pasted";

    /** How what was seen elsewhere is read. */
    private interface Reading {
        List<CaseRecord> records(Snapshot plugins) throws CoreException;
    }

    private final Shell shell;
    private final OpenCase open;
    /** What it is, at the beginning of a sentence. */
    private final String name;
    private final Reading reading;

    private AddEvidence(Shell shell, OpenCase open, String title, String name, Reading reading) {
        super(title);
        this.shell = shell;
        this.open = open;
        this.name = name;
        this.reading = reading;
    }

    /**
     * What a file says.
     *
     * @param shell where the person is asked whether two names mean the same host
     */
    static AddEvidence of(Shell shell, OpenCase open, Path file) {
        String name = OpenCaseHandler.shortName(file);
        return new AddEvidence(shell, open, "Adding " + name, name, plugins -> SavedCases.read(file, plugins));
    }

    /** What a text says that the person copied, as an event viewer shows events; see {@link #of}. */
    static AddEvidence pasted(Shell shell, OpenCase open, String text) {
        return new AddEvidence(shell, open, "Adding what was pasted", PASTED,
                plugins -> SavedCases.read(PASTED, text.getBytes(StandardCharsets.UTF_8), plugins));
    }

    @Override
    protected IStatus run(IProgressMonitor monitor) {
        try {
            Snapshot plugins = SavedCases.plugins();
            CaseRecord elsewhere = about(reading.records(plugins));
            // The look may have changed while the person was asked.
            if (!sameHost(elsewhere) || !(open.state() instanceof DiagnosisState.Judged judged)) {
                return Status.CANCEL_STATUS;
            }
            CaseRecord both = SavedEvidence.both(judged.record(), elsewhere);
            new Look(open).show(new Run(both, Diagnostics.judge(plugins, both, Look.symptom(both)), false), plugins);
            return Status.OK_STATUS;
        } catch (CoreException e) {
            return e.getStatus();
        }
    }

    /** What the file says of this host; where it knows only one host, what it says of that. */
    private CaseRecord about(List<CaseRecord> all) throws CoreException {
        List<CaseRecord> records = all.stream().filter(record -> !SavedEvidence.looked(record)).toList();
        if (records.isEmpty()) {
            throw new CoreException(Status.error(name + " holds a look from here and nothing"
                    + " from elsewhere. Diagnosis > Compare With puts it beside this one."));
        }
        if (records.size() == 1) {
            return records.getFirst();
        }
        return records.stream().filter(this::named).findFirst().orElseThrow(() -> new CoreException(Status.error(
                name + " says nothing of " + name(open.target()) + ". It is about "
                        + records.stream().limit(MOST_NAMED).map(one -> name(one.target()))
                                .collect(Collectors.joining(", "))
                        + (records.size() > MOST_NAMED ? " and others" : "") + ".")));
    }

    private boolean named(CaseRecord record) {
        return record.target().host().equalsIgnoreCase(open.target().host());
    }

    private boolean sameHost(CaseRecord elsewhere) {
        return named(elsewhere) || shell.getDisplay().syncCall(() -> !shell.isDisposed()
                && MessageDialog.openQuestion(shell, "Add Evidence", name + " is about "
                        + name(elsewhere.target()) + ", and this diagnosis is about " + name(open.target())
                        + ". Are both the same host?"));
    }

    private static String name(Target target) {
        return Plain.escape(target.toString(), Plain.MOST_VALUE);
    }

    /** The history changes. */
    @Override
    public boolean belongsTo(Object family) {
        return family == open || family == History.class;
    }
}
