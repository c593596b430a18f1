// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.smb.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.rdpworkbench.host.smb.internal.Sessions.assertNone;
import static org.rdpworkbench.host.smb.internal.Sessions.none;
import static org.rdpworkbench.host.smb.internal.Sessions.value;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.host.ClockReading;
import org.rdpworkbench.host.HostSession;
import org.rdpworkbench.host.Obstacle;
import org.rdpworkbench.host.RegistryKey;
import org.rdpworkbench.host.Service;
import org.rdpworkbench.host.ServiceStatus;
import org.rdpworkbench.samba.Samba;

/** Registry, services and clock of a host by Samba, and who is refused. */
@Timeout(180)
class ManagedHostTest {

    private static final int BIG = 20_000;

    @TempDir
    static Path folder;
    private static Samba samba;
    private static HostSession session;

    @BeforeAll
    static void start() throws Exception {
        samba = Samba.start(folder);
        samba.folder().importRegistry("""
                [HKEY_LOCAL_MACHINE\\SOFTWARE\\Kinds]
                @="default"
                "dword"=dword:00000d3d
                "text"="Greetings"
                "expand"=hex(2):25,00,41,00,25,00,00,00
                "multi"=hex(7):61,00,00,00,62,00,00,00,00,00
                "binary"=hex:00,01,ff
                "qword"=hex(b):01,02,03,04,05,06,07,08
                "none"=hex(0):aa,bb
                "odd"=hex(63):01
                "empty"=hex:
                "big"=hex:%s

                [HKEY_LOCAL_MACHINE\\SOFTWARE\\Kinds\\First]
                "x"="y"

                [HKEY_LOCAL_MACHINE\\SOFTWARE\\Kinds\\Second]
                "x"="y"
                """.formatted("5a,".repeat(BIG - 1) + "5a"));
        session = Sessions.open(samba, Sessions.administrator());
    }

    @AfterAll
    static void end() throws IOException {
        if (session != null) {
            session.close();
            assertEquals(List.of(), Sessions.threads());
        }
        if (samba != null) {
            samba.close();
        }
    }

    @Test
    void aKeyHasItsValuesByKindAndBytes() throws Exception {
        RegistryKey key = value(session.registry().key("HKLM\\SOFTWARE\\Kinds")).orElseThrow();
        assertEquals(List.of("First", "Second"), key.subkeys());
        Map<String, String> expected = Map.of("dword", "REG_DWORD 3d0d0000", "expand", "REG_EXPAND_SZ 2500410025000000",
                "multi", "REG_MULTI_SZ 61000000620000000000", "binary", "REG_BINARY 0001ff",
                "qword", "REG_QWORD 0102030405060708", "none", "REG_NONE aabb", "odd", "REG_0x63 01",
                "empty", "REG_BINARY ", "big", "REG_BINARY " + "5a".repeat(BIG),
                "text", SettingValue.text("Greetings").toString());
        expected.forEach((name, value) -> assertEquals(value, key.value(name).toString(), name));
        assertEquals(SettingValue.dword(3389), key.value("DWORD"));
        assertEquals(SettingValue.text("default"), key.value(""));
        // Samba does not know when; Windows does.
        assertEquals(Optional.empty(), key.written());
    }

    @Test
    void oneValueIsReadByItself() throws Exception {
        assertEquals(SettingValue.dword(3389), value(session.registry().value("HKLM\\SOFTWARE\\Kinds", "dword")));
        assertEquals(2 * BIG, value(session.registry().value("HKLM\\software\\kinds", "big")).hex().length());
        assertEquals(SettingValue.text("default"), value(session.registry().value("HKLM\\SOFTWARE\\Kinds", "")));
    }

