// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.wizard.IWizardPage;
import org.eclipse.jface.wizard.WizardDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CLabel;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rdpworkbench.core.run.CaseFormat;
import org.rdpworkbench.core.run.CaseRecord;
import org.rdpworkbench.core.run.Diagnostics;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.report.Redaction;
import org.rdpworkbench.ui.internal.LocalTimes;
import org.rdpworkbench.ui.internal.Services;
import org.rdpworkbench.ui.internal.Ui;
import org.rdpworkbench.ui.internal.cases.CaseSource;
import org.rdpworkbench.ui.internal.cases.OpenCases;
import org.rdpworkbench.ui.internal.diagnosis.Cases;
import org.rdpworkbench.ui.internal.hosts.ShownHosts;
import org.rdpworkbench.ui.internal.store.WindowStore;

/** The wizard page by page, and what it leaves. The timeout only ends a test whose UI thread stands still. */
@Timeout(120)
class ExportWizardTest {

    private static final Target HOST = Target.parse("secret.example.net:3390");
    private static final Pattern OBEYED = Pattern.compile("[\\p{Cc}\\p{Cf}&&[^\\n\\t]]");

    @TempDir
    Path folder;

    private final List<String> launched = new ArrayList<>();
    private WizardDialog dialog;

    @BeforeEach
    void open() throws Exception {
        Cases.open(Cases.judged(Cases.hostile(HOST), "one"));
    }

    @AfterEach
    void close() throws Exception {
        Ui.sync(() -> {
            if (dialog != null && dialog.getShell() != null) {
                dialog.close();
            }
            return Ui.page().closeAllEditors(false);
        });
    }

    private Shell wizard(Target... hosts) throws Exception {
        return Ui.sync(() -> {
            ExportWizard wizard = new ExportWizard(launched::add);
            wizard.init(OpenCases.of(Ui.page()), OpenCases.active(Ui.page()).stream().toList(), List.of(hosts));
            dialog = new WizardDialog(null, wizard);
            dialog.setBlockOnOpen(false);
            dialog.open();
            return dialog.getShell();
        });
    }

    private static void fill(Shell shell, ExportFormat format, Redaction.Level level, Path file, int afterwards) {
        Ui.press(shell, "Next >");
        List<Combo> combos = Ui.all(shell, Combo.class);
        Ui.choose(combos.get(0), format.ordinal());
        Ui.choose(combos.get(1), level.ordinal());
        Ui.choose(combos.get(2), afterwards);
        Ui.all(shell, Text.class).stream().filter(Text::getEditable).findFirst().orElseThrow().setText(file.toString());
    }

    private void finish(Shell shell) throws Exception {
        Ui.sync(() -> {
            Ui.press(shell, "Finish");
            return null;
        });
        Ui.join("Exporting to ");
    }

    private List<Path> files() throws Exception {
        try (Stream<Path> all = Files.list(folder)) {
            return all.toList();
        }
    }

    @ParameterizedTest
    @EnumSource(ExportFormat.class)
    void everyFormatIsWrittenWhole(ExportFormat format) throws Exception {
        Path file = folder.resolve("report." + format.extension());
        Shell shell = wizard();
        Ui.sync(() -> {
            fill(shell, format, Redaction.Level.NONE, file, 1);
            return null;
        });
        finish(shell);
        assertEquals(List.of(file), files());
        assertTrue(Files.readString(file).contains("secret.example.net"));
        assertEquals(List.of(file.toString()), launched);
        if (format == ExportFormat.CASE) {
            assertEquals(HOST, CaseFormat.read(Files.readAllBytes(file)).getFirst().target());
        }
        if (format == ExportFormat.HTML) {
            assertTrue(Files.readString(file).contains("</html>"));
        }
    }

    /** The pages behind the first one are made after it. */
    @Test
    void everyPageFillsTheDialog() throws Exception {
        Shell shell = wizard();
        Ui.drain();
        for (IWizardPage page : dialog.getCurrentPage().getWizard().getPages()) {
            Point size = Ui.sync(() -> {
                dialog.showPage(page);
                return page.getControl().getSize();
            });
            Rectangle room = Ui.sync(() -> page.getControl().getParent().getClientArea());
            assertTrue(size.x > room.width / 2 && size.y > room.height / 2, page.getName() + " " + size + " " + room);
        }
        assertTrue(Ui.sync(shell::isVisible));
    }

