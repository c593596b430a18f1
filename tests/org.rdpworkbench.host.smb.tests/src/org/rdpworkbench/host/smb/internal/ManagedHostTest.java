// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.smb.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.rdpworkbench.host.smb.internal.Sessions.assertNone;
import static org.rdpworkbench.host.smb.internal.Sessions.none;
import static org.rdpworkbench.host.smb.internal.Sessions.value;

import com.hierynomus.msdtyp.ACL;
import com.hierynomus.msdtyp.AccessMask;
import com.hierynomus.msdtyp.SID;
import com.hierynomus.msdtyp.SecurityDescriptor;
import com.hierynomus.msdtyp.SecurityDescriptor.Control;
import com.hierynomus.msdtyp.SecurityInformation;
import com.hierynomus.msdtyp.ace.ACE;
import com.hierynomus.msdtyp.ace.AceTypes;
import com.hierynomus.smbj.SMBClient;
import com.hierynomus.smbj.auth.AuthenticationContext;
import com.hierynomus.smbj.share.DiskShare;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.host.Ace;
import org.rdpworkbench.host.ClockReading;
import org.rdpworkbench.host.EventEntry;
import org.rdpworkbench.host.EventQuery;
import org.rdpworkbench.host.FileContent;
import org.rdpworkbench.host.FileEntry;
import org.rdpworkbench.host.HostSession;
import org.rdpworkbench.host.Obstacle;
import org.rdpworkbench.host.RegistryKey;
import org.rdpworkbench.host.Service;
import org.rdpworkbench.host.ServiceStatus;

/** What a session reads of a host by Samba. */
@Timeout(180)
class ManagedHostTest {

    private static final Instant WRITTEN = Instant.parse("2026-01-02T03:04:05Z");
    private static final int BIG = 20_000;
    private static final int EVENTS = 700;

    @TempDir
    static Path folder;
    private static Samba samba;
    private static HostSession session;
    private static Instant firstEvent;

