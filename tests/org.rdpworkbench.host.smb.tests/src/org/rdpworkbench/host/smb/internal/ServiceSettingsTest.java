// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.smb.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.rdpworkbench.host.smb.internal.Sessions.assertNone;
import static org.rdpworkbench.host.smb.internal.Sessions.none;
import static org.rdpworkbench.host.smb.internal.Sessions.value;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.host.HostSession;
import org.rdpworkbench.host.Obstacle;
import org.rdpworkbench.host.Setting;
import org.rdpworkbench.host.Settings;
import org.rdpworkbench.samba.Samba;
import org.rdpworkbench.samba.ServiceControl;
import org.rdpworkbench.samba.ServiceEntry;
import org.rdpworkbench.samba.Started;

/** Services of a host whose service control manager is ours, over Samba's SMB, are changed and put back. */
@Timeout(180)
class ServiceSettingsTest {

    private static final Setting START = new Setting.Start("TermService");
    private static final Setting STATE = new Setting.State("TermService");
    private static final Setting DEPENDENT = new Setting.State("UmRdpService");

    @TempDir
    static Path folder;
    private static Samba samba;
    private static ServiceControl control;
    private static HostSession session;
    private static Settings settings;

    @BeforeAll
    static void start() throws Exception {
        samba = Samba.start(folder, ServiceControl.OPTION);
        control = ServiceControl.start(samba.folder())
                .with(new ServiceEntry("TermService", "Remote Desktop Services", ServiceEntry.STOPPED,
                        ServiceEntry.DISABLED, "NT Authority\\NetworkService", List.of("UmRdpService")))
                .with(new ServiceEntry("UmRdpService", ServiceEntry.STOPPED, ServiceEntry.DEMAND))
                .with(new ServiceEntry("Odd", 77, 88));
        session = Sessions.open(samba, Sessions.administrator());
        settings = session.settings();
    }

    @AfterAll
    static void end() throws Exception {
        Started.end(session, control, samba);
    }

    @AfterEach
    void allIsAsBefore() throws Exception {
        assertEquals(0, control.handles());
        assertEquals(SettingValue.dword(ServiceEntry.DISABLED), value(settings.get(START)));
        assertEquals(Setting.State.STOPPED, value(settings.get(STATE)));
        assertEquals(Setting.State.STOPPED, value(settings.get(DEPENDENT)));
    }

    private static void put(Setting setting, SettingValue value) throws Exception {
        SettingValue before = value(settings.get(setting));
        assertEquals(value, value(settings.may(setting, value)));
        assertEquals(before, value(settings.get(setting)));
        assertEquals(value, value(settings.put(setting, value)));
        assertEquals(value, value(settings.get(setting)));
    }

    /** The service control manager of the tests takes it amiss when anything else of the service is changed. */
    @Test
    void howAServiceStartsIsChangedAndPutBack() throws Exception {
        SettingValue was = value(settings.get(START));
        put(START, SettingValue.dword(ServiceEntry.AUTO));
        put(START, SettingValue.dword(ServiceEntry.DEMAND));
        put(START, was);
    }

    @Test
    void aServiceIsStartedAndStopped() throws Exception {
        assertEquals("0x422", none(settings.put(STATE, Setting.State.RUNNING)).code());
        assertEquals("RStartServiceW", none(settings.put(STATE, Setting.State.RUNNING)).call());
        put(START, SettingValue.dword(ServiceEntry.DEMAND));
        put(STATE, Setting.State.RUNNING);
        put(STATE, Setting.State.RUNNING);
        put(STATE, Setting.State.STOPPED);
        put(STATE, Setting.State.STOPPED);
        put(START, SettingValue.dword(ServiceEntry.DISABLED));
    }

    @Test
    void aServiceThatIsNeededIsNotStopped() throws Exception {
        put(START, SettingValue.dword(ServiceEntry.DEMAND));
        put(STATE, Setting.State.RUNNING);
        put(DEPENDENT, Setting.State.RUNNING);
        assertEquals("0x41B", none(settings.put(STATE, Setting.State.STOPPED)).code());
        assertEquals("RControlService", none(settings.put(STATE, Setting.State.STOPPED)).call());
        assertEquals(Setting.State.RUNNING, value(settings.get(STATE)));
        put(DEPENDENT, Setting.State.STOPPED);
        put(STATE, Setting.State.STOPPED);
        put(START, SettingValue.dword(ServiceEntry.DISABLED));
    }

    @Test
    void numbersThatNobodyKnowsAreKept() throws Exception {
        assertEquals(SettingValue.dword(88), value(settings.get(new Setting.Start("Odd"))));
        assertEquals(SettingValue.dword(77), value(settings.get(new Setting.State("Odd"))));
        assertEquals("0x57", none(settings.put(START, SettingValue.dword(88))).code());
    }

    @Test
    void aServiceThatIsNotThereIsAbsentAndStaysSo() throws Exception {
        for (Setting setting : List.of(new Setting.Start("Nothing"), new Setting.State("Nothing"))) {
            assertEquals(SettingValue.ABSENT, value(settings.get(setting)));
            assertNone(Obstacle.UNSUPPORTED, settings.may(setting, SettingValue.dword(4)));
            assertNone(Obstacle.UNSUPPORTED, settings.put(setting, SettingValue.dword(4)));
            assertEquals("the service is not there", none(settings.put(setting, SettingValue.dword(4))).code());
        }
    }

    @Test
    void whatIsNoneOfItsValuesIsRefused() throws Exception {
        for (SettingValue wrong : List.of(SettingValue.ABSENT, SettingValue.text("4"), SettingValue.dword(-1),
                SettingValue.of("REG_DWORD", new byte[] {4}))) {
            for (Setting setting : List.of(START, STATE)) {
                assertNone(Obstacle.UNSUPPORTED, settings.may(setting, wrong));
                assertNone(Obstacle.UNSUPPORTED, settings.put(setting, wrong));
            }
        }
        assertNone(Obstacle.UNSUPPORTED, settings.put(STATE, SettingValue.dword(ServiceEntry.PAUSED)));
    }

    @Test
    void whoIsNoAdministratorChangesNothing() throws Exception {
        try (HostSession ordinary = Sessions.open(samba, Sessions.credential(Samba.DOMAIN, Samba.ORDINARY))) {
            assertEquals(SettingValue.dword(ServiceEntry.DISABLED), value(ordinary.settings().get(START)));
            for (Setting setting : List.of(START, STATE, DEPENDENT)) {
                for (SettingValue value : List.of(Setting.State.STOPPED, Setting.State.RUNNING)) {
                    assertNone(Obstacle.NO_ACCESS, ordinary.settings().may(setting, value));
                    assertNone(Obstacle.NO_ACCESS, ordinary.settings().put(setting, value));
                    assertEquals("ROpenServiceW", none(ordinary.settings().put(setting, value)).call());
                }
            }
        }
    }
}
