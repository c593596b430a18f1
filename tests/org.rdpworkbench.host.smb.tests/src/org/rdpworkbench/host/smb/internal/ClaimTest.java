// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.smb.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.net.SocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.rdpworkbench.core.spi.SettingSession;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.core.spi.WayIn;
import org.rdpworkbench.host.Credentials;
import org.rdpworkbench.host.HostSessions;
import org.rdpworkbench.host.HostSettings;
import org.rdpworkbench.samba.Await;
import org.rdpworkbench.samba.Samba;

/** Two who repair one host by Samba, and share nothing but the host. */
@Timeout(180)
class ClaimTest {

    @TempDir
    private Path folder;
    private Samba samba;
    private Path file;
    private HostSettings settings;

    @BeforeEach
    void start() throws Exception {
        samba = Samba.start(folder);
        file = Files.createDirectories(samba.folder().drive().resolve("Windows"))
                .resolve("rdpworkbench-repair.lock");
        samba.folder().own(samba.folder().drive());
        Credentials credentials = new Credentials();
        credentials.add("admin", Sessions.administrator());
        settings = new HostSettings(new HostSessions(credentials, List.of(new SmbAccess())));
    }

    @AfterEach
    void end() throws IOException {
        if (samba != null) {
            samba.close();
        }
    }

    private void says(String root) throws IOException {
        samba.folder().importRegistry("[HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion]\n"
                + "\"SystemRoot\"=\"" + root.replace("\\", "\\\\") + "\"\n");
    }

    private SettingSession open(InetAddress address) throws Exception {
        return settings.open(Target.of(address.getHostAddress(), 3389), new WayIn("smb", Optional.of("admin")),
                SocketFactory.getDefault(), Sessions.LIMIT);
    }

    @Test
    void theSecondOneReadsWhoTheFirstOneIsUntilThatOneGoes() throws Exception {
        says("C:\\Windows");
        try (SettingSession second = open(samba.address())) {
            try (SettingSession first = open(samba.address())) {
                assertEquals(Optional.empty(), first.claim("ann since noon [1]"));
                assertEquals(Optional.of("ann since noon [1]"), second.claim("bob [2]"));
                assertEquals("ann since noon [1]", Files.readString(file));
            }
            assertFalse(Files.exists(file), "it is gone when the session has ended");
            assertEquals(Optional.empty(), second.claim("bob [2]"));
            assertEquals("bob [2]", Files.readString(file));
        }
        assertFalse(Files.exists(file));
    }

    @Test
    void aLostConnectionTakesItAlong() throws Exception {
        says("C:\\Windows");
        try (CutWire wire = CutWire.to(samba); SettingSession first = open(wire.address())) {
            assertEquals(Optional.empty(), first.claim("ann [1]"));
            assertTrue(Files.exists(file));
            wire.cut();
            assertTrue(Await.until(Sessions.LIMIT, () -> !Files.exists(file)));
            try (SettingSession second = open(samba.address())) {
                assertEquals(Optional.empty(), second.claim("bob [2]"));
            }
        }
    }

    /** What an earlier one left, whose host lost its power. */
    @Test
    void aFileThatNobodyHasOpenIsReplaced() throws Exception {
        says("C:\\Windows");
        Files.writeString(file, "somebody, long ago, with many words");
        samba.folder().own(file);
        try (SettingSession first = open(samba.address())) {
            assertEquals(Optional.empty(), first.claim("ann [1]"));
            assertEquals("ann [1]", Files.readString(file));
        }
    }

    /** Another program's file may hold whatever it likes. */
    @Test
    void oneLineIsTakenOfWhatStandsThere() throws Exception {
        says("C:\\Windows");
        try (SettingSession first = open(samba.address()); SettingSession second = open(samba.address())) {
            assertEquals(Optional.empty(), first.claim("x".repeat(1_000) + "\nmore"));
            assertEquals(Optional.of("x".repeat(400)), second.claim("bob [2]"));
        }
    }

    @Test
    void aHostThatDoesNotSayWhereItsWindowsIsIsRepairedAllTheSame() throws Exception {
        try (SettingSession first = open(samba.address())) {
            assertEquals(Optional.empty(), first.claim("ann [1]"));
        }
        says("\\\\elsewhere\\share");
        try (SettingSession first = open(samba.address())) {
            assertEquals(Optional.empty(), first.claim("ann [1]"));
        }
        says("C:\\");
        try (SettingSession first = open(samba.address())) {
            assertEquals(Optional.empty(), first.claim("ann [1]"));
        }
        says("C:\\Nowhere");
        try (SettingSession first = open(samba.address())) {
            assertEquals(Optional.empty(), first.claim("ann [1]"));
            assertEquals(SettingValue.ABSENT, first.now("dacl:C:\\none"), "the session goes on");
        }
    }
}
