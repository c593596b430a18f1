// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.repairs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.rdpworkbench.core.repair.Repair;
import org.rdpworkbench.report.Plain;
import org.rdpworkbench.store.Store;

/**
 * All repairs that have a journal on this machine.
 *
 * @param repairs the latest first
 * @param unreadable a sentence for each journal that cannot be read
 */
record Journaled(List<Repair> repairs, List<String> unreadable) {

    /** Reads the files, which is not for the UI thread. */
    static Journaled read() throws IOException {
        List<String> unreadable = new ArrayList<>();
        return new Journaled(Store.journals().all(unreadable), unreadable);
    }

    /** How much there is, and where there is nothing how something comes here. */
    String sentence() {
        String all = switch (repairs.size()) {
            case 0 -> "No host was repaired from this machine yet. A repair begins in a diagnosis, with Repair "
                    + "below the cause, or on the command line, with plan and apply. Each one that was begun is "
                    + "listed here with all its steps; it can be undone from here, and resumed where it was stopped or "
                    + "waits for something.";
            case 1 -> "One repair was begun on this machine.";
            default -> repairs.size() + " repairs were begun on this machine.";
        };
        return unreadable.isEmpty() ? all : all + " " + Plain.escape(String.join(" ", unreadable));
    }
}
