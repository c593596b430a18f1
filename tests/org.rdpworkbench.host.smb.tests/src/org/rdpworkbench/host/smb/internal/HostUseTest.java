// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.smb.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.net.SocketFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.rdpworkbench.core.spi.HostUse;
import org.rdpworkbench.core.spi.SettingSession;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.core.spi.WayIn;
import org.rdpworkbench.host.Credentials;
import org.rdpworkbench.host.HostSessions;
import org.rdpworkbench.host.HostSettings;
import org.rdpworkbench.samba.Samba;

/** The sessions of people that the hives of users by Samba name. */
@Timeout(180)
class HostUseTest {

    @TempDir
    private Path folder;

    private static HostUse use(Samba samba) throws Exception {
        Credentials credentials = new Credentials();
        credentials.add("admin", Sessions.administrator());
        try (SettingSession session = new HostSettings(new HostSessions(credentials, List.of(new SmbAccess()))).open(
                Target.of(samba.address().getHostAddress(), 3389), new WayIn("smb", Optional.of("admin")),
                SocketFactory.getDefault(), Sessions.LIMIT)) {
            return session.use(true);
        }
    }

    private static HostUse.Seen sessions(Samba samba) throws Exception {
        return assertInstanceOf(HostUse.Seen.class, use(samba).sessions().orElseThrow());
    }

    @Test
    void hivesOfUsersNameTheirSessions() throws Exception {
        try (Samba samba = Samba.start(folder)) {
            assertEquals(List.of(), sessions(samba).names());
            samba.folder().importRegistry("""
                    [HKEY_USERS\\S-1-5-18\\Volatile Environment\\0]
                    "SESSIONNAME"="Services"

                    [HKEY_USERS\\S-1-5-21-1-2-3-1104\\Volatile Environment]
                    "USERDOMAIN"="CORP"
                    "USERNAME"="alice"

                    [HKEY_USERS\\S-1-5-21-1-2-3-1104\\Volatile Environment\\1]
                    "SESSIONNAME"="Console"

                    [HKEY_USERS\\S-1-5-21-1-2-3-1104\\Volatile Environment\\3]
                    "SESSIONNAME"="RDP-Tcp#3"
                    "CLIENTNAME"="CLIENT7"

                    [HKEY_USERS\\S-1-5-21-1-2-3-1104_Classes\\Volatile Environment\\4]
                    "SESSIONNAME"="Console"
                    """);
            assertEquals(List.of("CORP\\alice, session 1, at the console",
                    "CORP\\alice, session 3, Remote Desktop by RDP-Tcp#3 from CLIENT7"), sessions(samba).names());
        }
    }
}
