// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cli.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rdpworkbench.host.Credential;
import org.rdpworkbench.host.SecretLine;

/** Who a person says to be inside a host, and how the secret comes in. */
final class InsideOptionsTest {

    @TempDir
    private Path folder;

    /** Runs diagnose with the secret in a file descriptor of this process, as a shell passes one. */
    private static int diagnose(Console console, Path file, String account) throws IOException {
        try (InputStream open = new FileInputStream(file.toFile())) {
            return console.run("diagnose", "127.0.0.1", "--inside", "smb", "--credential", account, "--secret-fd",
                    descriptor(file));
        }
    }

    private static String descriptor(Path file) throws IOException {
        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            List<Path> all = open.toList();
            for (Path one : all) {
                if (Files.exists(one) && Files.isSameFile(one, file)) {
                    return one.getFileName().toString();
                }
            }
        }
        throw new AssertionError("the file is not open");
    }

    @EnabledOnOs(OS.LINUX)
    @ParameterizedTest
    @CsvSource({"CORP\\admin, CORP, admin", "admin@corp.example, '', admin@corp.example", "admin, '', admin",
            ".\\admin, ., admin"})
    void anAccountIsWrittenInThreeWays(String account, String domain, String user) throws Exception {
        Console console = new Console();
        diagnose(console, Files.writeString(folder.resolve("secret"), "pass wörd\r\nnot this\n"), account);
        Credential credential = console.credentials.find(account).orElseThrow();
        assertEquals(domain, credential.domain());
        assertEquals(user, credential.user());
        assertArrayEquals("pass wörd".toCharArray(), credential.secret());
    }

    @Test
    void whoIsSignedInIsAskedForNothing() {
        Console console = new Console();
        assertEquals(new Console().run("diagnose", "127.0.0.1"),
                console.run("diagnose", "127.0.0.1", "--inside", "windows"), console::err);
        assertFalse(console.err().contains("--inside"), console::err);
    }

    @EnabledOnOs(OS.LINUX)
    @Test
    void theSecretIsNowhereInWhatIsWritten() throws Exception {
        Console console = new Console();
        diagnose(console, Files.writeString(folder.resolve("secret"), "Tr0ub4dor"), "admin");
        assertFalse((console.out() + console.err()).contains("Tr0ub4dor"));
    }

    @Test
    void whatIsNoSecretIsSaidSo() {
        assertTrue(refused(new byte[0]).contains("gives no password"));
        assertTrue(refused("\r\n".getBytes(StandardCharsets.UTF_8)).contains("gives no password"));
        assertTrue(refused(new byte[] {(byte) 0xFF, '\n'}).contains("not UTF-8"));
        assertTrue(refused("x".repeat(5_000).getBytes(StandardCharsets.UTF_8)).contains("more than 1024 bytes"));
    }

    private static String refused(byte[] line) {
        return assertThrows(IOException.class, () -> SecretLine.read(new ByteArrayInputStream(line))).getMessage();
    }
}
