// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.diagnosis;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IWorkbenchPage;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.report.Plain;
import org.rdpworkbench.ui.DiagnosisState;
import org.rdpworkbench.ui.internal.hosts.Asked;

/** Shows what came of the last look at a host, judged with today's plugins; looks where there was none. */
final class OpenLast {

    private OpenLast() {}

    static void run(IWorkbenchPage page, Target target) {
        OpenCase open = OpenCase.live(target);
        IEditorPart editor = page.findEditor(new DiagnosisInput(open));
        if (editor != null) {
            page.activate(editor);
        } else {
            read(page, open);
        }
    }

    private static void read(IWorkbenchPage page, OpenCase open) {
        Display display = page.getWorkbenchWindow().getShell().getDisplay();
        ICoreRunnable read = monitor -> {
            if (last(open)) {
                display.asyncExec(() -> Diagnose.show(page, open));
            } else {
                display.asyncExec(() -> Diagnose.run(page, open.target(), Asked.NOTHING));
            }
        };
        Job.create("Opening " + Plain.escape(open.target().toString(), 80), read).schedule();
    }

    /** Says in the editor, where the person looks, when the store cannot be read. */
    private static boolean last(OpenCase open) {
        try {
            return CaseReading.last(open);
        } catch (CoreException e) {
            open.change(new DiagnosisState.Broken("The last result cannot be shown. " + e.getStatus().getMessage()));
            return true;
        }
    }
}
