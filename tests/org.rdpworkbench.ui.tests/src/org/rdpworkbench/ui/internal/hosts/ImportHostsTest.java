// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.hosts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.swt.dnd.FileTransfer;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.rdpworkbench.store.Contents;
import org.rdpworkbench.ui.internal.Ui;

/** The wizard that takes hosts over from other tools. */
@Timeout(120)
class ImportHostsTest {

    private static final String TITLE = "Import Hosts";
    private static final String LIST = "srv01\nsrv02:3390\nsrv02:3390\nuser@srv03\npassword=canary\n";

    @TempDir
    Path folder;

    @BeforeEach
    void fill() throws Exception {
        ShownHosts.clear();
        ShownHosts.add(Optional.empty(), "", "srv01");
        ShownHosts.view();
        ShownHosts.refresh();
    }

    @AfterEach
    void clear() throws Exception {
        Ui.sync(() -> {
            Answer.shell(TITLE).ifPresent(shell -> shell.close());
            return null;
        });
        ShownHosts.clear();
    }

    private static void open(Optional<Path> file) throws Exception {
        Answer.open(() -> ImportHosts.open(Ui.page().getWorkbenchWindow(), file));
        Ui.join(HostPreviewPage.READING);
    }

    private static boolean enabled(String button) throws Exception {
        return Ui.sync(() -> Ui.all(Answer.shell(TITLE).orElseThrow(), Button.class).stream()
                .filter(one -> one.getText().replace("&", "").equals(button)).findFirst().orElseThrow().isEnabled());
    }

    @Test
    void aFileIsPreviewedImportedAndTakenBack() throws Exception {
        Contents before = ShownHosts.contents();
        open(Optional.of(Files.writeString(folder.resolve("hosts.txt"), LIST)));
        String words = Answer.words(TITLE);
        assertTrue(words.contains("1 would be added, 0 would learn something, 4 would be skipped."), words);
        assertTrue(words.contains("is added\tsrv02:3390\t"), words);
        assertTrue(words.contains("is skipped\tsrv01:3389\tit is there already"), words);
        assertFalse(words.contains("canary"), words);
        assertEquals(before, ShownHosts.contents());
        Answer.press(TITLE, "Finish");
        assertEquals(List.of("srv01|never", "srv02:3390|never"), ShownHosts.lines());
        assertEquals("Added 1, changed 0 and skipped 4 hosts.", ShownHosts.hosts().notice().words());
        ShownHosts.run("org.eclipse.ui.edit.undo");
        assertEquals(before, ShownHosts.contents());
    }

    @Test
    void pastedTextIsImportedToo() throws Exception {
        open(Optional.empty());
        assertFalse(enabled("Next >"));
        Ui.sync(() -> {
            List<Text> fields = Ui.all(Answer.shell(TITLE).orElseThrow(), Text.class).stream()
                    .filter(text -> text.getEditable() && text.isVisible()).toList();
            fields.getLast().setText("192.0.2.0/30");
            return null;
        });
        assertFalse(enabled("Finish"));
        Answer.press(TITLE, "Next >");
        Ui.join(HostPreviewPage.READING);
        assertTrue(enabled("Finish"), Answer.words(TITLE));
        Answer.press(TITLE, "Finish");
        assertTrue(ShownHosts.lines().contains("192.0.2.1|never"), ShownHosts.lines().toString());
    }

    @Test
    void whatCannotBeReadIsSaidInTheWizard() throws Exception {
        open(Optional.of(folder.resolve("none.rdg")));
        assertTrue(Answer.words(TITLE).contains("There is no file \"" + folder.resolve("none.rdg") + "\"."),
                Answer.words(TITLE));
        assertFalse(enabled("Finish"));
    }

    @Test
    void aFileWithNothingNewCannotBeImported() throws Exception {
        open(Optional.of(Files.writeString(folder.resolve("hosts.txt"), "srv01\n")));
        assertTrue(Answer.words(TITLE).contains("There is nothing to import."), Answer.words(TITLE));
        assertFalse(enabled("Finish"));
    }

    @Test
    void aFileThatIsDroppedOpensTheWizard() throws Exception {
        Path file = Files.writeString(folder.resolve("hosts.txt"), LIST);
        HostsView view = ShownHosts.view();
        Ui.sync(() -> {
            view.drop().take(Optional.empty(), FileTransfer.getInstance().getSupportedTypes()[0],
                    new String[] {file.toString()});
            return null;
        });
        Ui.sync(() -> null);
        Ui.join(HostPreviewPage.READING);
        assertTrue(Answer.words(TITLE).contains("1 would be added"), Answer.words(TITLE));
    }
}
