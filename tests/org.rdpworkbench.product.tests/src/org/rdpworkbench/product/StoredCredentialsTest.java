// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.rdpworkbench.samba.Samba;

/** Passwords that the system keeps: GNOME Keyring in a session of its own, and none at all. */
@EnabledOnOs(OS.LINUX)
class StoredCredentialsTest {

    private static final String PASSWORD = Samba.PASSWORD;
    private static final String STORAGE = ".eclipse/org.eclipse.equinox.security/secure_storage";

    @TempDir
    private Path folder;
    private Place place;

    @BeforeEach
    void place() throws IOException {
        place = Place.in(folder);
        Files.createDirectory(runtime(), PosixFilePermissions.asFileAttribute(
                PosixFilePermissions.fromString("rwx------")));
    }

    private Path runtime() {
        return folder.resolve("runtime");
    }

    /** With the password of this test as file descriptor 3, as a script gives it. */
    private Launch giving(String... arguments) throws IOException {
        Path secret = Files.writeString(place.work().resolve("secret"), PASSWORD + "\n");
        return place.launch(arguments).giving(secret);
    }

    /**
     * In a session with a keyring that the person has unlocked; all of it ends with the command. What the session
     * itself has to say is nothing of ours.
     */
    private Launch inASession(Launch launch) {
        Needed.program("dbus-run-session");
        Needed.program("gnome-keyring-daemon");
        return launch.env("XDG_RUNTIME_DIR", runtime().toString()).through("sh", "-c", """
                exec 4>&2
                exec dbus-run-session -- sh -c '
                    printf "of the keyring" | gnome-keyring-daemon --unlock --components=secrets > /dev/null
                    exec "$@" 2>&4' sh "$@" 2> /dev/null""", "sh");
    }

    @Test
    void aPasswordIsKeptByTheSystemAndInNoFile() throws Exception {
        inASession(giving("credentials", "add", "admin", "--account", "CORP\\admin")).run().stateIs(0).quietly();
        inASession(giving("credentials", "add", "other", "--account", "CORP\\other")).run().stateIs(0).quietly();
        assertEquals("admin  CORP\\admin  password kept by this system\nother  CORP\\other  password kept by this "
                + "system\n", place.launch("credentials", "list").run().stateIs(0).quietly().out());
        Path storage = place.home().resolve(STORAGE);
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(storage)));
        assertEquals(2, kept(storage));
        Files.delete(place.work().resolve("secret"));
        assertNowhere(PASSWORD);
        // Nothing has to be unlocked to forget.
        place.launch("credentials", "remove", "other").run().stateIs(0).quietly();
        assertEquals(1, kept(storage));
    }

    /** All the way from where the password lies to the logon at a host, by the id alone. */
    @Test
    void aStoredCredentialOpensTheInsideOfAHost(@TempDir Path host) throws Exception {
        String admin = InsideLook.ACCOUNT;
        String ordinary = Samba.DOMAIN + "\\" + Samba.ORDINARY;
        try (Samba samba = Samba.start(host)) {
            String address = samba.address().getHostAddress();
            inASession(giving("credentials", "add", "kept", "--account", admin)).run().stateIs(0).quietly();
            assertEquals("OBSERVED", inside(inASession(inside(address, "kept"))).get("status").textValue());
            // Each host has a password of its own, which the command prints.
            Path passwords = Files.createDirectory(place.work().resolve("of each host"));
            Files.writeString(passwords.resolve(address), PASSWORD + "\n");
            String exec = "cat '" + passwords + "/{host}'";
            place.launch("credentials", "add", "laps", "--account", admin, "--exec", exec).run().stateIs(0).quietly();
            assertEquals("OBSERVED", inside(inside(address, "laps")).get("status").textValue());
            // A command that fails logs nobody on, and a password that is refused is tried once.
            place.launch("credentials", "add", "laps", "--account", ordinary, "--exec", "false").run().stateIs(0);
            String detail = inside(inside(address, "laps")).get("detail").textValue();
            assertTrue(detail.contains("its command failed with state 1"), detail);
            assertEquals(0, samba.folder().logons(Samba.ORDINARY));
            place.launch("credentials", "add", "laps", "--account", ordinary, "--exec", "echo wrong").run().stateIs(0);
            inside(inside(address, "laps").with(List.of(address + ":3390")));
            assertEquals(1, samba.folder().logons(Samba.ORDINARY));
        }
    }

    private Launch inside(String address, String credential) {
        return place.launch("diagnose", "--inside", "smb", "--credential", credential, "--format", "json", address);
    }

    /** What became of the services' states, which are asked for inside. */
    private static JsonNode inside(Launch launch) throws Exception {
        Ended ended = launch.run();
        assertFalse((ended.out() + ended.err()).contains(PASSWORD), "the password is told");
        for (JsonNode evidence : ended.json().get("diagnoses").get(0).get("evidence")) {
            if (evidence.get("type").textValue().equals("ServiceStates")) {
                return evidence;
            }
        }
        throw new AssertionError(ended.toString());
    }

    private static long kept(Path storage) throws IOException {
        return Files.readString(storage).lines().filter(line -> line.startsWith("/org.rdpworkbench/credentials/"))
                .count();
    }

    private void assertNowhere(String secret) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(file -> !file.startsWith(place.product().resolve("plugins")))
                    .filter(Files::isRegularFile).toList()) {
                assertFalse(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
                        .contains(secret), file::toString);
            }
        }
    }

    @Test
    void whereNothingKeepsPasswordsOneSentenceSaysWhatToDo() throws Exception {
        String refusal = giving("credentials", "add", "admin", "--account", "CORP\\admin")
                .env("XDG_RUNTIME_DIR", runtime().toString()).run().stateIs(2).refusal();
        assertTrue(refusal.contains("GNOME Keyring") && refusal.contains("exec"), refusal);
        assertEquals("No credentials are stored.\n", place.launch("credentials", "list").run().stateIs(0).out());
        place.launch("credentials", "add", "laps", "--account", ".\\Administrator", "--exec", "get-laps {host}").run()
                .stateIs(0).quietly();
        assertEquals("laps  .\\Administrator  exec: get-laps {host}\n",
                place.launch("credentials", "list").run().stateIs(0).quietly().out());
    }

    @Test
    void noneIsLostWhenManyAreAddedAtOnce() throws Exception {
        Launch one = place.launch("credentials", "add", "one", "--account", "a", "--exec", "x");
        Launch two = place.launch("credentials", "add", "two", "--account", "a", "--exec", "x");
        place.launch("credentials", "list").run().stateIs(0);
        try (Running first = one.start(); Running second = two.start()) {
            first.toItsEnd().stateIs(0).quietly();
            second.toItsEnd().stateIs(0).quietly();
        }
        assertEquals(2, place.launch("credentials", "list").run().stateIs(0).out().lines().count());
    }
}
