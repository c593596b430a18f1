// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rdpworkbench.store.Contents;
import org.rdpworkbench.store.Store;
import org.rdpworkbench.store.StoreAddress;
import org.rdpworkbench.store.StoreException;
import org.rdpworkbench.ui.internal.Ui;

/** The store as the window opens it. */
class WindowStoreTest {

    @TempDir
    Path folder;

    @Test
    void whatWasWrongIsSaidAndAskingAgainTriesAgain() throws Exception {
        Path place = Files.writeString(folder.resolve("taken"), "a file where a folder is wanted");
        WindowStore window = new WindowStore(() -> Store.open(new StoreAddress.SqliteFile(place.resolve("store.db"))));
        StoreException refused = assertThrows(StoreException.class, window::store);
        assertEquals("The folder of the store cannot be made: " + place + ".", refused.getMessage());
        Files.delete(place);
        Store open = window.store();
        assertSame(open, window.store());
        assertTrue(open.inventory().contents().hosts().isEmpty());
        window.close();
    }

    @Test
    void afterItsEndItIsOpenedAnew() throws Exception {
        WindowStore window = new WindowStore(() -> Store.open(new StoreAddress.SqliteFile(folder.resolve("s.db"))));
        Store first = window.store();
        window.close();
        Contents contents = window.store().inventory().contents();
        assertTrue(contents.groups().isEmpty() && first != window.store());
        window.close();
    }

    @Test
    void theUiThreadDoesNotWaitForIt() {
        IllegalStateException refused =
                assertThrows(IllegalStateException.class, () -> Ui.sync(WindowStore::open));
        assertEquals("The UI thread must not wait for the store.", refused.getMessage());
    }

    @Test
    void theTestsHaveOneOfTheirOwn() throws Exception {
        assertTrue(System.getenv(StoreAddress.VARIABLE).contains("target"));
        WindowStore.open();
        assertTrue(Files.exists(Path.of(System.getenv(StoreAddress.VARIABLE))));
    }
}
