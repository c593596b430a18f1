// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.diagnosis;

import org.eclipse.ui.IWorkbenchPage;
import org.rdpworkbench.store.History;
import org.rdpworkbench.ui.internal.cases.CaseOrigin;

/** Opens a diagnosis of the history in an editor of its own, judged with the plugins that are installed now. */
public final class OpenEntry {

    private OpenEntry() {}

    /** The editor is there at once, and is filled in the background. */
    public static void run(IWorkbenchPage page, History.Entry entry) {
        OpenCase open = OpenCase.saved(entry.target(), CaseOrigin.of(entry));
        Diagnose.show(page, open).filter(shown -> shown == open).ifPresent(CaseReading::start);
    }
}
