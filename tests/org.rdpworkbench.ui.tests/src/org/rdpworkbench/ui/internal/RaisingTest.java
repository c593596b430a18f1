// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A second start shows the window of the first. */
class RaisingTest {

    @TempDir
    Path workspace;

    @Test
    void theFirstHearsOfEachLaterStart() throws Exception {
        Semaphore raised = new Semaphore(0);
        try (Raising first = Raising.listen(workspace, raised::release)) {
            assertTrue(Raising.ask(workspace));
            assertTrue(Raising.ask(workspace));
            raised.acquire(2);
        }
        assertEquals(0, raised.availablePermits());
    }

    @Test
    void whoeverHasGoneDoesNotAnswer() throws Exception {
        Raising.listen(workspace, () -> { }).close();
        assertFalse(Raising.ask(workspace));
    }

    @Test
    void theWindowOpensWhereNobodyCanListen() throws Exception {
        Files.createDirectories(workspace.resolve(".metadata"));
        Files.createFile(workspace.resolve(".metadata/.rdpworkbench"));
        assertEquals(Optional.empty(), WorkbenchApplication.listen(workspace, () -> { }));
    }

    @Test
    void nobodyIsAskedWhereNobodyEverWas() throws Exception {
        assertFalse(Raising.ask(workspace));
    }
}
