// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.smb.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.rdpworkbench.host.smb.internal.Sessions.assertNone;
import static org.rdpworkbench.host.smb.internal.Sessions.none;
import static org.rdpworkbench.host.smb.internal.Sessions.value;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.host.HostSession;
import org.rdpworkbench.host.Obstacle;
import org.rdpworkbench.host.Setting;
import org.rdpworkbench.samba.HostClock;
import org.rdpworkbench.samba.Samba;
import org.rdpworkbench.samba.ServiceControl;

/** A host by Samba is asked to restart, which runs a script there; its clock, which is ours, goes by that. */
@Timeout(180)
class RestartTest {

    private static final Setting HOST = new Setting.Restart();
    private static final SettingValue ANY = SettingValue.text("any");

    @TempDir
    private Path folder;
    private Samba samba;
    private HostClock clock;

    @BeforeEach
    void start() throws Exception {
        samba = Samba.start(folder, ServiceControl.OPTION, HostClock.OPTION);
        clock = HostClock.start(samba.folder());
    }

    @AfterEach
    void end() throws Exception {
        clock.close();
        samba.close();
    }

    private static Duration uptime(HostSession session) throws Exception {
        return value(session.clock()).uptime().orElseThrow();
    }

    @Test
    void anAdministratorRestartsIt() throws Exception {
        try (HostSession session = Sessions.open(samba, Sessions.administrator())) {
            assertEquals(ANY, value(session.settings().may(HOST, ANY)));
            assertFalse(clock.restarted(), "asking whether it may be does nothing");
            Duration up = uptime(session);
            assertTrue(up.compareTo(Duration.ofMinutes(50)) > 0, up::toString);
            assertEquals(ANY, value(session.settings().put(HOST, ANY)));
            assertTrue(clock.restarted());
            assertTrue(uptime(session).compareTo(up) < 0);
            assertNone(Obstacle.UNSUPPORTED, session.settings().get(HOST));
        }
    }

    @Test
    void nobodyElseDoes() throws Exception {
        try (HostSession session = Sessions.open(samba, Sessions.credential(Samba.DOMAIN, Samba.ORDINARY))) {
            assertNone(Obstacle.NO_ACCESS, session.settings().put(HOST, ANY));
            assertEquals("BaseInitiateShutdownEx", none(session.settings().put(HOST, ANY)).call());
            assertTrue(session.clock().value().isPresent(), "the session goes on");
        }
        assertFalse(clock.restarted());
    }
}
