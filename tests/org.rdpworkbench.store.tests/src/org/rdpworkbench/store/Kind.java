// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.store;

import java.io.IOException;
import java.nio.file.Path;

/** The databases that a store can be in; every test is of both. */
enum Kind {
    SQLITE, POSTGRES;

    /** Where there is no store yet. */
    StoreAddress unused(Path folder) throws IOException, InterruptedException {
        return switch (this) {
            case SQLITE -> new StoreAddress.SqliteFile(folder.resolve("made when needed").resolve("store.db"));
            case POSTGRES -> new StoreAddress.PostgresDatabase(Postgres.running().newDatabase());
        };
    }
}
