// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.credentials;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.rdpworkbench.host.Account;
import org.rdpworkbench.host.Answer;
import org.rdpworkbench.host.Credential;
import org.rdpworkbench.host.CredentialException;
import org.rdpworkbench.host.CredentialSource.Kept;
import org.rdpworkbench.host.Obstacle;

/** What is kept is there for everybody who asks for it by its id, and nobody else's change loses it. */
final class StoredCredentialsTest {

    private static final Account ADMIN = new Account("CORP", "admin");
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final char[] SECRET = "Tr0ub4dor & 3".toCharArray();

    @TempDir
    private Path folder;
    private final MemoryVault vault = new MemoryVault();

    private StoredCredentials stored() {
        return new StoredCredentials(folder.resolve("data"), vault);
    }

    private List<String> ids() throws CredentialException {
        return stored().list().stream().map(StoredCredential::id).toList();
    }

    private Answer<Credential> open(String id) throws Exception {
        return stored().find(id).orElseThrow().open("srv1.example", LIMIT);
    }

    @Test
    void whatIsKeptIsThereForOthersUntilItIsRemoved() throws Exception {
        assertEquals(List.of(), ids());
        stored().add("b.admin", ADMIN, SECRET);
        stored().add("laps", new Account(".", "Administrator"), List.of("get laps", "{host}"));
        assertEquals(List.of("b.admin", "laps"), ids());
        assertEquals(List.of("get laps", "{host}"), stored().list().getLast().command());
        try (Credential credential = open("b.admin").value().orElseThrow()) {
            assertEquals("CORP\\admin", credential.toString());
            assertArrayEquals(SECRET, credential.secret());
        }
        assertTrue(stored().remove("b.admin"));
        assertFalse(stored().remove("b.admin"));
        assertEquals(List.of("laps"), ids());
        assertEquals(Optional.empty(), stored().find("b.admin"));
        assertTrue(vault.kept.isEmpty());
    }

    @Test
    void whatIsDefinedAnewIsAnotherVersionWithAnotherSecret() throws Exception {
        stored().add("admin", ADMIN, SECRET);
        Kept before = stored().find("admin").orElseThrow();
        assertEquals(before.version(), stored().find("admin").orElseThrow().version());
        stored().add("admin", ADMIN, "other".toCharArray());
        assertNotEquals(before.version(), stored().find("admin").orElseThrow().version());
        assertEquals(List.of("other"), List.copyOf(vault.kept.values()));
        assertEquals(Obstacle.NO_SECRET,
                assertInstanceOf(Answer.None.class, before.open("srv1.example", LIMIT)).obstacle());
    }

    @Test
    void noSecretIsInAnyFile() throws Exception {
        stored().add("admin", ADMIN, SECRET);
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertFalse(Files.readString(file).contains("Tr0ub4dor"), file::toString);
            }
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void theFileIsItsOwnersAlone() throws Exception {
        stored().add("admin", ADMIN, SECRET);
        assertEquals("rw-------", PosixFilePermissions.toString(
                Files.getPosixFilePermissions(folder.resolve("data/credentials.json"))));
    }

    @Test
    void whereNothingKeepsPasswordsNothingIsDefined() throws Exception {
        vault.locked = true;
        assertEquals("locked", assertThrows(CredentialException.class,
                () -> stored().add("admin", ADMIN, SECRET)).getMessage());
        assertEquals(List.of(), ids());
        stored().add("laps", ADMIN, List.of("get-laps"));
        assertEquals(List.of("laps"), ids());
    }

    /** As of many processes: each has its own object, and they share the file alone. */
    @Test
    void noneIsLostWhenManyAreAddedAtOnce() throws Exception {
        List<Callable<Void>> adding = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            String id = "id" + i;
            adding.add(() -> {
                stored().add(id, ADMIN, SECRET);
                return null;
            });
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (Future<Void> one : threads.invokeAll(adding)) {
                one.get();
            }
        }
        assertEquals(24, ids().size());
        assertEquals(24, Set.copyOf(vault.kept.keySet()).size());
    }

    @Test
    void aFileThatIsNotUnderstoodIsLeftAsItIs() throws Exception {
        Path file = Files.createDirectories(folder.resolve("data")).resolve("credentials.json");
        for (String text : List.of("{", "[]", "{\"schema\":\"rdpworkbench/credentials/2\"}",
                "{\"schema\":\"rdpworkbench/credentials/1\",\"credentials\":[{\"id\":\"a b\"}]}")) {
            Files.writeString(file, text);
            assertThrows(CredentialException.class, () -> stored().list());
            assertThrows(CredentialException.class, () -> stored().find("admin"));
            assertThrows(CredentialException.class, () -> stored().add("admin", ADMIN, List.of("get-laps")));
            assertEquals(text, Files.readString(file));
        }
    }
}
