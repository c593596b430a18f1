// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.store.internal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.rdpworkbench.core.repair.RefusedException;
import org.rdpworkbench.store.StoreAddress;
import org.rdpworkbench.store.StoreException;

/**
 * The lock of a host in a database that a team shares: an advisory lock of a connection of its own, whose name says who
 * holds it. Both end with the connection, so that nothing is left behind.
 */
public final class TeamLock implements Closeable {

    private static final String NAME = "rdpworkbench repair by ";
    /** A machine that lost its power answers nothing; the server finds that out in some minutes and not in hours. */
    private static final String ALIVE = """
            SELECT set_config('tcp_keepalives_idle', '60', false), set_config('tcp_keepalives_interval', '15', false),
                set_config('tcp_keepalives_count', '4', false), set_config('application_name', ?, false)""";
    /** The halves of the number are those of a lock with one number of 64 bits. */
    private static final String HOLDER = """
            SELECT a.application_name, coalesce(host(a.client_addr), ''),
                coalesce(to_char(a.backend_start AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), '')
            FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid
            WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 1
                AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
                AND l.classid::bigint = ? AND l.objid::bigint = ?""";
    private static final long LOW = 0xffff_ffffL;

    private final Connection connection;
    private final long number;

    private TeamLock(Connection connection, long number) {
        this.connection = connection;
        this.number = number;
    }

    /**
     * Takes it.
     *
     * @param who is told to others that want it; the database keeps some fifty letters of it
     * @throws RefusedException naming who has it
     * @throws IOException when the database cannot be asked
     */
    public static TeamLock take(StoreAddress.PostgresDatabase address, String machine, String who)
            throws RefusedException, IOException {
        try {
            return take(Connector.connect(address), number(machine), who);
        } catch (StoreException e) {
            throw new IOException(e.getMessage(), e);
        } catch (SQLException e) {
            throw new IOException("The store " + address + " cannot be asked: " + Connector.words(e), e);
        }
    }

    private static TeamLock take(Connection connection, long number, String who) throws RefusedException, SQLException {
        boolean taken = false;
        try {
            Rows.list(connection, ALIVE, row -> "", NAME + who);
            taken = Rows.list(connection, "SELECT pg_try_advisory_lock(?)", row -> row.getBoolean(1), number)
                    .getFirst();
            if (!taken) {
                throw new RefusedException("This host is being repaired by " + holder(connection, number)
                        + ". Wait until that is done.");
            }
            return new TeamLock(connection, number);
        } finally {
            if (!taken) {
                connection.close();
            }
        }
    }

    private static String holder(Connection connection, long number) throws SQLException {
        List<String> holders = Rows.list(connection, HOLDER, row -> row.getString(1).replaceFirst("^" + NAME, "")
                + (row.getString(2).isEmpty() ? "" : " at " + row.getString(2))
                + (row.getString(3).isEmpty() ? "" : " since " + row.getString(3)), number >>> Integer.SIZE,
                number & LOW);
        // Whoever had it may just have ended.
        return holders.isEmpty() ? "somebody else of those who share the store" : holders.getFirst();
    }

    /** Of that machine, the same for everybody. */
    private static long number(String machine) {
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(
                    ("repair of " + machine).getBytes(StandardCharsets.UTF_8))).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("each Java has it", e);
        }
    }

    @Override
    public void close() {
        // The server notices the end of a connection a moment later, and the same repair may want it again at once.
        try (connection) {
            Rows.list(connection, "SELECT pg_advisory_unlock(?)", row -> row.getBoolean(1), number);
        } catch (SQLException e) {
            // It ends with the connection, however that ended.
            return;
        }
    }
}
