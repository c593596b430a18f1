// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rdpworkbench.core.repair.RefusedException;
import org.rdpworkbench.store.internal.Database;
import org.rdpworkbench.store.internal.Rows;

/** One host is repaired by one of those who share a store. */
class TeamLockTest {

    private static final String HOST = "guid/SRV01";

    @TempDir
    private Path folder;

    private static String refused(StoreAddress address, String machine) {
        return assertThrows(RefusedException.class, () -> Store.lock(address, machine, "bob").close()).getMessage();
    }

    /** How many locks of hosts there are; every other session of the test has none. */
    private static int locks(StoreAddress address) throws Exception {
        try (Database database = Database.open(address)) {
            return database.read(connection -> Rows.list(connection, "SELECT count(*) FROM pg_locks l"
                    + " JOIN pg_database d ON d.oid = l.database"
                    + " WHERE locktype = 'advisory' AND d.datname = current_database()",
                    row -> row.getInt(1))).getFirst();
        }
    }

    @Test
    void theSecondIsRefusedAndToldByWhom() throws Exception {
        StoreAddress address = Kind.POSTGRES.unused(folder);
        try (Closeable lock = Store.lock(address, HOST, "ann, approved by carl")) {
            String said = refused(address, HOST);
            assertTrue(said.matches("This host is being repaired by ann, approved by carl at 127\\.0\\.0\\.1 since "
                    + "20[0-9-]+T[0-9:]+Z\\. Wait until that is done\\."), said);
            assertEquals(1, locks(address), "who was refused holds nothing");
            try (Closeable other = Store.lock(address, "guid/SRV02", "bob")) {
                assertEquals(2, locks(address));
            }
        }
        Store.lock(address, HOST, "bob").close();
    }

    /** The server keeps little of a name, and only ASCII of it. */
    @Test
    void whoHasALongNameIsStillTold() throws Exception {
        StoreAddress address = Kind.POSTGRES.unused(folder);
        try (Closeable lock = Store.lock(address, HOST, "J\u00f6rg, approved by " + "x".repeat(200))) {
            String said = refused(address, HOST);
            assertTrue(said.startsWith("This host is being repaired by J"), said);
            assertTrue(said.contains("rg, approved by xxx"), said);
            assertTrue(said.chars().allMatch(c -> c >= ' ' && c < 0x7f), said);
        }
    }

    /** The same repair takes it again and again, right behind itself. */
    @Test
    void whatIsGivenBackIsFreeAtOnce() throws Exception {
        StoreAddress address = Kind.POSTGRES.unused(folder);
        for (int i = 0; i < 20; i++) {
            Store.lock(address, HOST, "ann").close();
        }
    }

    @Test
    void teamsWithDifferentStoresAreInNobodysWay() throws Exception {
        StoreAddress mine = Kind.POSTGRES.unused(folder);
        StoreAddress theirs = Kind.POSTGRES.unused(folder);
        try (Closeable lock = Store.lock(mine, HOST, "ann"); Closeable other = Store.lock(theirs, HOST, "bob")) {
            assertEquals(1, locks(mine));
            assertEquals(1, locks(theirs));
        }
    }

    /** The lock goes with the process that held it, however that ends. */
    @Test
    void aKillLeavesNothing() throws Exception {
        StoreAddress address = Kind.POSTGRES.unused(folder);
        Process holder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                StoreTest.classPath(), Holder.class.getName(), ((StoreAddress.PostgresDatabase) address).url(), HOST,
                "ann").redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (BufferedReader lines = holder.inputReader(StandardCharsets.UTF_8)) {
            assertEquals("held", lines.readLine());
            assertTrue(refused(address, HOST).startsWith("This host is being repaired by ann at "));
            holder.toHandle().destroyForcibly();
            holder.waitFor();
            awaitFree(address);
            Store.lock(address, HOST, "bob").close();
        } finally {
            holder.destroyForcibly();
        }
    }

    /** The server notices it by itself, a moment later. The lock is waited for in the server, as nobody else does. */
    private static void awaitFree(StoreAddress address) throws Exception {
        try (Database database = Database.open(address)) {
            List<Long> held = database.read(connection -> Rows.list(connection, "SELECT (l.classid::bigint << 32) |"
                    + " l.objid::bigint FROM pg_locks l JOIN pg_database d ON d.oid = l.database"
                    + " WHERE locktype = 'advisory' AND d.datname = current_database()", row -> row.getLong(1)));
            for (long number : held) {
                database.read(connection -> Rows.list(connection, "SELECT pg_advisory_lock(?)", row -> "", number));
                database.read(connection -> Rows.list(connection, "SELECT pg_advisory_unlock(?)", row -> "", number));
            }
        }
        assertEquals(0, locks(address));
    }

    @Test
    void aDatabaseThatCannotBeAskedIsSaid() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        StoreAddress gone = StoreAddress.of("jdbc:postgresql://127.0.0.1:" + port
                + "/x?user=workbench&password=secret");
        String said = assertThrows(IOException.class, () -> Store.lock(gone, HOST, "ann").close()).getMessage();
        assertTrue(said.startsWith("The store jdbc:postgresql://127.0.0.1:" + port + "/x cannot be opened: "), said);
        assertFalse(said.contains("secret"), said);
    }

    /** A file is on one machine, where the lock beside the journals does it. */
    @Test
    void aFileHasNoLocks() throws Exception {
        StoreAddress address = Kind.SQLITE.unused(folder);
        try (Closeable lock = Store.lock(address, HOST, "ann"); Closeable other = Store.lock(address, HOST, "bob")) {
            assertFalse(folder.resolve("made when needed").toFile().exists());
        }
    }
}
