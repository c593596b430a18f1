// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URL;
import java.nio.file.Path;
import org.eclipse.core.runtime.Platform;
import org.eclipse.osgi.service.datalocation.Location;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One window on one workspace. */
class WorkspaceLockTest {

    @TempDir
    Path folder;

    /** A workspace as a start finds it. */
    private static Location found(URL usual) {
        return Platform.getInstanceLocation().createLocation(null, usual, false);
    }

    @Test
    void theUsualWorkspaceBelongsToTheFirstWindow() throws Exception {
        URL usual = folder.resolve("workspace/").toUri().toURL();
        Location first = found(usual);
        Location second = found(usual);
        try {
            assertTrue(WorkbenchApplication.owns(first));
            assertFalse(WorkbenchApplication.owns(second));
            assertFalse(second.isSet(), "what is not ours must not be written to");
        } finally {
            first.release();
        }
        assertTrue(WorkbenchApplication.owns(second));
        second.release();
    }

    @Test
    void aChosenWorkspaceBelongsToTheFirstWindow() throws Exception {
        Location first = found(null);
        Location second = found(null);
        URL chosen = folder.resolve("chosen/").toUri().toURL();
        assertTrue(first.set(chosen, false) && second.set(chosen, false));
        try {
            assertTrue(WorkbenchApplication.owns(first));
            assertFalse(WorkbenchApplication.owns(second));
        } finally {
            first.release();
        }
    }

    @Test
    void withoutAWorkspaceThereIsNothingToOwn() throws Exception {
        assertTrue(WorkbenchApplication.owns(null));
        assertTrue(WorkbenchApplication.owns(found(null)));
    }
}
