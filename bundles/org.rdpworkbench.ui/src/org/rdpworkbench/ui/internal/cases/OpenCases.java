// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.cases;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.ui.IEditorReference;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.rdpworkbench.core.run.Run;
import org.rdpworkbench.report.Plain;
import org.rdpworkbench.ui.DiagnosisState;
import org.rdpworkbench.ui.internal.diagnosis.DiagnosisInput;
import org.rdpworkbench.ui.internal.diagnosis.OpenCase;

/** The cases that editors show. */
public final class OpenCases {

    private OpenCases() {}

    /** What the editors of the page show, in their order, without looks that are under way or were stopped. */
    public static List<CaseSource> of(IWorkbenchPage page) {
        return Stream.of(page.getEditorReferences()).flatMap(editor -> input(editor).stream())
                .flatMap(input -> source(input).stream()).toList();
    }

    /** What the active editor shows. */
    public static Optional<CaseSource> active(IWorkbenchPage page) {
        return Optional.ofNullable(page.getActiveEditor()).map(editor -> editor.getEditorInput())
                .flatMap(input -> input instanceof DiagnosisInput open ? source(open) : Optional.empty());
    }

    private static Optional<DiagnosisInput> input(IEditorReference editor) {
        try {
            return editor.getEditorInput() instanceof DiagnosisInput open ? Optional.of(open) : Optional.empty();
        } catch (PartInitException e) {
            // An editor that cannot be restored shows nothing that could be used.
            return Optional.empty();
        }
    }

    /** What is being read after a restart is read once more by whoever wants it before. */
    private static Optional<CaseSource> source(DiagnosisInput input) {
        OpenCase open = input.open();
        return switch (open.state()) {
            case DiagnosisState.Judged judged when !judged.cancelled() -> Optional.of(new CaseSource(name(open),
                    Optional.of(new CaseSource.About(judged.record().target(), judged.record().began(),
                            judged.diagnosis().verdict())), open.source(),
                    plugins -> new Run(judged.record(), judged.diagnosis(), false)));
            case DiagnosisState.Waiting waiting -> open.source().map(origin ->
                    CaseSource.at(name(open), Optional.empty(), origin));
            default -> Optional.empty();
        };
    }

    private static String name(OpenCase open) {
        return Plain.escape(open.target().toString(), CaseSource.MOST_NAME)
                + open.file().map(file -> ", from " + Plain.escape(file, CaseSource.MOST_NAME)).orElse("");
    }
}
