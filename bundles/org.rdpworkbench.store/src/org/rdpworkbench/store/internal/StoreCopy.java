// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.store.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.rdpworkbench.store.StoreAddress;
import org.rdpworkbench.store.StoreException;

/** All that is in a store, as it was before a newer schema changed it. */
final class StoreCopy {

    private StoreCopy() {}

    /** Beside the file, or in a schema of its own beside the tables. */
    static void keep(Database database, int version) throws StoreException {
        String time = LocalDateTime.now().format(DateTimeFormatter.ofPattern("uuuuMMdd_HHmmss_SSS"));
        switch (database.address()) {
            case StoreAddress.SqliteFile sqlite -> database.read(connection -> {
                try (PreparedStatement copy = connection.prepareStatement("VACUUM INTO ?")) {
                    copy.setString(1, sqlite.file() + ".version-" + version + "-" + time);
                    copy.execute();
                }
                return null;
            });
            case StoreAddress.PostgresDatabase postgres -> database.write(connection -> {
                String schema = "rdpworkbench_version_" + version + "_" + time;
                List<String> statements = new ArrayList<>(List.of("CREATE SCHEMA " + schema));
                for (String table : tables(connection)) {
                    statements.add("CREATE TABLE " + schema + "." + table + " AS TABLE " + table);
                }
                Schema.run(connection, statements);
                return null;
            });
        }
    }

    private static List<String> tables(Connection connection) throws SQLException {
        List<String> names = new ArrayList<>();
        try (ResultSet tables = connection.getMetaData().getTables(null, connection.getSchema(), null,
                new String[] {"TABLE"})) {
            while (tables.next()) {
                names.add(tables.getString("TABLE_NAME"));
            }
        }
        return names;
    }
}
