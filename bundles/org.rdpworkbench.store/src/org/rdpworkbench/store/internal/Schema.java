// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.store.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.rdpworkbench.store.StoreException;

/**
 * The tables, as the steps that make them: step n leads from version n - 1 to version n. Steps are only added. The
 * words of SQL are those that both databases know.
 *
 * @param steps the statements of each step
 */
public record Schema(List<List<String>> steps) {

    private static final List<String> FIRST = List.of("""
            CREATE TABLE host_group (
                id TEXT PRIMARY KEY,
                parent TEXT REFERENCES host_group (id),
                name TEXT NOT NULL)""", """
            CREATE TABLE host (
                id TEXT PRIMARY KEY,
                host_group TEXT REFERENCES host_group (id),
                name TEXT NOT NULL,
                address TEXT NOT NULL,
                port INTEGER NOT NULL,
                notes TEXT NOT NULL,
                UNIQUE (address, port))""", """
            CREATE TABLE host_tag (
                host TEXT NOT NULL REFERENCES host (id) ON DELETE CASCADE,
                tag TEXT NOT NULL,
                PRIMARY KEY (host, tag))""", """
            CREATE TABLE diagnosis (
                id TEXT PRIMARY KEY,
                address TEXT NOT NULL,
                port INTEGER NOT NULL,
                at TEXT NOT NULL,
                symptom TEXT,
                verdict TEXT NOT NULL,
                stage TEXT,
                summary TEXT NOT NULL,
                causes TEXT NOT NULL,
                case_file TEXT NOT NULL)""", """
            CREATE INDEX diagnosis_of_host ON diagnosis (address, port, at)""", """
            CREATE TABLE waiver (
                address TEXT NOT NULL,
                port INTEGER NOT NULL,
                cause TEXT NOT NULL,
                who TEXT NOT NULL,
                why TEXT NOT NULL,
                until TEXT,
                PRIMARY KEY (address, port, cause))""");

    /** What the columns of plugins say, so that a list of hosts reads no case. */
    private static final List<String> COLUMNS = List.of("""
            ALTER TABLE diagnosis ADD COLUMN host_columns TEXT NOT NULL DEFAULT '{}'""");

    /** What the next look at the host repeats, beside the symptom. */
    private static final List<String> THOROUGH = List.of("""
            ALTER TABLE diagnosis ADD COLUMN thorough INTEGER NOT NULL DEFAULT 0""");

    /** What was repaired, when, and what has come of it. */
    private static final List<String> REPAIRS = List.of("""
            CREATE TABLE repair (
                id TEXT PRIMARY KEY,
                address TEXT NOT NULL,
                port INTEGER NOT NULL,
                at TEXT NOT NULL,
                cause TEXT NOT NULL,
                what TEXT NOT NULL,
                outcome TEXT NOT NULL)""", """
            CREATE INDEX repair_of_host ON repair (address, port, at)""");

    /** The schema of this version of the product. */
    public static final Schema OURS = new Schema(List.of(FIRST, COLUMNS, THOROUGH, REPAIRS));

    private static final String VERSION = "schema_version";

    /**
     * Makes the tables, or brings older ones up to date. Of a store that is not empty a copy is kept before.
     *
     * @throws StoreException when it was written by a newer version
     */
    public void bringUpToDate(Database database) throws StoreException {
        int found = database.read(this::version);
        requireKnown(found, database);
        if (found > 0 && found < steps.size()) {
            StoreCopy.keep(database, found);
        }
        if (found < steps.size()) {
            database.write(connection -> {
                // Another process may have done it since.
                int now = version(connection);
                requireKnown(now, database);
                for (int step = now; step < steps.size(); step++) {
                    run(connection, steps.get(step));
                }
                setVersion(connection, now == 0);
                return null;
            });
        }
    }

    private void requireKnown(int found, Database database) throws StoreException {
        if (found > steps.size()) {
            throw new StoreException("The store " + database.address() + " was written by a newer version (schema "
                    + found + ", this one knows " + steps.size() + "); update RDP Workbench to use it.");
        }
    }

    /** 0 where there is no store yet. */
    private int version(Connection connection) throws SQLException {
        try (ResultSet tables = connection.getMetaData().getTables(null, connection.getSchema(), VERSION, null)) {
            if (!tables.next()) {
                return 0;
            }
        }
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT version FROM " + VERSION)) {
            return row.next() ? row.getInt(1) : 0;
        }
    }

    private void setVersion(Connection connection, boolean first) throws SQLException {
        if (first) {
            run(connection, List.of("CREATE TABLE " + VERSION + " (version INTEGER NOT NULL)",
                    "INSERT INTO " + VERSION + " VALUES (0)"));
        }
        try (PreparedStatement update = connection.prepareStatement("UPDATE " + VERSION + " SET version = ?")) {
            update.setInt(1, steps.size());
            update.executeUpdate();
        }
    }

    static void run(Connection connection, List<String> statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
