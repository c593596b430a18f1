// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.credentials;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rdpworkbench.host.Account;
import org.rdpworkbench.host.Credential;
import org.rdpworkbench.host.CredentialException;
import org.rdpworkbench.host.credentials.internal.HelperCommand;

/** Programs that print a password, and all that they can do instead. */
@Timeout(60)
@DisabledOnOs(OS.WINDOWS)
final class HelperCommandTest {

    private static final Account LOCAL = new Account(".", "Administrator");
    private static final Duration LIMIT = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    private static String secret(Duration limit, String host, String... command) throws Exception {
        try (Credential credential = HelperCommand.run(List.of(command), host, limit, LOCAL)) {
            return new String(credential.secret());
        }
    }

    private static String shell(String script) throws Exception {
        return secret(LIMIT, "srv1.example", "/bin/sh", "-c", script);
    }

    private static String refused(String script) {
        return assertThrows(CredentialException.class, () -> shell(script)).getMessage();
    }

    @Test
    void theFirstLineIsThePassword() throws Exception {
        assertEquals("pass w\u00f6rd", shell("printf 'pass w\\303\\266rd\\r\\nexpires tomorrow\\n'"));
        assertEquals("last", shell("printf last"));
    }

    @Test
    void theHostIsAnArgumentAndNoShellReadsIt() throws Exception {
        assertEquals("of:srv1.example", secret(LIMIT, "srv1.example", "/bin/echo", "of:{host}"));
        assertEquals("2001:db8::1", secret(LIMIT, "2001:db8::1", "/bin/echo", "{host}"));
        assertEquals("$HOME;ls *", secret(LIMIT, "srv1.example", "/bin/echo", "$HOME;ls *"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-rf", "a b", "$(id)", "a\nb", "%PATH%", "a&b", "\"", ""})
    void aHostThatIsNoNameIsNotHandedOn(String host) throws Exception {
        Path ran = folder.resolve("ran");
        assertTrue(assertThrows(CredentialException.class, () -> secret(LIMIT, host, "/bin/sh", "-c",
                "touch " + ran + "; echo x", "{host}")).getMessage().contains("was not run"));
        assertFalse(Files.exists(ran));
    }

    @Test
    void whatFailsIsToldByItsStateAndNeverByWhatItPrinted() {
        assertEquals("its command failed with state 3; run it by hand to see what it says",
                refused("echo Tr0ub4dor; echo Tr0ub4dor >&2; exit 3"));
        assertEquals("its command failed with state 4; run it by hand to see what it says", refused("exit 4"));
        assertEquals("its command gives no password", refused("true"));
        assertEquals("its command gives something that is not UTF-8", refused("printf '\\377\\n'"));
        assertTrue(refused("head -c 5000 /dev/zero | tr '\\0' x").contains("more than 1024 bytes"));
        assertTrue(assertThrows(CredentialException.class, () -> secret(LIMIT, "h", "/nowhere/get-laps")).getMessage()
                .startsWith("its command cannot be started"));
    }

    @Test
    void itIsAskedNothingAndMayPrintMuch() throws Exception {
        assertEquals("none", shell("read answer || echo none"));
        assertEquals("first", shell("echo first; head -c 300000 /dev/zero"));
    }

    @Test
    void whatHangsIsEndedWithAllThatItStarted() throws Exception {
        Path child = folder.resolve("child");
        String problem = assertThrows(CredentialException.class, () -> secret(Duration.ofSeconds(2), "h", "/bin/sh",
                "-c", "sleep 600 & echo $! > " + child + "; wait")).getMessage();
        assertEquals("its command did not end within 2 s", problem);
        ProcessHandle.of(Long.parseLong(Files.readString(child).strip())).ifPresent(left -> left.onExit().join());
    }

    @Test
    void whoCancelsDoesNotWait() {
        Thread.currentThread().interrupt();
        assertThrows(InterruptedException.class, () -> secret(LIMIT, "h", "/bin/sleep", "600"));
        assertFalse(Thread.interrupted());
    }
}
