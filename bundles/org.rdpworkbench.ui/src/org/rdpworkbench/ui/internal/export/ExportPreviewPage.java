// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.export;

import java.util.Map;
import java.util.function.Supplier;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.PlatformUI;
import org.rdpworkbench.report.Report;
import org.rdpworkbench.ui.internal.Counts;
import org.rdpworkbench.ui.internal.Layouts;

/** What is masked, and the text as it will be in the file. */
final class ExportPreviewPage extends WizardPage {

    private final Supplier<Export> export;
    private Export shown;
    private Job job;
    private ReportPreview preview;

    /** @param export what would be written now */
    ExportPreviewPage(Supplier<Export> export) {
        super("preview", "What will it tell?", null);
        this.export = export;
    }

    @Override
    public void createControl(Composite parent) {
        Composite page = new Composite(parent, SWT.NONE);
        page.setLayout(Layouts.padded());
        preview = new ReportPreview(page);
        preview.control().setLayoutData(Layouts.all());
        PlatformUI.getWorkbench().getHelpSystem().setHelp(page, ExportWizard.ID);
        setControl(page);
    }

    @Override
    public void setVisible(boolean visible) {
        super.setVisible(visible);
        Export wanted = visible ? export.get() : shown;
        if (visible && !wanted.equals(shown)) {
            shown = wanted;
            make(wanted);
        }
    }

    /** Only what was asked for last is shown. */
    private void make(Export wanted) {
        stop();
        setDescription("Putting it together\u2026");
        preview.show(new Report("", Map.of()));
        Display display = Display.getCurrent();
        ICoreRunnable make = monitor -> {
            try {
                Report report = readable(wanted).document(monitor);
                display.asyncExec(() -> show(wanted, report));
            } catch (CoreException | IllegalArgumentException e) {
                display.asyncExec(() -> refuse(wanted, e.getMessage()));
            } catch (OperationCanceledException e) {
                return;
            }
        };
        job = Job.create("Previewing an export", make);
        job.schedule();
    }

    /** Nobody reads HTML by its source, and Markdown tells the same. */
    private static Export readable(Export wanted) {
        return wanted.format() == ExportFormat.HTML
                ? new Export(wanted.cases(), ExportFormat.MARKDOWN, wanted.redact()) : wanted;
    }

    private boolean current(Export wanted) {
        return wanted == shown && !preview.control().isDisposed();
    }

    private void refuse(Export wanted, String sentence) {
        if (current(wanted)) {
            setDescription("");
            setErrorMessage(sentence);
        }
    }

    private void show(Export wanted, Report report) {
        if (current(wanted)) {
            setErrorMessage(null);
            setDescription(words(wanted, report.masked().size()) + (wanted.format() == ExportFormat.HTML
                    ? " Shown without the layout of HTML." : ""));
            preview.show(report);
        }
    }

    private static String words(Export wanted, int count) {
        return switch (wanted.redact()) {
            case NONE -> wanted.format() == ExportFormat.CASE ? "Nothing is masked: a case file stays whole."
                    : "Nothing is masked.";
            case NAMES, ALL -> Counts.of(count) + (count == 1 ? " text is" : " texts are") + " masked. Other things "
                    + "can still tell a host, so read it before you publish it.";
        };
    }

    private void stop() {
        if (job != null) {
            job.cancel();
        }
    }

    @Override
    public void dispose() {
        stop();
        super.dispose();
    }
}
