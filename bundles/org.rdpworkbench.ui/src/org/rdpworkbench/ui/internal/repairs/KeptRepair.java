// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.repairs;

import java.util.Optional;
import org.rdpworkbench.core.repair.Repair;
import org.rdpworkbench.store.StoreException;
import org.rdpworkbench.ui.internal.store.WindowStore;

/** What came of a repair, in the history of its host. */
public final class KeptRepair {

    private KeptRepair() {}

    /** Keeps it there, which is not for the UI thread; a sentence where that cannot be. */
    public static Optional<String> keep(Repair now) {
        Optional<org.rdpworkbench.store.Repair> words = org.rdpworkbench.store.Repair.of(now);
        if (words.isEmpty()) {
            return Optional.empty();
        }
        try {
            WindowStore.open().journal().keep(words.get());
            return Optional.empty();
        } catch (StoreException e) {
            return Optional.of("It is in its journal, and not in the history of the host. " + e.getMessage());
        }
    }
}
