// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.store;

import java.nio.file.Path;
import org.rdpworkbench.core.repair.Journals;
import org.rdpworkbench.store.internal.Database;
import org.rdpworkbench.store.internal.Schema;

/**
 * What outlives a run. Calls block, wait for other processes a few seconds at the most, and may come from any thread
 * but the one of the user interface. What a method has returned from is on the disk.
 */
public final class Store implements AutoCloseable {

    private final Database database;

    private Store(Database database) {
        this.database = database;
    }

    /**
     * Opens the store at its usual place.
     *
     * @throws StoreException when it cannot be opened, or was written by a newer version
     */
    public static Store open() throws StoreException {
        return open(StoreAddress.usual(System.getenv(), Path.of(System.getProperty("user.home")),
                System.getProperty("os.name")));
    }

    /**
     * Opens a store, makes it when it is not there, and brings an older one up to date, of which a copy is kept.
     *
     * @throws StoreException when it cannot be opened, or was written by a newer version
     */
    public static Store open(StoreAddress address) throws StoreException {
        Database database = Database.open(address);
        boolean open = false;
        try {
            Schema.OURS.bringUpToDate(database);
            open = true;
            return new Store(database);
        } finally {
            if (!open) {
                database.close();
            }
        }
    }

    /** Groups and hosts. */
    public Inventory inventory() {
        return new Inventory(database);
    }

    /** Cases and diagnoses over time. */
    public History history() {
        return new History(database);
    }

    /** What somebody decided to bear. */
    public Waivers waivers() {
        return new Waivers(database);
    }

    /**
     * The journals of repairs that were begun on this machine, with all their steps: a folder where this system keeps
     * the data of applications, wherever the store is.
     */
    public static Journals journals() {
        return new Journals(StoreAddress.folder(System.getenv(), Path.of(System.getProperty("user.home")),
                System.getProperty("os.name")).resolve("repairs"));
    }

    /** Repairs over time. */
    public Journal journal() {
        return new Journal(database);
    }

    @Override
    public void close() {
        database.close();
    }
}
