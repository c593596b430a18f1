// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.rdpworkbench.core.run.CaseFormat;
import org.rdpworkbench.core.run.CaseRecord;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.ui.internal.Ui;

/** Cases in files. The timeout only ends a test whose UI thread stands still. */
@Timeout(120)
class CaseFilesTest {

    private static final Target HOST = Target.parse("127.0.0.9:3390");

    @TempDir
    Path folder;

    @AfterEach
    void close() throws Exception {
        Ui.sync(() -> Ui.page().closeAllEditors(false));
    }

    private static void open(Path... files) throws Exception {
        Ui.sync(() -> {
            OpenCaseHandler.open(Ui.page(), List.of(files));
            return null;
        });
        Ui.join("Opening ");
    }

    private static List<String> tips() throws Exception {
        return Ui.sync(() -> Stream.of(Ui.page().getEditorReferences()).map(e -> e.getTitleToolTip()).toList());
    }

    @Test
    void aSavedCaseOpensAgain() throws Exception {
        Path file = folder.resolve("one.case");
        SaveCase.write(file, Cases.hostile(HOST));
        assertEquals(List.of(file), files());
        open(file);
        assertEquals(List.of("127.0.0.9:3390 from " + file), tips());
    }

    @Test
    void ofManyCasesTheFirstAreOpenedAndThatIsSaid() throws Exception {
        Path file = folder.resolve("many.case");
        List<CaseRecord> records = IntStream.range(1, 41)
                .mapToObj(port -> Cases.refused(Target.of("127.0.0.9", port))).toList();
        Files.write(file, CaseFormat.write(records));
        open(file);
        Optional<Shell> dialog = Ui.sync(() -> Stream.of(Ui.display().getShells())
                .filter(shell -> shell.getText().equals("Open Case")).findFirst());
        List<String> words = Ui.sync(() -> {
            List<String> texts = Ui.texts(dialog.orElseThrow());
            dialog.get().close();
            return texts;
        });
        assertTrue(words.stream().anyMatch(text -> text.startsWith("There are more than 10 cases.")), words.toString());
        assertEquals(10, tips().size());
        assertEquals("127.0.0.9:1 from " + file + ", case 1", tips().getFirst());
        assertEquals("127.0.0.9:10 from " + file + ", case 10", tips().getLast());
    }

    @Test
    void aFileThatCannotBeWrittenIsToldAndNothingStays() throws Exception {
        Path file = Files.createDirectory(folder.resolve("taken.case"));
        Files.createFile(file.resolve("inside"));
        CoreException failure = assertThrows(CoreException.class, () -> SaveCase.write(file, Cases.hostile(HOST)));
        assertTrue(failure.getMessage().startsWith("The case cannot be written to "), failure.getMessage());
        assertEquals(List.of(file), files());
    }

    @Test
    void aDamagedFileIsToldInOneSentence() throws Exception {
        Path bad = Files.writeString(folder.resolve("bad.case"), "{\"schema\":\"rdpworkbench/case/9\"}");
        assertEquals(bad + " was written by a newer version (rdpworkbench/case/9); update to read it.",
                assertThrows(CoreException.class, () -> SavedCases.read(bad, SavedCases.plugins())).getMessage());
        Path empty = Files.write(folder.resolve("empty.case"), CaseFormat.write(List.of()));
        assertEquals(empty + " holds no case.",
                assertThrows(CoreException.class, () -> SavedCases.read(empty, SavedCases.plugins())).getMessage());
    }

    @Test
    void namesOfFilesAreShownAndNotObeyed() {
        Path evil = Path.of("\u001b[2K" + "x".repeat(200));
        assertEquals("\\u{1b}[2K" + "x".repeat(76) + "\u2026", OpenCaseHandler.shortName(evil));
        String words = assertThrows(CoreException.class,
                () -> SavedCases.read(evil, SavedCases.plugins())).getMessage();
        assertEquals("\\u{1b}[2K" + "x".repeat(200) + " cannot be read.", words);
    }

    private List<Path> files() throws Exception {
        try (Stream<Path> all = Files.list(folder)) {
            return all.toList();
        }
    }
}
