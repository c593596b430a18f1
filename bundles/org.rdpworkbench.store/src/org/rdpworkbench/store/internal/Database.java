// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.store.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.locks.ReentrantLock;
import org.rdpworkbench.store.StoreAddress;
import org.rdpworkbench.store.StoreException;

/** One connection to the database, for one thread at a time. */
public final class Database implements AutoCloseable {

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
        return new Database(address, Connector.connect(address));
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
            throw new StoreException("The store " + address + " cannot be read: " + Connector.words(e), e);
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
            throw new StoreException("The store " + address + " cannot be written: " + Connector.words(e), e);
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
            connection = Connector.connect(address);
        }
        return connection;
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
