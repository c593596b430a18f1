// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.diagnosis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.core.commands.common.CommandException;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.rdpworkbench.core.spi.CollectorScript;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.ui.internal.Services;
import org.rdpworkbench.ui.internal.Ui;
import org.rdpworkbench.ui.internal.hosts.ShownHosts;

/** The collector, handed out by the window. The timeout only ends a test whose UI thread stands still. */
@Timeout(120)
class CollectTest {

    @TempDir
    Path folder;

    @AfterEach
    void close() throws Exception {
        Ui.sync(() -> Ui.page().closeAllEditors(false));
    }

    /** What the dialog says when that host is open. */
    private static String words(String host) throws Exception {
        Cases.open(Cases.judged(Cases.refused(Target.of(host, 3389)), "one.case"));
        Ui.display().asyncExec(() -> {
            try {
                ShownHosts.execute("org.rdpworkbench.ui.collect");
            } catch (CommandException e) {
                throw new IllegalStateException(e);
            }
        });
        Shell dialog = Ui.shell(CollectDialog.TITLE);
        return Ui.sync(() -> {
            String words = String.join("\n", Ui.texts(dialog));
            Ui.press(dialog, "Close");
            return words;
        });
    }

    @Test
    void whatIsToBeTypedNamesTheHostThatIsOpen() throws Exception {
        String words = words("srv-01.example.test");
        assertTrue(words.contains(" -Server srv-01.example.test\n"), words);
        assertTrue(words.contains(" -Inside -Server srv-01.example.test\n"), words);
    }

    @Test
    void theScriptIsWrittenWhole() throws Exception {
        CollectorScript script = Services.find(CollectorScript.class).orElseThrow();
        Path file = folder.resolve(script.fileName());
        CollectDialog.write(file, script);
        assertArrayEquals(script.content(), Files.readAllBytes(file));
        assertEquals("collect.ps1", script.fileName());
    }
}