    /** It would leave the house unasked. */
    @Test
    void whoAsksForAHostDoesNotGetWhatIsOpenToo() throws Exception {
        boolean[] checked = Ui.sync(() -> {
            ExportWizard wizard = new ExportWizard(launched::add);
            wizard.init(PlatformUI.getWorkbench(), new StructuredSelection(Target.parse("other.example.net")));
            dialog = new WizardDialog(null, wizard);
            dialog.setBlockOnOpen(false);
            dialog.open();
            Table table = Ui.all(dialog.getShell(), Table.class).getFirst();
            return new boolean[] {table.getItem(0).getChecked(), table.getItemCount() == 1};
        });
        assertFalse(checked[0]);
        assertTrue(checked[1], "it can still be chosen");
    }

    @Test
    void whatIsMaskedIsShownBeforeItIsWritten() throws Exception {
        Path file = folder.resolve("report.md");
        Shell shell = wizard();
        Ui.sync(() -> {
            fill(shell, ExportFormat.MARKDOWN, Redaction.Level.NAMES, file, 2);
            Ui.press(shell, "Next >");
            return null;
        });
        Ui.join("Previewing an export");
        List<String> texts = Ui.sync(() -> Ui.texts(shell));
        assertTrue(texts.contains("secret.example.net\thost-1.domain-1"), texts.toString());
        assertTrue(texts.stream().anyMatch(text -> text.contains("host-1.domain-1:3390") && !text.contains("secret")),
                texts.toString());
        texts.forEach(text -> assertFalse(OBEYED.matcher(text).find(), text));
        finish(shell);
        String written = Files.readString(file);
        assertTrue(written.contains("host-1.domain-1"), written);
        assertFalse(written.contains("secret"), written);
        assertEquals(List.of(folder.toAbsolutePath().toString()), launched);
    }

    @Test
    void theLatestOfSelectedHostsIsOfferedOnce() throws Exception {
        Target other = Target.parse("kept.example.net");
        CaseRecord record = Cases.refused(other);
        WindowStore.open().history().keep(record, Services.find(Diagnostics.class).orElseThrow()
                .judge(record, Optional.empty()));
        Shell shell = wizard(other, Target.parse("never.example.net"));
        Ui.join("Looking for diagnoses");
        Path file = folder.resolve("both.csv");
        Ui.sync(() -> {
            fill(shell, ExportFormat.CSV, Redaction.Level.NONE, file, 0);
            return null;
        });
        finish(shell);
        assertEquals(3, Files.readAllLines(file).size(), "a line of names, the open case, the kept one");
        assertTrue(Files.readString(file).contains("kept.example.net"));
        assertEquals(List.of(), launched);
        Ui.drain();
        List<String> status = Ui.sync(() -> Ui.all(Ui.page().getWorkbenchWindow().getShell(), CLabel.class).stream()
                .map(CLabel::getText).toList());
        assertTrue(status.contains("Written: " + file), status.toString());
    }

    @Test
    void aFileThatIsThereIsReplacedOnlyWhenThatIsWanted() throws Exception {
        Path file = Files.writeString(folder.resolve("report.txt"), "older");
        Shell shell = wizard();
        Ui.sync(() -> {
            fill(shell, ExportFormat.TEXT, Redaction.Level.NONE, file, 0);
            return null;
        });
        for (String answer : List.of("No", "Yes")) {
            Ui.display().asyncExec(() -> Ui.press(shell, "Finish"));
            Shell question = Ui.shell("Replace File");
            assertEquals("older", Files.readString(file));
            Ui.sync(() -> {
                Ui.press(question, answer);
                return null;
            });
        }
        Ui.sync(() -> null);
        Ui.join("Exporting to ");
        assertTrue(Files.readString(file).contains("secret.example.net"));
    }

    private static Text file(Shell shell) {
        return Ui.all(shell, Text.class).stream().filter(Text::getEditable).findFirst().orElseThrow();
    }

