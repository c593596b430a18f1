// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.export;

import java.nio.file.Path;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Display;
import org.rdpworkbench.report.Plain;

/** Writes an export in the background. */
final class ExportJob extends Job {

    private static final int MOST_NAME = 80;

    private final Export export;
    private final Path file;
    private final Runnable written;

    /** @param written is run on the UI thread when the file is there */
    ExportJob(Export export, Path file, Runnable written) {
        super("Exporting to " + Plain.escape(String.valueOf(file.getFileName()), MOST_NAME));
        this.export = export;
        this.file = file;
        this.written = written;
    }

    @Override
    protected IStatus run(IProgressMonitor monitor) {
        try {
            export.write(file.toString(), monitor);
            Display.getDefault().asyncExec(written);
            return Status.OK_STATUS;
        } catch (OperationCanceledException e) {
            return Status.CANCEL_STATUS;
        } catch (CoreException e) {
            return e.getStatus();
        }
    }

    /** Plugins that draw figures are waited for no longer. */
    @Override
    protected void canceling() {
        Thread thread = getThread();
        if (thread != null) {
            thread.interrupt();
        }
    }
}
