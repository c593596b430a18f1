// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.ui.internal.hosts.Asked;

/** Opens a diagnosis editor and starts a look in it. */
public final class Diagnose {

    /** One editor for each of some hundred hosts would make the workbench stand still. */
    public static final int MOST_EDITORS = SavedCases.MOST;

    private Diagnose() {}

    /**
     * Shows the target's editor and starts a look there. One that is under way for the same goes on, and one for
     * something else is stopped.
     *
     * @param asked what it is to find out; the next look at this host repeats it
     */
    public static void run(IWorkbenchPage page, Target target, Asked asked) {
        show(page, OpenCase.live(target)).filter(open -> !open.looking() || !open.asked().equals(asked))
                .ifPresent(open -> start(page, open, asked));
    }

    /**
     * Looks at several hosts, a few at once and without opening editors; one that is open already shows what comes of
     * it.
     *
     * @param hosts what each look is to find out
     */
    static void all(IWorkbenchPage page, Map<Target, Asked> hosts) {
        List<OpenCase> cases = new ArrayList<>();
        hosts.forEach((target, asked) -> {
            IEditorPart editor = page.findEditor(new DiagnosisInput(OpenCase.live(target)));
            OpenCase open = editor == null ? OpenCase.live(target) : ((DiagnosisInput) editor.getEditorInput()).open();
            open.asked(asked);
            cases.add(open);
        });
        new DiagnoseHosts(cases).schedule();
    }

    private static void start(IWorkbenchPage page, OpenCase open, Asked asked) {
        Job.getJobManager().cancel(open);
        open.asked(asked);
        new DiagnoseJob(open).schedule();
    }

    /** Shows what came of the last look at that host; looks where there was none. */
    public static void open(IWorkbenchPage page, Target target) {
        OpenLast.run(page, target);
    }

    /** Opens the editor of a case, or the one that is open for it already, and says which case that one holds. */
    public static Optional<OpenCase> show(IWorkbenchPage page, OpenCase open) {
        try {
            IEditorPart editor = page.openEditor(new DiagnosisInput(open), DiagnosisEditor.ID, true,
                    IWorkbenchPage.MATCH_ID | IWorkbenchPage.MATCH_INPUT);
            return Optional.ofNullable(editor).map(e -> ((DiagnosisInput) e.getEditorInput()).open());
        } catch (PartInitException e) {
            ILog.of(Diagnose.class).error("The editor cannot be opened.", e);
            return Optional.empty();
        }
    }
}
