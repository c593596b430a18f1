// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.diagnosis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.handlers.HandlerUtil;
import org.rdpworkbench.core.run.CaseFormat;
import org.rdpworkbench.core.run.CaseFormatException;
import org.rdpworkbench.core.run.CaseRecord;
import org.rdpworkbench.core.run.Diagnostics;
import org.rdpworkbench.core.run.Symptom;
import org.rdpworkbench.ui.internal.Services;
import org.rdpworkbench.ui.internal.SymptomLines;
import org.rdpworkbench.ui.internal.diagnosis.OpenCase.Judged;

/** Asks for case files and opens an editor for each case, judged with the plugins that are installed now. */
public final class OpenCaseHandler extends AbstractHandler {

    @Override
    public Object execute(ExecutionEvent event) {
        FileDialog dialog = new FileDialog(HandlerUtil.getActiveShell(event), SWT.OPEN | SWT.MULTI);
        dialog.setText("Open Case");
        dialog.setFilterExtensions(SaveCase.EXTENSIONS);
        dialog.setFilterNames(SaveCase.NAMES);
        if (dialog.open() != null) {
            IWorkbenchPage page = HandlerUtil.getActiveWorkbenchWindow(event).getActivePage();
            for (String name : dialog.getFileNames()) {
                open(page, Path.of(dialog.getFilterPath(), name));
            }
        }
        return null;
    }

    /** Reads and judges in the background, then opens the editors. */
    static void open(IWorkbenchPage page, Path file) {
        ICoreRunnable read = monitor -> {
            Diagnostics diagnostics = Services.find(Diagnostics.class)
                    .orElseThrow(() -> new CoreException(Status.error("The diagnosis engine is not installed.")));
            List<OpenCase> cases = new ArrayList<>();
            List<CaseRecord> records = read(file);
            for (CaseRecord record : records) {
                String name = records.size() == 1 ? file.toString() : file + ", case " + (cases.size() + 1);
                OpenCase open = OpenCase.saved(record.target(), name);
                open.symptom(record.symptom());
                Optional<Symptom> symptom = record.symptom().flatMap(SymptomLines::symptom);
                open.change(new Judged(record, diagnostics.judge(record, symptom), false, diagnostics.snapshot()));
                cases.add(open);
            }
            page.getWorkbenchWindow().getShell().getDisplay().asyncExec(() -> cases.forEach(one -> show(page, one)));
        };
        Job.create("Opening " + file.getFileName(), read).schedule();
    }

    /** Where the file is open already, that editor shows what was judged now. */
    private static void show(IWorkbenchPage page, OpenCase judged) {
        Diagnose.show(page, judged).filter(open -> open != judged).ifPresent(open -> {
            open.symptom(judged.symptom());
            open.change(judged.state());
        });
    }

    static List<CaseRecord> read(Path file) throws CoreException {
        try {
            if (Files.size(file) > CaseFormat.MOST_BYTES) {
                throw new CaseFormatException("is larger than " + (CaseFormat.MOST_BYTES >> 20) + " MiB.");
            }
            return CaseFormat.read(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new CoreException(Status.error(file + " cannot be read.", e));
        } catch (CaseFormatException e) {
            throw new CoreException(Status.error(file + " " + e.getMessage(), e));
        }
    }
}
