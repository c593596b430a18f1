// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rdpworkbench.cli.ExitState;
import org.rdpworkbench.host.credentials.StoredCredentials;

/** Credentials on the command line. That the system keeps passwords is seen with the built product. */
final class CredentialsCommandTest {

    @TempDir
    private Path folder;
    private final Console console = new Console();

    @BeforeEach
    void keepThemHere() {
        console.stored = new StoredCredentials(folder);
    }

    private String refusal(String... arguments) {
        assertEquals(ExitState.USAGE, console.run(arguments), console::err);
        assertEquals("", console.out());
        return console.err().strip();
    }

    @Test
    void theyComeAreListedAndGo() {
        console.run("credentials", "list");
        assertEquals("No credentials are stored.\n", console.out());
        assertEquals(ExitState.OK, console.run("credentials", "add", "laps", "--account", ".\\Administrator", "--exec",
                "get-laps 'my vault' {host}"), console::err);
        assertEquals(ExitState.OK, console.run("credentials", "add", "a", "--account", "x@corp.example", "--exec",
                "pam"), console::err);
        console.run("credentials", "list");
        assertEquals("a     x@corp.example   exec: pam\n"
                + "laps  .\\Administrator  exec: get-laps 'my vault' {host}\n", console.out());
        console.run("credentials", "list", "--format", "json");
        assertTrue(console.out().contains("\"rdpworkbench/credentials/1\""), console::out);
        assertTrue(console.out().contains("\"my vault\""), console::out);
        assertEquals(ExitState.OK, console.run("credentials", "remove", "a"));
        assertEquals("rdpworkbench: There is no credential \"a\".", refusal("credentials", "remove", "a"));
    }

    @Test
    void aStoredOneIsUsedByItsIdWithoutAsking() {
        console.run("credentials", "add", "laps", "--account", ".\\Administrator", "--exec", "get-laps {host}");
        int state = console.run("diagnose", "127.0.0.1", "--inside", "smb", "--credential", "laps");
        assertEquals(new Console().run("diagnose", "127.0.0.1"), state, console::err);
        assertEquals(Optional.empty(), console.credentials.find("laps"));
        assertTrue(refusal("diagnose", "127.0.0.1", "--inside", "smb", "--credential", "laps", "--secret-fd", "0")
                .contains("is a stored credential"));
    }

    @Test
    void whatCannotBeIsSaidInOneLine() throws Exception {
        assertTrue(refusal("credentials").contains("list, add or remove"));
        assertTrue(refusal("credentials", "add", "two words", "--account", "a", "--exec", "x").contains("is no id"));
        assertTrue(refusal("credentials", "add", "a", "--account", "CORP\\", "--exec", "x")
                .contains("half an account"));
        assertTrue(refusal("credentials", "add", "a", "--account", "b", "--exec", " ").contains("names no program"));
        assertTrue(refusal("credentials", "add", "a", "--account", "b", "--exec", "x 'y").contains("without its end"));
        assertTrue(refusal("credentials", "add", "a", "--account", "b", "--exec", "x", "--secret-fd", "0")
                .contains("not by both"));
        assertTrue(refusal("credentials", "list", "--format", "xml").contains("is no format"));
        Files.writeString(folder.resolve("credentials.json"), "{");
        assertTrue(refusal("credentials", "list").contains("cannot be read as credentials"));
        assertTrue(refusal("diagnose", "127.0.0.1", "--inside", "smb", "--credential", "a")
                .contains("cannot be read as credentials"));
    }

    @Test
    void wordsAreSplitAtSpacesOutsideOfQuotes() {
        for (List<String> words : List.of(List.of("a"), List.of("a b", "c"), List.of("C:\\x y\\z.exe", "{host}"),
                List.of("x", "it's", "", "say \"it\""))) {
            assertEquals(words, Words.split(Words.join(words)));
        }
        assertEquals(List.of("--vault=my own", "b"), Words.split("  --vault='my own'\t b "));
        assertFalse(Words.split("a $HOME").contains("/"));
        assertThrows(IllegalArgumentException.class, () -> Words.split("''"));
    }
}
