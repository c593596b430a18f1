// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.diagnosis;

import java.util.Optional;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.handlers.HandlerUtil;
import org.rdpworkbench.core.spi.CollectorScript;
import org.rdpworkbench.ui.internal.Services;

/** Shows how evidence is collected on a machine without the workbench, for the host in the editor if there is one. */
public final class CollectHandler extends AbstractHandler {

    @Override
    public Object execute(ExecutionEvent event) {
        Shell shell = HandlerUtil.getActiveWorkbenchWindow(event).getShell();
        String host = host(HandlerUtil.getActiveEditor(event));
        // The plugin with the script comes to life when it is asked.
        ICoreRunnable find = monitor -> {
            Optional<CollectorScript> script = Services.find(CollectorScript.class);
            shell.getDisplay().asyncExec(() -> open(shell, script, host));
        };
        Job job = Job.create("Looking for the collector", find);
        job.setSystem(true);
        job.schedule();
        return null;
    }

    private static void open(Shell shell, Optional<CollectorScript> script, String host) {
        if (shell.isDisposed()) {
            return;
        }
        if (script.isPresent()) {
            new CollectDialog(shell, script.get(), host).open();
        } else {
            MessageDialog.openInformation(shell, CollectDialog.TITLE, "No installed plugin has a collector.");
        }
    }

    /** It is pasted into a shell, for which the names that a target can have hold nothing to obey. */
    private static String host(IEditorPart editor) {
        return editor != null && editor.getEditorInput() instanceof DiagnosisInput input
                ? input.open().target().host() : "HOST";
    }
}
