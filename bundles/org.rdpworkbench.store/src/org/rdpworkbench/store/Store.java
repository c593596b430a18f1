// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import org.rdpworkbench.core.repair.Journals;
import org.rdpworkbench.core.repair.RefusedException;
import org.rdpworkbench.store.internal.Database;
import org.rdpworkbench.store.internal.Schema;
import org.rdpworkbench.store.internal.TeamLock;

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
     * the data of applications, wherever the store is. Where the store is one that a team shares, nobody else of the
     * team repairs a host at the same time.
     */
    public static Journals journals() {
        return new Journals(JournalFolder.ofPerson(), Store::lock);
    }

    private static Closeable lock(String machine, String who) throws RefusedException, IOException {
        try {
            return lock(StoreAddress.usual(System.getenv(), Path.of(System.getProperty("user.home")),
                    System.getProperty("os.name")), machine, who);
        } catch (StoreException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /**
     * Keeps those who share a store from repairing the same host, until it is closed or this program ends.
     *
     * @throws RefusedException naming who is at it
     * @throws IOException with a sentence, when the store cannot be asked
     */
    static Closeable lock(StoreAddress address, String machine, String who) throws RefusedException, IOException {
        return switch (address) {
            // A file is on one machine, where a lock beside the journals does it.
            case StoreAddress.SqliteFile sqlite -> () -> { };
            case StoreAddress.PostgresDatabase postgres -> TeamLock.take(postgres, machine, who);
        };
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
