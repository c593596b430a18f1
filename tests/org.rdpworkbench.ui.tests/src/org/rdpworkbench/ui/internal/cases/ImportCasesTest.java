// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.wizard.WizardDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DropTarget;
import org.eclipse.swt.dnd.FileTransfer;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.rdpworkbench.core.run.CaseFormat;
import org.rdpworkbench.core.run.CaseRecord;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.store.History;
import org.rdpworkbench.ui.internal.Ui;
import org.rdpworkbench.ui.internal.diagnosis.Cases;
import org.rdpworkbench.ui.internal.store.WindowStore;

/** Case files that come in. The timeout only ends a test whose UI thread stands still. */
@Timeout(120)
class ImportCasesTest {

    @TempDir
    Path folder;

    private WizardDialog dialog;
    private ImportCasesPage page;

    @BeforeEach
    void clear() throws Exception {
        Ui.sync(() -> Ui.page().closeAllEditors(false));
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

    private Shell wizard(Path... files) throws Exception {
        Shell shell = Ui.sync(() -> {
            ImportCasesWizard wizard = new ImportCasesWizard();
            wizard.init(PlatformUI.getWorkbench(), StructuredSelection.EMPTY);
            dialog = new WizardDialog(null, wizard);
            dialog.setBlockOnOpen(false);
            dialog.open();
            page = (ImportCasesPage) dialog.getCurrentPage();
            page.add(List.of(files));
            return dialog.getShell();
        });
        Ui.join("Reading case files");
        return shell;
    }

    private Path file(String name, CaseRecord... records) throws Exception {
        return Files.write(folder.resolve(name), CaseFormat.write(List.of(records)));
    }

    private static List<String> rows(Shell shell) throws Exception {
        return Ui.sync(() -> Stream.of(Ui.all(shell, Table.class).getFirst().getItems())
                .map(item -> item.getText(1)).toList());
    }

    @Test
    void whatIsNoCaseFileIsRefusedInASentenceBesideIt() throws Exception {
        Path good = file("1.case", Cases.hostile(Target.parse("import.example.net")));
        Path damaged = Files.writeString(folder.resolve("2.case"), "{\"schema\":\"rdpworkbench/case/1\"}");
        Path foreign = Files.writeString(folder.resolve("3.case"), "Dear all,");
        Path huge = folder.resolve("4.case");
        try (RandomAccessFile sparse = new RandomAccessFile(huge.toFile(), "rw")) {
            sparse.setLength(CaseFormat.MOST_BYTES + 1L);
        }
        Path directory = Files.createDirectory(folder.resolve("5.case"));
        Shell shell = wizard(good, damaged, foreign, huge, directory, folder.resolve("6.case"));
        assertEquals(List.of("a case of import.example.net:3389",
                "is damaged: \"cases\" is missing.", "is damaged or is not a case file: it is not JSON.",
                "is larger than 64 MiB.", "is not a file.", "cannot be read."), rows(shell));
        assertEquals(List.of(good), Ui.sync(() -> page.good()));
        Ui.sync(() -> {
            assertFalse(Ui.button(shell, "Remove").isEnabled(), "nothing is selected");
            Table table = Ui.all(shell, Table.class).getFirst();
            table.select(1);
            table.notifyListeners(SWT.Selection, new Event());
            Ui.press(shell, "Remove");
            assertEquals(5, table.getItemCount());
            assertFalse(Ui.button(shell, "Remove").isEnabled());
            Ui.press(shell, "Finish");
            return null;
        });
        Ui.join("Opening ");
        assertEquals(1, Ui.sync(() -> Ui.page().getEditorReferences().length));
    }

    @Test
    void theyAreKeptWhereThatIsAskedForAndOnceEach() throws Exception {
        Target host = Target.parse("kept-once.example.net");
        Path file = file("a.case", Cases.refused(host), Cases.hostile(Target.parse("other-kept.example.net")));
        Shell shell = wizard(file);
        Ui.sync(() -> {
            Ui.press(shell, "Open them (the first 10 cases)");
            assertFalse(Ui.button(shell, "Finish").isEnabled(), "nothing would be done");
            Ui.press(shell, "Keep them in the history of their hosts");
            Ui.press(shell, "Finish");
            return null;
        });
        Ui.join("Importing cases");
        History history = WindowStore.open().history();
        assertEquals(1, history.of(host).size());
        assertEquals(0, CaseImport.keep(List.of(file), new NullProgressMonitor()));
        assertEquals(1, history.of(host).size());
        assertEquals(0, Ui.sync(() -> Ui.page().getEditorReferences().length));
    }

    @Test
    void aCaseFromTheFutureIsNotKeptButTheOthersAre() throws Exception {
        Target host = Target.parse("ahead.example.net");
        CaseRecord ahead = new CaseRecord(host, Optional.empty(), Instant.now().plus(Duration.ofDays(400)), Map.of(),
                List.of());
        Path file = file("ahead.case", ahead);
        Target other = Target.parse("behind.example.net");
        Path good = file("behind.case", Cases.refused(other));
        String refused = assertThrows(CoreException.class, () -> CaseImport.keep(List.of(file, good),
                new NullProgressMonitor())).getMessage();
        assertTrue(refused.startsWith(file + " is not kept: its case of ahead.example.net:3389 is dated ")
                && refused.endsWith(", which is in the future by the clock of this machine."), refused);
        assertEquals(List.of(), WindowStore.open().history().of(host));
        assertEquals(1, WindowStore.open().history().of(other).size());
    }

    @Test
    void filesCanBeDroppedOnTheEditors() throws Exception {
        boolean taken = Ui.sync(() -> Ui.all(Ui.page().getWorkbenchWindow().getShell(), Control.class).stream()
                .map(control -> control.getData(DND.DROP_TARGET_KEY)).filter(DropTarget.class::isInstance)
                .map(DropTarget.class::cast).anyMatch(target -> Stream.of(target.getTransfer())
                        .anyMatch(FileTransfer.class::isInstance)));
        assertTrue(taken);
        List<Path> dropped = new ArrayList<>();
        CaseDrop drop = new CaseDrop(dropped::addAll);
        drop.take(null);
        drop.take(new String[] {"/a", "/b"});
        assertEquals(List.of(Path.of("/a"), Path.of("/b")), dropped);
    }
}