    @BeforeAll
    static void start() throws Exception {
        samba = Samba.start(folder);
        samba.importRegistry("""
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
        Path keys = Files.createDirectories(samba.drive().resolve("ProgramData/Keys"));
        Files.writeString(keys.resolve("f686"), "0123456789");
        Files.setLastModifiedTime(keys.resolve("f686"), FileTime.from(WRITTEN));
        Files.writeString(keys.resolve("broken"), "secret key");
        samba.own(samba.drive());
        // Older than a week, and Samba would drop them.
        firstEvent = Instant.ofEpochSecond(Instant.now().getEpochSecond() - 2 * EVENTS);
        samba.writeEvents(events());
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

    private static String events() {
        StringBuilder records = new StringBuilder();
        for (int i = 0; i < EVENTS; i++) {
            records.append("""
                    LEN: 0
                    RS1: 1699505740
                    RCN: 0
                    TMG: %d
                    TMW: %d
                    EID: %d
                    ETP: ERROR
                    ECT: 0
                    RS2: 0
                    CRN: 0
                    USL: 0
                    SRC: %s
                    SRN: WINHOST
                    STR: server
                    STR: 0x8009030d
                    DAT: abc

                    """.formatted(firstEvent.getEpochSecond() + i, firstEvent.getEpochSecond() + i,
                    36_000 + i, i % 2 == 0 ? "Schannel" : "TermDD"));
        }
        return records.toString();
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
        assertEquals(Optional.empty(), value(session.files().list("C:\\Nothing")));
        assertEquals(Optional.empty(), value(session.files().list("C:\\ProgramData\\Keys\\f686")));
        assertEquals(Optional.empty(), value(session.files().security("C:\\Nothing\\Here")));
        assertEquals(Optional.empty(), value(session.files().read("C:\\Nothing", 0, 1)));
        assertEquals(Optional.empty(), value(session.files().read("C:\\ProgramData", 0, 1)).map(FileContent::size));
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
    }

    @Test
    void aFolderIsListed() throws Exception {
        List<FileEntry> entries = value(session.files().list("C:\\ProgramData\\Keys")).orElseThrow();
        assertEquals(Set.of("f686", "broken"), entries.stream().map(FileEntry::name).collect(Collectors.toSet()));
        FileEntry key = entries.stream().filter(entry -> entry.name().equals("f686")).findFirst().orElseThrow();
        assertEquals(10, key.size());
        assertEquals(WRITTEN, key.written());
        assertFalse(key.folder());
        assertTrue(value(session.files().list("C:\\")).orElseThrow().getFirst().folder());
    }

    @Test
    void aFileIsReadWithinACap() throws Exception {
        FileContent some = value(session.files().read("C:\\ProgramData\\Keys\\f686", 2, 4)).orElseThrow();
        assertEquals(10, some.size());
        assertArrayEquals("2345".getBytes(), some.bytes());
        assertArrayEquals("89".getBytes(),
                value(session.files().read("C:\\programdata\\keys\\F686", 8, 100)).orElseThrow().bytes());
        assertEquals(0, value(session.files().read("C:\\ProgramData\\Keys\\f686", 10, 1)).orElseThrow().bytes().length);
    }

    @Test
    void pathsThatGoElsewhereAreRefused() {
        for (String path : List.of("C:", "\\\\other\\share", "C:\\a\\..\\b", "C:/a", "C:\\a\\", "C:\\a:b", "a")) {
            assertThrows(IllegalArgumentException.class, () -> session.files().list(path), path);
        }
        for (String key : List.of("HKCR\\x", "HKEY_LOCAL_MACHINE\\SOFTWARE", "", "hklm\\x")) {
            assertThrows(IllegalArgumentException.class, () -> session.registry().key(key), key);
        }
    }

    /** A key file that only the system may use. Samba grants no more for backup intent, which {@link WireTest} sees. */
    @Test
    void aFileWithABrokenAclIsRead() throws Exception {
        protect("ProgramData\\Keys\\broken", List.of(
                AceTypes.accessAllowedAce(Set.of(), EnumSet.of(AccessMask.GENERIC_ALL), SID.fromString("S-1-5-18")),
                AceTypes.accessDeniedAce(Set.of(), EnumSet.of(AccessMask.FILE_READ_DATA), SID.fromString("S-1-5-20"))));
        org.rdpworkbench.host.SecurityDescriptor descriptor =
                value(session.files().security("C:\\ProgramData\\Keys\\broken")).orElseThrow();
        assertTrue(descriptor.isProtected());
        assertTrue(descriptor.owner().orElseThrow().matches("S-1-5-21(-[0-9]+){4}"), descriptor::toString);
        assertTrue(descriptor.sddl().endsWith("D:P(A;;0x1f01ff;;;S-1-5-18)(D;;0x1;;;S-1-5-20)"), descriptor::sddl);
        assertEquals(Ace.DENIED, descriptor.dacl().orElseThrow().getLast().type());
        assertNone(Obstacle.NO_ACCESS,
                session.files().read("C:\\ProgramData\\Keys\\broken", 0, 100));
    }

    /** By the library's own way, which knows nothing of ours. */
    private static void protect(String path, List<ACE> entries) throws IOException {
        try (SMBClient client = new SMBClient(); DiskShare drive = (DiskShare) client
                .connect(samba.address().getHostAddress()).authenticate(new AuthenticationContext(Samba.ADMINISTRATOR,
                        Samba.PASSWORD.toCharArray(), Samba.DOMAIN)).connectShare("C$")) {
            drive.setSecurityInfo(path, EnumSet.of(SecurityInformation.DACL_SECURITY_INFORMATION),
                    new SecurityDescriptor(EnumSet.of(Control.DP, Control.PD, Control.SR), null, null, null,
                            new ACL(ACL.ACL_REVISION, entries)));
        }
    }

    @Test
    void eventsComeNewestFirst() throws Exception {
        List<EventEntry> all = value(session.eventLogs().read(
                new EventQuery("System", Set.of(), Set.of(), Instant.EPOCH, Instant.MAX, EventQuery.MOST)));
        assertEquals(EVENTS, all.size());
        assertEquals(36_000 + EVENTS - 1, all.getFirst().id());
        EventEntry oldest = all.getLast();
        assertEquals(new EventEntry(oldest.number(), "Schannel", 36_000, EventEntry.Level.ERROR, firstEvent,
                List.of("server", "0x8009030d"), HexFormat.of().formatHex("abc".getBytes())), oldest);
    }

    @Test
    void onlyEventsThatAreWantedCome() throws Exception {
        List<EventEntry> some = value(session.eventLogs().read(new EventQuery("system", Set.of("SCHANNEL"), Set.of(),
                firstEvent.plusSeconds(10), firstEvent.plusSeconds(21), 4)));
        assertEquals(List.of(36_020, 36_018, 36_016, 36_014), some.stream().map(EventEntry::id).toList());
        assertEquals(List.of(36_012), value(session.eventLogs().read(new EventQuery("System", Set.of(),
                Set.of(36_012, 36_009), firstEvent.plusSeconds(10), Instant.MAX, 4))).stream().map(EventEntry::id)
                .toList());
        assertEquals(List.of(), value(session.eventLogs().read(
                new EventQuery("System", Set.of("Other"), Set.of(), Instant.EPOCH, Instant.MAX, 4))));
    }

    /** The interface would open Application in its place. */
    @Test
    void otherLogsAreNotRead() throws Exception {
        assertNone(Obstacle.UNSUPPORTED, session.eventLogs().read(new EventQuery(
                "Microsoft-Windows-TerminalServices-LocalSessionManager/Operational", Set.of(), Set.of(),
                Instant.EPOCH, Instant.MAX, 4)));
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

    /** There is no drive D, or its administrative share is switched off. */
    @Test
    void aDriveThatIsNotSharedCannotBeReached() throws Exception {
        assertNone(Obstacle.CHANNEL_NOT_REACHABLE, session.files().list("D:\\"));
    }
}
