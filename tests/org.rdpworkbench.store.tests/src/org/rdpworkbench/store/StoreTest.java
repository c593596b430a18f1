// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rdpworkbench.core.run.CaseRecord;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.core.spi.Verdict;
import org.rdpworkbench.store.internal.Database;
import org.rdpworkbench.store.internal.Rows;
import org.rdpworkbench.store.internal.Schema;

/** One store for several processes, for years, and after an end that nobody wished for. */
final class StoreTest {

    @TempDir
    private Path folder;

    private static void add(Store store, String host) throws StoreException {
        store.inventory().addHost(Optional.empty(), "", Target.of(host, 3389), Set.of("tag"), "");
    }

    private static Set<String> names(Store store) throws StoreException {
        return store.inventory().contents().hosts().stream().map(host -> host.target().host())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @ParameterizedTest
    @EnumSource
    void severalUseItAtOnce(Kind kind) throws Exception {
        StoreAddress address = kind.unused(folder);
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                String prefix = "host" + i + "x";
                all.add(threads.submit(() -> {
                    try (Store store = Store.open(address)) {
                        for (int j = 0; j < 25; j++) {
                            add(store, prefix + j);
                            store.inventory().contents();
                        }
                    }
                    return null;
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
        try (Store store = Store.open(address)) {
            assertEquals(100, names(store).size());
        }
    }

    /** All know the host as it was at first. */
    @ParameterizedTest
    @EnumSource
    void severalChangeOneHostAtOnce(Kind kind) throws Exception {
        StoreAddress address = kind.unused(folder);
        try (Store first = Store.open(address); ExecutorService threads = Executors.newCachedThreadPool()) {
            Host host = first.inventory().addHost(Optional.empty(), "", Target.of("srv1", 1), Set.of(), "");
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                String prefix = "tag" + i + "x";
                all.add(threads.submit(() -> {
                    try (Store store = Store.open(address)) {
                        for (int j = 0; j < 25; j++) {
                            store.inventory().apply(Edit.changing(host, new Host(host.id(), host.group(), "",
                                    host.target(), new TreeSet<>(Set.of(prefix + j)), "")));
                        }
                    }
                    return null;
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
            assertEquals(100, first.inventory().contents().hosts().getFirst().tags().size());
        }
    }

    @ParameterizedTest
    @EnumSource
    void anOlderOneIsBroughtUpToDateAndACopyIsKept(Kind kind) throws Exception {
        StoreAddress address = kind.unused(folder);
        try (Store store = Store.open(address)) {
            add(store, "kept");
        }
        Schema next = new Schema(Stream.concat(Schema.OURS.steps().stream(), Stream.of(List.of(
                "ALTER TABLE host ADD COLUMN colour TEXT", "UPDATE host SET colour = 'red'"))).toList());
        try (Database database = Database.open(address)) {
            next.bringUpToDate(database);
            next.bringUpToDate(database);
            assertEquals(List.of("kept red"), database.read(connection -> Rows.list(connection,
                    "SELECT address, colour FROM host", row -> row.getString(1) + " " + row.getString(2))));
            assertEquals(1, copies(address, database));
        }
        StoreException newer = assertThrows(StoreException.class, () -> Store.open(address));
        assertTrue(newer.getMessage().contains("was written by a newer version (schema 5, this one knows 4); update "
                + "RDP Workbench to use it."), newer.getMessage());
    }

    /** As the first version of the product left it. */
    @ParameterizedTest
    @EnumSource
    void aDiagnosisOfTheFirstSchemaIsStillThere(Kind kind) throws Exception {
        StoreAddress address = kind.unused(folder);
        try (Database database = Database.open(address)) {
            new Schema(Schema.OURS.steps().subList(0, 1)).bringUpToDate(database);
            database.write(connection -> Rows.update(connection, """
                    INSERT INTO diagnosis (id, address, port, at, symptom, verdict, stage, summary, causes, case_file)
                    VALUES ('1', 'srv1', 3389, '00000000001700000000 000000000', NULL, 'PASS', NULL, 'It works.',
                        '[]', '{}')"""));
        }
        try (Store store = Store.open(address)) {
            assertEquals(List.of(new History.Entry("1", Target.of("srv1", 3389), Instant.ofEpochSecond(1_700_000_000),
                    Optional.empty(), false, Verdict.PASS, Optional.empty(), "It works.", List.of(), Map.of())),
                    store.history().latest());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRowThatIsDamagedIsSaid(Kind kind) throws Exception {
        StoreAddress address = kind.unused(folder);
        try (Store store = Store.open(address); Database database = Database.open(address)) {
            for (String values : List.of("'yesterday', 'PASS', NULL",
                    "'00000000001700000000 000000000', 'PASSED', NULL",
                    "'00000000001700000000 000000000', 'FAIL', 'DOOR'")) {
                database.write(connection -> {
                    Rows.update(connection, "DELETE FROM diagnosis");
                    return Rows.update(connection, """
                            INSERT INTO diagnosis (at, verdict, stage, id, address, port, summary, causes, case_file)
                            VALUES (""" + values + ", '1', 'srv1', 3389, 'It works.', '[]', '{}')");
                });
                StoreException damaged = assertThrows(StoreException.class, () -> store.history().latest());
                assertTrue(damaged.getMessage().endsWith(" cannot be read: a row is damaged."), damaged.getMessage());
            }
        }
    }

    /** Those that can be read, with what there was. */
    private static int copies(StoreAddress address, Database database) throws Exception {
        return switch (address) {
            case StoreAddress.SqliteFile sqlite -> {
                int count = 0;
                for (Path file : files(sqlite.file().getParent())) {
                    if (file.getFileName().toString().startsWith("store.db.version-4-")) {
                        try (Store copy = Store.open(new StoreAddress.SqliteFile(file))) {
                            assertEquals(Set.of("kept"), names(copy));
                            count++;
                        }
                    }
                }
                yield count;
            }
            case StoreAddress.PostgresDatabase postgres -> database.read(connection -> {
                List<String> schemas = Rows.list(connection, "SELECT schema_name FROM information_schema.schemata"
                        + " WHERE schema_name LIKE 'rdpworkbench%'", row -> row.getString(1));
                assertEquals(List.of("kept"), Rows.list(connection, "SELECT address FROM " + schemas.getFirst()
                        + ".host", row -> row.getString(1)));
                return schemas.size();
            });
        };
    }

    private static List<Path> files(Path in) throws IOException {
        try (Stream<Path> files = Files.list(in)) {
            return files.filter(file -> !file.toString().matches(".*-(wal|shm)")).toList();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aStepThatBreaksChangesNothing(Kind kind) throws Exception {
        StoreAddress address = kind.unused(folder);
        try (Store store = Store.open(address)) {
            add(store, "kept");
        }
        Schema broken = new Schema(Stream.concat(Schema.OURS.steps().stream(), Stream.of(List.of(
                "ALTER TABLE host ADD COLUMN colour TEXT", "nonsense"))).toList());
        try (Database database = Database.open(address)) {
            assertThrows(StoreException.class, () -> broken.bringUpToDate(database));
        }
        try (Store store = Store.open(address)) {
            assertEquals(Set.of("kept"), names(store));
        }
    }

    /** The other process says what it has added, and is ended without warning at some moment. */
    @ParameterizedTest
    @EnumSource
    void whatWasFinishedSurvivesASuddenEnd(Kind kind) throws Exception {
        StoreAddress address = kind.unused(folder);
        for (int round = 1; round <= 3; round++) {
            Set<String> finished = new TreeSet<>();
            Process writer = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-cp", classPath(), Writer.class.getName(), url(address), "round" + round)
                    .redirectError(ProcessBuilder.Redirect.INHERIT).start();
            try (BufferedReader lines = writer.inputReader(StandardCharsets.UTF_8)) {
                String line = lines.readLine();
                while (line != null) {
                    finished.add(line);
                    if (finished.size() == 7 * round) {
                        // By its handle, which leaves what it has said to be read.
                        writer.toHandle().destroyForcibly();
                    }
                    line = lines.readLine();
                }
            }
            writer.waitFor();
            assertTrue(finished.size() >= 7 * round, finished.toString());
            try (Store store = Store.open(address)) {
                assertTrue(names(store).containsAll(finished), finished + " " + names(store));
            }
        }
    }

    private static String url(StoreAddress address) {
        return switch (address) {
            case StoreAddress.SqliteFile sqlite -> sqlite.file().toString();
            case StoreAddress.PostgresDatabase postgres -> postgres.url();
        };
    }

    static String classPath() {
        return Stream.of(Writer.class, Store.class, CaseRecord.class, org.sqlite.JDBC.class,
                org.postgresql.Driver.class).map(StoreTest::place).distinct()
                .collect(Collectors.joining(System.getProperty("path.separator")));
    }

    private static String place(Class<?> type) {
        Path place = Path.of(type.getProtectionDomain().getCodeSource().getLocation().getPath());
        Path classes = place.resolve("target/classes");
        return (Files.isDirectory(classes) ? classes : place).toString();
    }

    @Test
    void whatIsNoStoreIsRefusedAndStays() throws Exception {
        Path text = Files.writeString(folder.resolve("notes.txt"), "this is no database, but somebody's own words\n");
        byte[] before = Files.readAllBytes(text);
        StoreException refused = assertThrows(StoreException.class,
                () -> Store.open(new StoreAddress.SqliteFile(text)));
        assertTrue(refused.getMessage().startsWith("The store " + text + " cannot be "), refused.getMessage());
        assertFalse(refused.getMessage().contains("\n"));
        assertArrayEquals(before, Files.readAllBytes(text));
        assertThrows(StoreException.class, () -> Store.open(new StoreAddress.SqliteFile(folder)));
        assertThrows(StoreException.class,
                () -> Store.open(new StoreAddress.SqliteFile(text.resolve("below").resolve("store.db"))));
    }

    @Test
    void aServerThatIsNotThereIsSaidWithoutThePassword() {
        StoreException refused = assertThrows(StoreException.class, () -> Store.open(StoreAddress.of(
                "jdbc:postgresql://127.0.0.1:1/inventory?user=me&password=canary")));
        assertTrue(refused.getMessage().startsWith(
                "The store jdbc:postgresql://127.0.0.1:1/inventory cannot be opened: "), refused.getMessage());
        assertFalse(refused.getMessage().contains("canary"));
    }

    @Test
    void theUsualPlaceIsWhereTheSystemKeepsData() throws Exception {
        Path home = folder.toAbsolutePath();
        assertEquals(home.resolve(".local/share/rdpworkbench/store.db"), usual(Map.of(), home, "Linux"));
        assertEquals(home.resolve("x/rdpworkbench/store.db"),
                usual(Map.of("XDG_DATA_HOME", home.resolve("x").toString()), home, "Linux"));
        assertEquals(home.resolve(".local/share/rdpworkbench/store.db"),
                usual(Map.of("XDG_DATA_HOME", "relative"), home, "Linux"));
        assertEquals(home.resolve("h/.local/share/rdpworkbench/store.db"),
                usual(Map.of("HOME", home.resolve("h").toString()), home, "Linux"));
        assertEquals(home.resolve("Library/Application Support/rdpworkbench/store.db"),
                usual(Map.of(), home, "Mac OS X"));
        assertEquals(home.resolve("AppData/Local/rdpworkbench/store.db"), usual(Map.of(), home, "Windows 11"));
        assertEquals(home.resolve("team.db"),
                usual(Map.of("RDPWORKBENCH_STORE", home.resolve("team.db").toString()), home, "Linux"));
        assertThrows(StoreException.class, () -> StoreAddress.of("jdbc:mysql://x/y"));
        assertThrows(StoreException.class, () -> StoreAddress.of(" "));
    }

    private static Path usual(Map<String, String> environment, Path home, String system) throws StoreException {
        return ((StoreAddress.SqliteFile) StoreAddress.usual(environment, home, system)).file();
    }
}
