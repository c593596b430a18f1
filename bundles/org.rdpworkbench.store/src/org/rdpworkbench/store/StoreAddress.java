// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.store;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Where the store is. */
public sealed interface StoreAddress {

    /** The environment variable that names another place: a path, or a JDBC address of PostgreSQL. */
    String VARIABLE = "RDPWORKBENCH_STORE";

    /** A file of SQLite, made when it is not there. */
    record SqliteFile(Path file) implements StoreAddress {
        @Override
        public String toString() {
            return file.toString();
        }
    }

    /**
     * A database of PostgreSQL.
     *
     * @param url a JDBC address; a password in it is for the driver, and is never shown
     */
    record PostgresDatabase(String url) implements StoreAddress {
        @Override
        public String toString() {
            return url.replaceFirst("[?].*", "");
        }
    }

    /**
     * What a person wrote: {@code jdbc:postgresql://...}, or the path of a file.
     *
     * @throws StoreException when it is neither
     */
    static StoreAddress of(String text) throws StoreException {
        if (text.startsWith("jdbc:postgresql:")) {
            return new PostgresDatabase(text);
        }
        if (text.isBlank() || text.startsWith("jdbc:")) {
            throw new StoreException(VARIABLE + " names neither a file nor a JDBC address of PostgreSQL.");
        }
        try {
            return new SqliteFile(Path.of(text).toAbsolutePath().normalize());
        } catch (InvalidPathException e) {
            throw new StoreException(VARIABLE + " names a file that cannot be: " + e.getReason() + ".", e);
        }
    }

    /**
     * The one that is meant when nobody says: what the environment names, else the place where this system keeps the
     * data of applications, outside any workspace.
     *
     * @param home the person's own folder
     * @param system as {@code os.name}
     */
    static StoreAddress usual(Map<String, String> environment, Path home, String system) throws StoreException {
        String named = environment.get(VARIABLE);
        if (named != null && !named.isEmpty()) {
            return of(named);
        }
        return new SqliteFile(folder(environment, home, system).resolve("store.db"));
    }

    /**
     * The folder that is ours where this system keeps the data of applications, outside any workspace. It need not be
     * there.
     *
     * @param home the person's own folder
     * @param system as {@code os.name}
     */
    static Path folder(Map<String, String> environment, Path home, String system) {
        return data(environment, home, system.toLowerCase(Locale.ROOT)).resolve("rdpworkbench");
    }

    private static Path data(Map<String, String> environment, Path home, String system) {
        if (system.startsWith("windows")) {
            return absolute(environment.get("LOCALAPPDATA"), home.resolve("AppData").resolve("Local"));
        }
        // Java takes the home from the list of users, other programs from here.
        Path own = absolute(environment.get("HOME"), home);
        return system.startsWith("mac") ? own.resolve("Library").resolve("Application Support")
                : absolute(environment.get("XDG_DATA_HOME"), own.resolve(".local").resolve("share"));
    }

    /** A relative path in such a variable is to be ignored (XDG Base Directory Specification). */
    private static Path absolute(String named, Path otherwise) {
        try {
            return named != null && Path.of(named).isAbsolute() ? Path.of(named) : otherwise;
        } catch (InvalidPathException e) {
            return otherwise;
        }
    }
}
