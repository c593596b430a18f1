// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cli.internal;

import java.util.List;
import java.util.Optional;
import org.rdpworkbench.core.run.ColumnValues;
import org.rdpworkbench.core.run.Run;
import org.rdpworkbench.core.run.Snapshot;
import org.rdpworkbench.store.Store;
import org.rdpworkbench.store.StoreException;

/** Keeps diagnoses in the store, as the workbench does. Apart from the look, so that only who asks opens a database. */
final class Keeping {

    private Keeping() {}

    /**
     * Keeps them one by one.
     *
     * @param plugins those that the runs were judged with
     * @param thorough the looks took more connections than usual
     * @return what went wrong and what to do, in words; empty when all are kept
     */
    static Optional<String> keep(List<Run> runs, Snapshot plugins, boolean thorough) {
        int kept = 0;
        try (Store store = Store.open()) {
            for (Run run : runs) {
                store.history().keep(run.record(), run.diagnosis(), ColumnValues.of(plugins, run.record()), thorough);
                kept++;
            }
            return Optional.empty();
        } catch (StoreException e) {
            String left = runs.size() == 1 ? "The diagnosis is not kept"
                    : runs.size() - kept + " of " + runs.size() + " diagnoses are not kept";
            return Optional.of(left + "; mend the store or name another one in RDPWORKBENCH_STORE, and look again. "
                    + e.getMessage());
        }
    }
}
