// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.store.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Properties;
import org.rdpworkbench.store.StoreAddress;
import org.rdpworkbench.store.StoreException;

/** Connects to either kind of database, with the settings that each needs. */
final class Connector {

    /** How long others may hold the database, in milliseconds, before we give up. */
    private static final int PATIENCE_MILLIS = 10_000;

    private Connector() {}

    /** @throws StoreException when there is no way to it */
    static Connection connect(StoreAddress address) throws StoreException {
        return switch (address) {
            case StoreAddress.SqliteFile sqlite -> connect(sqlite.file());
            case StoreAddress.PostgresDatabase postgres -> {
                Properties patience = new Properties();
                patience.setProperty("connectTimeout", String.valueOf(PATIENCE_MILLIS / 1_000));
                patience.setProperty("socketTimeout", String.valueOf(6 * PATIENCE_MILLIS / 1_000));
                patience.setProperty("ApplicationName", "rdpworkbench");
                yield connect(new org.postgresql.Driver(), postgres.url(), patience, address);
            }
        };
    }

    private static Connection connect(Path file) throws StoreException {
        try {
            Files.createDirectories(file.getParent());
        } catch (IOException e) {
            throw new StoreException("The folder of the store cannot be made: " + file.getParent() + ".", e);
        }
        // The driver logs through a library that would tell on stderr that nobody listens.
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        Properties settings = new Properties();
        settings.setProperty("busy_timeout", String.valueOf(PATIENCE_MILLIS));
        settings.setProperty("journal_mode", "WAL");
        // A power cut loses nothing that was said to be done.
        settings.setProperty("synchronous", "FULL");
        settings.setProperty("foreign_keys", "true");
        // A transaction that first reads and then writes would fail if somebody else wrote in between.
        settings.setProperty("transaction_mode", "IMMEDIATE");
        return connect(new org.sqlite.JDBC(), "jdbc:sqlite:" + file, settings, new StoreAddress.SqliteFile(file));
    }

    private static Connection connect(Driver driver, String url, Properties settings, StoreAddress address)
            throws StoreException {
        try {
            Connection made = driver.connect(url, settings);
            if (made == null) {
                throw new StoreException("The store " + address + " is not where a store can be.");
            }
            return made;
        } catch (SQLException e) {
            throw new StoreException("The store " + address + " cannot be opened: " + words(e), e);
        }
    }

    /** The database's own words, in one line and without what a driver puts around them. */
    static String words(SQLException e) {
        String message = String.valueOf(e.getMessage()).strip().lines().findFirst().orElse("").strip();
        return message.replaceFirst("^\\[SQLITE_[A-Z_]+\\] *", "").replaceFirst("[.]*$", "") + ".";
    }
}
