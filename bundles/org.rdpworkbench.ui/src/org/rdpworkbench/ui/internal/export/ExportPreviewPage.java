// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.export;

import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.function.Supplier;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.ui.PlatformUI;
import org.rdpworkbench.report.Plain;
import org.rdpworkbench.report.Report;
import org.rdpworkbench.ui.internal.FairColumns;
import org.rdpworkbench.ui.internal.Layouts;

/** What is masked, and the text as it will be in the file. */
final class ExportPreviewPage extends WizardPage {

    /** More would make the window slow, and nobody reads on here. */
    private static final int MOST_TEXT = 100_000;
    private static final int MOST_ROWS = 500;

    private final Supplier<Export> export;
    private Export shown;
    private Job job;
    private SashForm body;
    private Table masked;
    private FairColumns columns;
    private StyledText text;

    /** @param export what would be written now */
    ExportPreviewPage(Supplier<Export> export) {
        super("preview", "What will it tell?", null);
        this.export = export;
    }

    @Override
    public void createControl(Composite parent) {
        Composite page = new Composite(parent, SWT.NONE);
        page.setLayout(Layouts.padded());
        body = new SashForm(page, SWT.HORIZONTAL | SWT.SMOOTH);
        body.setSashWidth(Layouts.MARGIN);
        body.setLayoutData(Layouts.all());
        masked = new Table(section("&Masked"), SWT.BORDER | SWT.FULL_SELECTION | SWT.V_SCROLL);
        masked.setHeaderVisible(true);
        masked.setLayoutData(Layouts.all());
        new TableColumn(masked, SWT.LEFT).setText("Was there");
        new TableColumn(masked, SWT.LEFT).setText("Is there now");
        columns = new FairColumns(masked, 1, 1);
        text = new StyledText(section("&Text"), SWT.MULTI | SWT.READ_ONLY | SWT.BORDER | SWT.V_SCROLL | SWT.H_SCROLL);
        text.setLayoutData(Layouts.all());
        text.setFont(JFaceResources.getTextFont());
        body.setWeights(36, 64);
        PlatformUI.getWorkbench().getHelpSystem().setHelp(page, ExportWizard.ID);
        setControl(page);
    }

    private Composite section(String title) {
        Composite section = new Composite(body, SWT.NONE);
        section.setLayout(Layouts.columns(1));
        new Label(section, SWT.NONE).setText(title);
        return section;
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
        show(new Report("", Map.of()));
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
        return wanted == shown && !text.isDisposed();
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
            show(report);
        }
    }

    private static String words(Export wanted, int count) {
        return switch (wanted.redact()) {
            case NONE -> wanted.format() == ExportFormat.CASE ? "Nothing is masked: a case file stays whole."
                    : "Nothing is masked.";
            case NAMES, ALL -> count + (count == 1 ? " text is" : " texts are") + " masked. Other things can still "
                    + "tell a host, so read it before you publish it.";
        };
    }

    private void show(Report report) {
        List<Entry<String, String>> rows = List.copyOf(report.masked().entrySet());
        body.setMaximizedControl(rows.isEmpty() ? text.getParent() : null);
        masked.removeAll();
        rows.stream().limit(MOST_ROWS).forEach(row -> new TableItem(masked, SWT.NONE).setText(new String[] {
            Plain.escape(row.getKey(), Plain.MOST_VALUE), Plain.escape(row.getValue(), Plain.MOST_VALUE)}));
        if (rows.size() > MOST_ROWS) {
            new TableItem(masked, SWT.NONE).setText("\u2026 and " + (rows.size() - MOST_ROWS) + " more");
        }
        columns.fit();
        text.setText(plain(report.text()));
    }

    /** Every line by itself, since a line break is the one control that must stay. */
    private static String plain(String document) {
        boolean cut = document.length() > MOST_TEXT;
        StringBuilder lines = new StringBuilder();
        (cut ? document.substring(0, MOST_TEXT) : document).lines()
                .forEach(line -> lines.append(Plain.escape(line)).append('\n'));
        return cut ? lines.append("\u2026").toString() : lines.toString();
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
