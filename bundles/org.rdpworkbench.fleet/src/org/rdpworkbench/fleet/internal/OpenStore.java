// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.fleet.internal;

import org.rdpworkbench.report.Plain;
import org.rdpworkbench.store.Inventory;
import org.rdpworkbench.store.Store;
import org.rdpworkbench.store.StoreException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** The store, for as long as a command works with it. What cannot be done becomes one line and changes nothing. */
final class OpenStore {

    /** As long as a sentence of any other command may be. */
    private static final int MOST = 500;

    /** What is done with the hosts. */
    interface Work {
        void with(Inventory inventory) throws StoreException;
    }

    /** What is done with all of it. */
    interface WholeWork {
        void with(Store store) throws StoreException;
    }

    private OpenStore() {}

    static void with(CommandSpec command, Work work) {
        withAll(command, store -> work.with(store.inventory()));
    }

    static void withAll(CommandSpec command, WholeWork work) {
        try (Store store = Store.open()) {
            work.with(store);
        } catch (StoreException e) {
            throw bad(command, e.getMessage());
        }
    }

    static ParameterException bad(CommandSpec command, String sentence) {
        return new ParameterException(command.commandLine(), Plain.escape(sentence, MOST));
    }
}
