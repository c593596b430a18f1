// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.cases;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.Status;
import org.eclipse.ui.IEditorReference;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.rdpworkbench.core.run.CaseRecord;
import org.rdpworkbench.core.run.Diagnostics;
import org.rdpworkbench.core.run.Run;
import org.rdpworkbench.core.run.Snapshot;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.core.spi.Verdict;
import org.rdpworkbench.report.Plain;
import org.rdpworkbench.store.History;
import org.rdpworkbench.store.StoreException;
import org.rdpworkbench.ui.DiagnosisState;
import org.rdpworkbench.ui.internal.SymptomLines;
import org.rdpworkbench.ui.internal.diagnosis.DiagnosisInput;
import org.rdpworkbench.ui.internal.diagnosis.SavedCases;
import org.rdpworkbench.ui.internal.store.WindowStore;

/**
 * A case that can be had, and is read only when somebody wants it.
 *
 * @param name for a person, escaped
 * @param about what is known of it already; empty for a file that nobody has looked into
 */
public record CaseSource(String name, Optional<About> about, Reading reading) {

    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneId.systemDefault());
    private static final int MOST_NAME = 80;

    /** What tells one case of a host from another. */
    public record About(Target target, Instant at, Verdict verdict) {}

    /** How the case is had. */
    public interface Reading {

        /** Waits for files and the store, so it is not for the UI thread. */
        Run read(Snapshot plugins) throws CoreException;
    }

    /** Reads it in the calling thread; what is judged anew is judged with these plugins. */
    public Run read(Snapshot plugins) throws CoreException {
        return reading.read(plugins);
    }

    /** A moment in words, by the clock on the wall. */
    public static String when(Instant at) {
        return WHEN.format(at);
    }

    /** What the editors of the page show, in their order, without looks that are under way or were stopped. */
    public static List<CaseSource> open(IWorkbenchPage page) {
        return Stream.of(page.getEditorReferences()).flatMap(editor -> input(editor).stream())
                .flatMap(input -> of(input).stream()).toList();
    }

    /** What the active editor shows. */
    public static Optional<CaseSource> active(IWorkbenchPage page) {
        return Optional.ofNullable(page.getActiveEditor()).map(editor -> editor.getEditorInput())
                .flatMap(input -> input instanceof DiagnosisInput open ? of(open) : Optional.empty());
    }

    private static Optional<DiagnosisInput> input(IEditorReference editor) {
        try {
            return editor.getEditorInput() instanceof DiagnosisInput open ? Optional.of(open) : Optional.empty();
        } catch (PartInitException e) {
            // An editor that cannot be restored shows nothing that could be used.
            return Optional.empty();
        }
    }

    private static Optional<CaseSource> of(DiagnosisInput input) {
        return input.open().state() instanceof DiagnosisState.Judged judged && !judged.cancelled()
                ? Optional.of(new CaseSource(name(input), Optional.of(new About(judged.record().target(),
                        judged.record().began(), judged.diagnosis().verdict())),
                        plugins -> new Run(judged.record(), judged.diagnosis(), false)))
                : Optional.empty();
    }

    private static String name(DiagnosisInput input) {
        return Plain.escape(input.open().target().toString(), MOST_NAME)
                + input.open().file().map(file -> ", from " + Plain.escape(file, MOST_NAME)).orElse("");
    }

    /** A case in the store. */
    public static CaseSource of(History.Entry entry) {
        return new CaseSource(Plain.escape(entry.target().toString(), MOST_NAME) + ", " + when(entry.at()),
                Optional.of(new About(entry.target(), entry.at(), entry.verdict())),
                plugins -> judged(kept(entry), plugins));
    }

    private static CaseRecord kept(History.Entry entry) throws CoreException {
        try {
            return WindowStore.open().history().caseOf(entry.id()).orElseThrow(() -> new CoreException(
                    Status.error("This diagnosis is not in the history any more.")));
        } catch (StoreException e) {
            throw new CoreException(Status.error(e.getMessage(), e));
        }
    }

    /** The one case in a file. */
    public static CaseSource of(Path file) {
        return new CaseSource(Plain.escape(file.toString(), MOST_NAME), Optional.empty(), plugins -> {
            List<CaseRecord> records = SavedCases.read(file);
            if (records.size() > 1) {
                throw new CoreException(Status.error(Plain.escape(file.toString()) + " holds " + records.size()
                        + " cases. Open it, and choose one of its editors."));
            }
            return judged(records.getFirst(), plugins);
        });
    }

    private static Run judged(CaseRecord record, Snapshot plugins) {
        return new Run(record, Diagnostics.judge(plugins, record,
                record.symptom().flatMap(SymptomLines::symptom)), false);
    }

    /** What the store holds about hosts: the latest of each, in the order of the hosts. Not for the UI thread. */
    public static List<CaseSource> latest(List<Target> hosts) throws StoreException {
        List<CaseSource> found = new ArrayList<>();
        for (Target host : hosts) {
            WindowStore.open().history().of(host).stream().findFirst().map(CaseSource::of).ifPresent(found::add);
        }
        return List.copyOf(found);
    }
}
