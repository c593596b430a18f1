// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.store.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.concurrent.locks.ReentrantLock;
import org.rdpworkbench.store.StoreAddress;
import org.rdpworkbench.store.StoreException;

/** One connection to the database, for one thread at a time, and what differs between the two kinds of database. */
public final class Database implements AutoCloseable {

    /** How long others may hold the database, in milliseconds, before we give up. */
    private static final int PATIENCE_MILLIS = 10_000;
    private static final int VALID_SECONDS = 5;

    /** What is done with a connection. */
    public interface Work<T> {
        T with(Connection connection) throws SQLException, StoreException;
    }

    private final StoreAddress address;
    private final ReentrantLock turn = new ReentrantLock();
    private Connection connection;

    private Database(StoreAddress address, Connection connection) {
        this.address = address;
        this.connection = connection;
    }

    /** @throws StoreException when there is no way to it */
    public static Database open(StoreAddress address) throws StoreException {
        return new Database(address, connect(address));
    }

    private static Connection connect(StoreAddress address) throws StoreException {
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

    StoreAddress address() {
        return address;
    }

    boolean sqlite() {
        return address instanceof StoreAddress.SqliteFile;
    }

    /** Reads something, in a state that does not change meanwhile only where one statement does it. */
    public <T> T read(Work<T> work) throws StoreException {
        turn.lock();
        try {
            return work.with(alive());
        } catch (SQLException e) {
            throw new StoreException("The store " + address + " cannot be read: " + words(e), e);
        } finally {
            turn.unlock();
        }
    }

    /** Writes all of something or nothing. */
    public <T> T write(Work<T> work) throws StoreException {
        turn.lock();
        try {
            Connection open = alive();
            open.setAutoCommit(false);
            boolean done = false;
            try {
                alone(open);
                T result = work.with(open);
                open.commit();
                done = true;
                return result;
            } finally {
                end(open, done);
            }
        } catch (SQLException e) {
            throw new StoreException("The store " + address + " cannot be written: " + words(e), e);
        } finally {
            turn.unlock();
        }
    }

    /** What was read stays as it was until it is written. In SQLite a transaction that may write is alone anyway. */
    private void alone(Connection open) throws SQLException {
        if (!sqlite()) {
            try (Statement statement = open.createStatement()) {
                statement.execute("SELECT pg_advisory_xact_lock(904007)");
            }
        }
    }

    private static void end(Connection open, boolean done) throws SQLException {
        if (!done) {
            try {
                open.rollback();
            } catch (SQLException lost) {
                // The connection is gone, and the transaction with it; the first exception says why.
                open.close();
                return;
            }
        }
        open.setAutoCommit(true);
    }

    /** A server may have been restarted since. */
    private Connection alive() throws SQLException, StoreException {
        if (connection.isClosed() || !sqlite() && !connection.isValid(VALID_SECONDS)) {
            connection.close();
            connection = connect(address);
        }
        return connection;
    }

    /** The database's own words, in one line and without what a driver puts around them. */
    private static String words(SQLException e) {
        String message = String.valueOf(e.getMessage()).strip().lines().findFirst().orElse("").strip();
        return message.replaceFirst("^\\[SQLITE_[A-Z_]+\\] *", "").replaceFirst("[.]*$", "") + ".";
    }

    @Override
    public void close() {
        turn.lock();
        try {
            connection.close();
        } catch (SQLException e) {
            // There is nothing left to be done with it.
            return;
        } finally {
            turn.unlock();
        }
    }
}
