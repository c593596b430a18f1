// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.Closeable;
import java.util.concurrent.CompletableFuture;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.ui.internal.hosts.ShownHosts;

/** The window is to close while changes of hosts wait. */
@Timeout(120)
class ClosingTest {

    private static final String DIALOG = "Saving Changes of Hosts";

    @BeforeEach
    @AfterEach
    void clear() throws Exception {
        ShownHosts.clear();
    }

    /** Once the work that the dialog is about has begun. */
    private static boolean says(Shell shell, String words) throws Exception {
        long end = System.nanoTime() + 60_000_000_000L;
        while (System.nanoTime() < end && !Ui.sync(() -> Ui.texts(shell)).contains(words)) {
            Thread.onSpinWait();
        }
        return Ui.sync(() -> Ui.texts(shell)).contains(words);
    }

    @Test
    void theWindowWaitsForChangesOfHostsOrStays() throws Exception {
        CompletableFuture<Boolean> closes;
        try (Closeable held = ShownHosts.hold()) {
            ShownHosts.hosts().edits().add(Target.parse("srv01"));
            CompletableFuture<Boolean> cancelled = Closing.begin();
            assertFalse(cancelled.isDone());
            Shell shell = Ui.shell(DIALOG);
            assertTrue(says(shell, "Saving changes of hosts\u2026"));
            Ui.sync(() -> {
                Ui.press(shell, "Cancel");
                return null;
            });
            assertFalse(cancelled.get());
            closes = Closing.begin();
            assertFalse(closes.isDone());
        }
        assertTrue(closes.get());
        assertEquals(1, ShownHosts.count());
    }

    @Test
    void nothingHoldsAWindowWithoutChanges() throws Exception {
        assertTrue(Closing.begin().get());
    }

    /** Otherwise nobody would read why. */
    @Test
    void theWindowStaysWhereAChangeCouldNotBeSaved() throws Exception {
        CompletableFuture<Boolean> closes;
        try (Closeable held = ShownHosts.hold()) {
            ShownHosts.refuse("It does not fit.");
            closes = Closing.begin();
        }
        assertFalse(closes.get());
        assertTrue(Closing.begin().get());
    }
}
