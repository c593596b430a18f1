// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.diagnosis;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.handlers.HandlerUtil;
import org.rdpworkbench.report.Plain;

/** Asks for files with evidence and opens an editor for each case, judged with the plugins that are installed now. */
public final class OpenCaseHandler extends AbstractHandler {

    /** For dialogs that ask for files with evidence. */
    public static final String[] EXTENSIONS = {"*.case;*.json;*.evtx;*.xml", "*"};
    /** What these are called there. */
    public static final String[] NAMES = {"Cases, client logs, collected evidence", "All files"};

    @Override
    public Object execute(ExecutionEvent event) {
        FileDialog dialog = new FileDialog(HandlerUtil.getActiveWorkbenchWindow(event).getShell(),
                SWT.OPEN | SWT.MULTI);
        dialog.setText("Open Case");
        dialog.setFilterExtensions(EXTENSIONS);
        dialog.setFilterNames(NAMES);
        if (dialog.open() != null) {
            open(HandlerUtil.getActiveWorkbenchWindow(event).getActivePage(), Stream.of(dialog.getFileNames())
                    .map(name -> Path.of(dialog.getFilterPath(), name)).toList());
        }
        return null;
    }

    /** Reads and judges in the background, then opens the editors. */
    public static void open(IWorkbenchPage page, List<Path> files) {
        ICoreRunnable read = monitor -> {
            SavedCases saved = SavedCases.of(files, SavedCases.plugins());
            page.getWorkbenchWindow().getShell().getDisplay().asyncExec(() -> show(page, saved));
            SavedCases.requireNone(saved.problems());
        };
        Job.create("Opening " + (files.size() == 1 ? shortName(files.getFirst()) : files.size() + " files"), read)
                .schedule();
    }

    /** The name of a file as it can be shown where there is little room. */
    static String shortName(Path file) {
        return Plain.escape(String.valueOf(file.getFileName()), 80);
    }

    private static void show(IWorkbenchPage page, SavedCases saved) {
        saved.cases().forEach(one -> show(page, one));
        if (saved.more()) {
            Shell shell = page.getWorkbenchWindow().getShell();
            MessageDialog.openInformation(shell, "Open Case", "There are more than " + SavedCases.MOST
                    + " cases. The first " + SavedCases.MOST + " are open now; the command line judges any number.");
        }
    }

    /** Where the file is open already, that editor shows what was judged now. */
    private static void show(IWorkbenchPage page, OpenCase judged) {
        Diagnose.show(page, judged).filter(open -> open != judged).ifPresent(open -> {
            open.asked(judged.asked());
            open.change(judged.state());
        });
    }
}
