// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.diagnosis;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Shell;
import org.rdpworkbench.core.run.CaseFormat;
import org.rdpworkbench.core.run.CaseRecord;
import org.rdpworkbench.core.run.WholeFile;
import org.rdpworkbench.report.Plain;

/** Writes a case into a file that the person chooses. */
public final class SaveCase {

    private static final String[] EXTENSIONS = {"*.case;*.json", "*"};
    private static final String[] NAMES = {"Case files", "All files"};

    private SaveCase() {}

    static void ask(Shell shell, CaseRecord record) {
        FileDialog dialog = new FileDialog(shell, SWT.SAVE);
        dialog.setText("Save Case");
        dialog.setFilterExtensions(EXTENSIONS);
        dialog.setFilterNames(NAMES);
        dialog.setFileName(record.target().toString().replaceAll("[^A-Za-z0-9.-]+", "_") + ".case");
        dialog.setOverwrite(true);
        String chosen = dialog.open();
        if (chosen != null) {
            ICoreRunnable write = monitor -> write(Path.of(chosen), record);
            Job.create("Saving " + OpenCaseHandler.shortName(Path.of(chosen)), write).schedule();
        }
    }

    static void write(Path file, CaseRecord record) throws CoreException {
        try (WholeFile whole = WholeFile.at(file.toString())) {
            whole.write(CaseFormat.write(List.of(record)));
        } catch (IOException e) {
            throw new CoreException(Status.error(
                    "The case cannot be written to " + Plain.escape(file.toString()) + ".", e));
        } catch (IllegalArgumentException e) {
            throw new CoreException(Status.error(e.getMessage(), e));
        }
    }
}