    @Test
    void aFileIsProposedAndFollowsUntilThePersonNamesIt() throws Exception {
        Shell shell = wizard();
        String day = LocalTimes.day(Cases.hostile(HOST).began());
        Ui.sync(() -> {
            assertFalse(Ui.button(shell, "Finish").isEnabled(), "nobody has seen the file yet");
            Ui.press(shell, "Next >");
            List<Combo> combos = Ui.all(shell, Combo.class);
            assertEquals("secret.example.net_3390_" + day + ".html", name(shell));
            assertTrue(Ui.button(shell, "Finish").isEnabled());
            Ui.choose(combos.get(0), ExportFormat.CSV.ordinal());
            assertEquals("secret.example.net_3390_" + day + ".csv", name(shell));
            Ui.choose(combos.get(1), Redaction.Level.NAMES.ordinal());
            assertEquals("diagnosis_" + day + ".csv", name(shell));
            file(shell).setText("");
            assertEquals("Name the file that is to be written.", dialog.getCurrentPage().getErrorMessage());
            assertFalse(Ui.button(shell, "Finish").isEnabled());
            file(shell).setText(folder.resolve("mine.csv").toString());
            Ui.choose(combos.get(0), ExportFormat.JSON.ordinal());
            assertEquals("mine.csv", name(shell));
            return null;
        });
        finish(shell);
        Shell again = wizard();
        Ui.sync(() -> {
            Ui.press(again, "Next >");
            assertEquals(folder, Path.of(file(again).getText()).getParent(), "where the last one went");
            return null;
        });
    }

    private static String name(Shell shell) {
        return Path.of(file(shell).getText()).getFileName().toString();
    }

    @Test
    void hostsAreNamedAsInTheirViewAndTimesStandOnce() throws Exception {
        ShownHosts.add(Optional.empty(), "Safe", HOST.toString());
        try {
            ShownHosts.refresh();
            Shell shell = wizard();
            String row = Ui.sync(() -> Ui.all(shell, Table.class).getFirst().getItem(0).getText());
            assertTrue(row.startsWith("Safe (" + HOST + ")"), row);
            assertFalse(row.contains("Safe (" + HOST + "), " + HOST), row);
            Ui.sync(() -> {
                Table table = Ui.all(shell, Table.class).getFirst();
                table.getItem(0).setChecked(false);
                Event event = new Event();
                event.item = table.getItem(0);
                event.detail = SWT.CHECK;
                table.notifyListeners(SWT.Selection, event);
                assertEquals("Choose at least one diagnosis.", dialog.getCurrentPage().getErrorMessage());
                return null;
            });
        } finally {
            ShownHosts.clear();
        }
    }

    @Test
    void whatCannotBeAFileIsRefusedWhereItIsTyped() throws Exception {
        Shell shell = wizard();
        Ui.sync(() -> {
            fill(shell, ExportFormat.TEXT, Redaction.Level.NONE, folder, 0);
            assertEquals("This is a folder; give the name of a file in it.", dialog.getCurrentPage().getErrorMessage());
            assertFalse(Ui.button(shell, "Finish").isEnabled());
            return null;
        });
    }

    @Test
    void aCancelledExportLeavesNothing() throws Exception {
        CaseSource held = new CaseSource("held", Optional.empty(), Optional.empty(), plugins -> {
            throw new OperationCanceledException();
        });
        Export export = new Export(List.of(held), ExportFormat.HTML, Redaction.Level.NONE);
        ExportJob job = new ExportJob(export, folder.resolve("x.html"), () -> launched.add("written"));
        job.schedule();
        job.join();
        assertEquals(IStatus.CANCEL, job.getResult().getSeverity());
        NullProgressMonitor cancelled = new NullProgressMonitor();
        cancelled.setCanceled(true);
        List<CaseSource> open = Ui.sync(() -> OpenCases.of(Ui.page()));
        Assertions.assertThrows(OperationCanceledException.class,
                () -> new Export(open, ExportFormat.HTML, Redaction.Level.NONE)
                        .write(folder.resolve("y.html").toString(), cancelled));
        Ui.sync(() -> null);
        assertEquals(List.of(), files());
        assertEquals(List.of(), launched);
    }

    @Test
    void aPlaceThatCannotBeWrittenIsNamed() throws Exception {
        List<CaseSource> open = Ui.sync(() -> OpenCases.of(Ui.page()));
        Path gone = folder.resolve("gone").resolve("x.html");
        CoreException refused = Assertions.assertThrows(CoreException.class,
                () -> new Export(open, ExportFormat.HTML, Redaction.Level.NONE)
                        .write(gone.toString(), new NullProgressMonitor()));
        assertEquals(gone + " cannot be written.", refused.getMessage());
    }
}
