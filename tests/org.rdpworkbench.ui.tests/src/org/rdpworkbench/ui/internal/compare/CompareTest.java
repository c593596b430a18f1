// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Tree;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.rdpworkbench.core.run.CaseFormat;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.ui.internal.Ui;
import org.rdpworkbench.ui.internal.cases.CaseSource;
import org.rdpworkbench.ui.internal.cases.OpenCases;
import org.rdpworkbench.ui.internal.diagnosis.Cases;

/** Cases beside one another. The timeout only ends a test whose UI thread stands still. */
@Timeout(120)
class CompareTest {

    private static final Target HOST = Target.parse("127.0.0.9:3390");
    private static final Pattern OBEYED = Pattern.compile("[\\p{Cc}\\p{Cf}&&[^\\n\\t]]");

    @TempDir
    Path folder;

    @AfterEach
    void close() throws Exception {
        Ui.sync(() -> Ui.page().closeAllEditors(false));
    }

    private static List<CaseSource> open() throws Exception {
        return Ui.sync(() -> OpenCases.of(Ui.page()));
    }

    private static Composite editor() {
        Composite part = Ui.all(Ui.page().getWorkbenchWindow().getShell(), Tree.class).stream()
                .filter(tree -> tree.getColumnCount() == 4).findFirst().orElseThrow().getParent();
        while (Ui.all(part, org.eclipse.swt.custom.SashForm.class).size() < 2) {
            part = part.getParent();
        }
        return part;
    }

    private static List<String> shown() throws Exception {
        return Ui.sync(() -> Ui.texts(editor()));
    }

    private static void compare(CaseSource one, CaseSource other) throws Exception {
        Ui.sync(() -> {
            Compare.run(Ui.page(), one, other);
            return null;
        });
        Ui.join("Comparing ");
    }

    @Test
    void twoOpenCasesAreShownBesideOneAnother() throws Exception {
        Cases.open(Cases.judged(Cases.refused(HOST), "refused"));
        Cases.open(Cases.judged(Cases.hostile(HOST), Cases.HOSTILE));
        List<CaseSource> open = open();
        assertEquals(2, open.size());
        compare(open.getFirst(), open.getLast());
        assertInstanceOf(CompareEditor.class, Ui.sync(() -> Ui.page().getActiveEditor()));
        List<String> shown = shown();
        String words = String.join("\n", shown);
        assertTrue(words.contains("A   127.0.0.9:3390, from refused"), words);
        assertTrue(shown.contains("TCP connect\tseen"), words);
        assertTrue(words.contains("The connection breaks at the listener"), words);
        assertTrue(words.contains("other.Fact"), words);
        shown.forEach(text -> assertFalse(OBEYED.matcher(text).find(), text));
    }

    @Test
    void whatIsTheSameIsShownWhenAskedFor() throws Exception {
        Cases.open(Cases.judged(Cases.refused(HOST), "one"));
        Cases.open(Cases.judged(Cases.refused(Target.parse("127.0.0.8")), "two"));
        List<CaseSource> open = open();
        compare(open.getFirst(), open.getLast());
        List<String> differing = shown();
        assertTrue(differing.contains("attempts 1, address\t127.0.0.9"), differing.toString());
        assertFalse(differing.contains("result\tfails"), differing.toString());
        Ui.sync(() -> {
            Ui.press(editor(), "Show what is the same, too");
            return null;
        });
        List<String> all = shown();
        assertTrue(all.contains("result\tfails"), all.toString());
        assertTrue(all.contains("\u2260 attempts 1, address\t127.0.0.9"), all.toString());
    }

    @Test
    void theDialogOffersOpenCasesEarlierOnesAndFiles() throws Exception {
        Path file = Files.write(folder.resolve("x.case"), CaseFormat.write(List.of(Cases.refused(HOST))));
        Cases.open(Cases.judged(Cases.refused(HOST), "one"));
        Cases.open(Cases.judged(Cases.hostile(HOST), "two"));
        List<CaseSource> open = open();
        CompareDialog dialog = new CompareDialog(null, open.getFirst(), List.of(open.getLast()), List.of());
        Ui.sync(() -> {
            dialog.setBlockOnOpen(false);
            dialog.open();
            Shell shell = dialog.getShell();
            assertFalse(Ui.button(shell, "Compare").isEnabled());
            dialog.addEarlier(List.of(open.getFirst(), open.getLast()));
            Table table = Ui.all(shell, Table.class).getFirst();
            assertEquals(List.of("open", "file"), kinds(dialog, table, file));
            assertTrue(Ui.button(shell, "Compare").isEnabled());
            Ui.press(shell, "Compare");
            assertTrue(shell.isDisposed());
            return null;
        });
        assertEquals(Optional.of(file.toString()), dialog.chosen().map(CaseSource::name));
    }

    /** The case itself, and one of the same moment, are not offered as earlier ones. */
    private static List<String> kinds(CompareDialog dialog, Table table, Path file) {
        dialog.addFile(file);
        return Stream.of(table.getItems()).map(item -> item.getText(0)).toList();
    }
}