    @Test
    void whatIsNotThereIsAValue() throws Exception {
        assertEquals(Optional.empty(), value(session.registry().key("HKLM\\SOFTWARE\\Nothing\\Here")));
        assertEquals(SettingValue.ABSENT, value(session.registry().value("HKLM\\SOFTWARE\\Kinds", "nothing")));
        assertEquals(SettingValue.ABSENT, value(session.registry().value("HKLM\\SOFTWARE\\Nothing", "x")));
        assertEquals(SettingValue.ABSENT,
                value(session.registry().key("HKLM\\SOFTWARE\\Kinds")).orElseThrow().value("nothing"));
        assertEquals(Optional.empty(), value(session.services().find("Nothing")));
        assertEquals(Optional.empty(), value(session.services().dependents("Nothing")));
    }

    @Test
    void servicesHaveStates() throws Exception {
        Map<String, ServiceStatus.State> states = value(session.services().all()).stream()
                .collect(Collectors.toMap(ServiceStatus::name, ServiceStatus::state));
        assertTrue(states.containsKey("TermService"), states::toString);
        assertEquals(ServiceStatus.State.RUNNING, states.get("RemoteRegistry"));
        assertEquals(ServiceStatus.State.STOPPED, states.get("Spooler"));
        Service spooler = value(session.services().find("Spooler")).orElseThrow();
        assertEquals(new ServiceStatus("Spooler", "Print Spooler", ServiceStatus.State.STOPPED), spooler.status());
        assertEquals(Service.Start.DEMAND, spooler.start());
        assertEquals("LocalSystem", spooler.account());
        assertFalse(spooler.binaryPath().isEmpty());
        assertEquals(Optional.of(List.of()), value(session.services().dependents("Spooler")));
    }

    /** Samba lets nobody ask for the state of a service that it does not have itself. */
    @Test
    void aRefusalNamesTheCall() throws Exception {
        assertNone(Obstacle.NO_ACCESS, session.services().find("TermService"));
        assertEquals("RQueryServiceStatus", none(session.services().find("TermService")).call());
        assertEquals("0x5", none(session.services().find("TermService")).code());
    }

    @Test
    void theClockIsThisMachines() throws Exception {
        ClockReading clock = value(session.clock());
        // Samba tells whole seconds.
        assertFalse(clock.host().isBefore(clock.before().minusSeconds(1)), clock::toString);
        assertFalse(clock.host().isAfter(clock.after()), clock::toString);
        // Nor does it tell since when it has been up; Windows does.
        assertEquals(Optional.empty(), clock.uptime());
    }

    /** Nobody signs in at the console of Samba, and it does not name who is connected from elsewhere. */
    @Test
    void whoIsSignedInIsForAdministratorsToKnow() throws Exception {
        assertEquals(List.of(), value(session.signedIn()));
        try (HostSession ordinary = Sessions.open(samba, Sessions.credential(Samba.DOMAIN, Samba.ORDINARY))) {
            assertNone(Obstacle.NO_ACCESS, ordinary.signedIn());
            assertEquals("NetrWkstaUserEnum", none(ordinary.signedIn()).call());
        }
    }

    @Test
    void keysOfOtherHivesAreRefused() {
        for (String key : List.of("HKCR\\x", "HKEY_LOCAL_MACHINE\\SOFTWARE", "", "hklm\\x")) {
            assertThrows(IllegalArgumentException.class, () -> session.registry().key(key), key);
        }
    }

    @Test
    void whoIsNoAdministratorIsRefused() throws Exception {
        try (HostSession ordinary = Sessions.open(samba, Sessions.credential(Samba.DOMAIN, Samba.ORDINARY))) {
            assertNone(Obstacle.NO_ACCESS, ordinary.files().list("C:\\"));
            assertEquals("0xC0000022 STATUS_ACCESS_DENIED", none(ordinary.files().list("C:\\")).code());
        }
    }

    /** For an account of the host itself it may also be remote UAC, which looks the same. */
    @Test
    void aLocalAccountThatIsRefusedHearsOfRemoteUac() throws Exception {
        for (String domain : List.of("", ".", Samba.NAME)) {
            try (HostSession ordinary = Sessions.open(samba, Sessions.credential(domain, Samba.ORDINARY))) {
                assertNone(Obstacle.REMOTE_UAC, ordinary.files().list("C:\\"));
            }
        }
    }
}
