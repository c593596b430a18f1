// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.windows.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.rdpworkbench.host.Answer;
import org.rdpworkbench.host.EventEntry;
import org.rdpworkbench.host.EventQuery;
import org.rdpworkbench.host.HostSession;
import org.rdpworkbench.host.Obstacle;
import org.rdpworkbench.host.ServiceStatus;

/** What Wine does not do as Windows does: failures, calls that take too long, dependents, logs, privileges. */
class PlayedTest {

    private static final long HANDLE = 77;
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final String TERM_SERVICE = "TermService";

    private final Played played = new Played();

    private HostSession session(Duration limit) throws InterruptedException {
        return new WindowsSession(Computer.ITSELF, limit).load(played::windows).value().orElseThrow();
    }

    private static void assertNone(Obstacle obstacle, String call, String code, Answer<?> answer) {
        assertEquals(new Answer.None<>(obstacle, call, code), answer);
    }

    /** The service control manager opens, and what was opened is counted off when it is closed. */
    private Played services() {
        return played.on("OpenSCManagerW", arguments -> HANDLE).on("OpenServiceW", arguments -> HANDLE)
                .on("CloseServiceHandle", arguments -> true);
    }

    private long times(String name) {
        return played.called.stream().filter(name::equals).count();
    }

    @Test
    void whatIsRefusedNamesTheFunctionAndItsCode() throws Exception {
        played.failing("OpenSCManagerW", 0L, Win32.ACCESS_DENIED)
                .on("RegOpenKeyExW", arguments -> Win32.ACCESS_DENIED)
                .failing("LookupPrivilegeValueW", false, Win32.ACCESS_DENIED)
                .failing("CreateFileW", -1L, 32);
        try (HostSession session = session(LIMIT)) {
            assertNone(Obstacle.NOT_ELEVATED, "OpenSCManagerW", "0x5", session.services().all());
            assertNone(Obstacle.NOT_ELEVATED, "RegOpenKeyExW", "0x5", session.registry().key("HKLM\\SECURITY"));
            assertNone(Obstacle.OTHER, "CreateFileW", "0x20", session.files().list("C:\\x"));
        }
    }

    @Test
    void handlesAreClosedWhateverFails() throws Exception {
        services().failing("QueryServiceStatusEx", false, Win32.ACCESS_DENIED)
                .on("RegOpenKeyExW", arguments -> Win32.SUCCESS)
                .on("RegQueryInfoKeyW", arguments -> Win32.ACCESS_DENIED)
                .on("RegCloseKey", arguments -> Win32.SUCCESS)
                .failing("LookupPrivilegeValueW", false, Win32.ACCESS_DENIED)
                .on("CreateFileW", arguments -> HANDLE)
                .failing("GetKernelObjectSecurity", false, Win32.ACCESS_DENIED)
                .on("CloseHandle", arguments -> true)
                .on("OpenEventLogW", arguments -> HANDLE)
                .failing("ReadEventLogW", false, Win32.ACCESS_DENIED)
                .on("CloseEventLog", arguments -> true);
        try (HostSession session = session(LIMIT)) {
            assertNone(Obstacle.NOT_ELEVATED, "QueryServiceStatusEx", "0x5", session.services().find(TERM_SERVICE));
            assertNone(Obstacle.NOT_ELEVATED, "RegQueryInfoKeyW", "0x5", session.registry().key("HKLM\\x"));
            assertNone(Obstacle.NOT_ELEVATED, "GetKernelObjectSecurity", "0x5", session.files().security("C:\\x"));
            assertNone(Obstacle.NOT_ELEVATED, "ReadEventLogW", "0x5", session.eventLogs().read(all("System")));
        }
        assertEquals(List.of(2L, 1L, 1L, 1L), List.of(times("CloseServiceHandle"), times("RegCloseKey"),
                times("CloseHandle"), times("CloseEventLog")));
    }

    private static void waits(CountDownLatch until) {
        boolean waiting = true;
        while (waiting) {
            try {
                until.await();
                waiting = false;
            } catch (InterruptedException e) {
                // Windows does not know of it either.
            }
        }
    }

    /** Whoever asked for it was told that it took too long, and nobody else would ever close it. */
    @Test
    void aFileThatIsHeldTooLateIsClosedAtOnce() throws Exception {
        CountDownLatch comesBack = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        played.on("CreateFileW", arguments -> HANDLE).on("WriteFile", arguments -> {
            waits(comesBack);
            return true;
        }).on("CloseHandle", arguments -> {
            closed.countDown();
            return true;
        });
        try (HostSession session = session(Duration.ofMillis(200))) {
            assertNone(Obstacle.TIMED_OUT, "CreateFileW", "more than 200 ms",
                    session.settings().hold("C:\\lock", new byte[1]));
        }
        comesBack.countDown();
        assertTrue(closed.await(20, TimeUnit.SECONDS));
    }

    @Test
    void aCallThatTakesTooLongIsLeftAndFreesWhatItHoldsWhenItComesBack() throws Exception {
        CountDownLatch comesBack = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        played.on("RegOpenKeyExW", arguments -> Win32.SUCCESS).on("RegQueryInfoKeyW", arguments -> {
            waits(comesBack);
            return Win32.ACCESS_DENIED;
        }).on("RegCloseKey", arguments -> {
            closed.countDown();
            return Win32.SUCCESS;
        });
        try (HostSession session = session(Duration.ofMillis(200))) {
            assertNone(Obstacle.TIMED_OUT, "RegQueryInfoKeyW", "more than 200 ms", session.registry().key("HKLM\\x"));
            assertNone(Obstacle.CHANNEL_NOT_REACHABLE, "RegQueryValueExW", "the session has ended",
                    session.registry().value("HKLM\\x", "y"));
        }
        comesBack.countDown();
        assertTrue(closed.await(20, TimeUnit.SECONDS));
    }

    @Test
    void dependentsAreReadWhereTheirPointersLead() throws Exception {
        services().on("EnumDependentServicesW", arguments -> {
            Memory room = (Memory) arguments[2];
            byte[] texts = "UmRdpService\0Port Redirector\0".getBytes(StandardCharsets.UTF_16LE);
            room.write(1_000, texts, 0, texts.length);
            room.setLong(0, Pointer.nativeValue(room) + 1_000);
            room.setLong(8, Pointer.nativeValue(room) + 1_026);
            room.setInt(20, 4);
            ((int[]) arguments[5])[0] = 1;
            return true;
        });
        try (HostSession session = session(LIMIT)) {
            assertEquals(Answer.of(Optional.of(List.of(new ServiceStatus("UmRdpService", "Port Redirector",
                    ServiceStatus.State.RUNNING)))), session.services().dependents(TERM_SERVICE));
        }
    }

    @Test
    void aPointerThatLeadsElsewhereIsNotFollowed() throws Exception {
        services().on("EnumDependentServicesW", arguments -> {
            ((Memory) arguments[2]).setLong(0, 16);
            ((int[]) arguments[5])[0] = 1;
            return true;
        });
        try (HostSession session = session(LIMIT)) {
            assertEquals(Obstacle.MALFORMED, assertInstanceOf(Answer.None.class,
                    session.services().dependents(TERM_SERVICE)).obstacle());
        }
    }

    @Test
    void servicesThatDoNotFitComeInParts() throws Exception {
        services().on("EnumServicesStatusW", arguments -> {
            Memory room = (Memory) arguments[3];
            int part = ((int[]) arguments[7])[0];
            byte[] text = ("Service" + part + "\0").getBytes(StandardCharsets.UTF_16LE);
            room.write(1_000, text, 0, text.length);
            room.setLong(0, Pointer.nativeValue(room) + 1_000);
            room.setLong(8, Pointer.nativeValue(room) + 1_000);
            ((int[]) arguments[6])[0] = 1;
            ((int[]) arguments[7])[0] = part == 2 ? 0 : part + 1;
            Native.setLastError(Win32.MORE_DATA);
            return part == 2;
        });
        try (HostSession session = session(LIMIT)) {
            assertEquals(List.of("Service0", "Service1", "Service2"), session.services().all().value().orElseThrow()
                    .stream().map(ServiceStatus::name).toList());
        }
    }

    private static EventQuery all(String log) {
        return new EventQuery(log, Set.of(), Set.of(), Instant.EPOCH, Instant.MAX, 10);
    }

    /** EVENTLOGRECORD of an error of Schannel without strings; longer by so many bytes of data. */
    private static byte[] event(int number, int id, int data) {
        byte[] names = "Schannel\0HOST\0".getBytes(StandardCharsets.UTF_16LE);
        int length = 56 + names.length + data + 4;
        ByteBuffer record = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN)
                .putInt(length).putInt(0x654C664C).putInt(number).putInt(1_000 + number).putInt(0).putInt(id)
                .putShort((short) 1).putShort((short) 0).putShort((short) 0).putShort((short) 0).putInt(0).putInt(0)
                .putInt(0).putInt(0).putInt(data).putInt(56 + names.length).put(names);
        return record.array();
    }

    @Test
    void eventsComeNewestFirstAlsoLongOnes() throws Exception {
        List<byte[]> parts = new ArrayList<>();
        ByteArrayOutputStream two = new ByteArrayOutputStream();
        two.writeBytes(event(3, 36_870, 0));
        two.writeBytes(event(2, 36_871, 0));
        parts.add(two.toByteArray());
        parts.add(event(1, 36_872, 100_000));
        played.on("OpenEventLogW", arguments -> HANDLE).on("CloseEventLog", arguments -> true)
                .on("ReadEventLogW", arguments -> {
                    byte[] next = parts.isEmpty() ? new byte[0] : parts.getFirst();
                    boolean fits = next.length > 0 && next.length <= (int) arguments[4];
                    if (fits) {
                        System.arraycopy(parts.removeFirst(), 0, arguments[3], 0, next.length);
                        ((int[]) arguments[5])[0] = next.length;
                    }
                    Native.setLastError(next.length == 0 ? Win32.HANDLE_EOF : Win32.INSUFFICIENT_BUFFER);
                    return fits;
                });
        try (HostSession session = session(LIMIT)) {
            List<EventEntry> events = session.eventLogs().read(all("system")).value().orElseThrow();
            assertEquals(List.of(36_870, 36_871, 36_872), events.stream().map(EventEntry::id).toList());
            assertEquals(new EventEntry(3, "Schannel", 36_870, EventEntry.Level.ERROR, Instant.ofEpochSecond(1_003),
                    List.of(), ""), events.getFirst());
            assertEquals(200_000, events.getLast().data().length());
            // Windows would open Application in its place.
            assertNone(Obstacle.UNSUPPORTED, "OpenEventLogW", "not a classic log",
                    session.eventLogs().read(all("Microsoft-Windows-CAPI2/Operational")));
        }
        assertEquals(1, times("OpenEventLogW"));
    }

    /** TOKEN_PRIVILEGES with the number that the privilege has here. */
    @Test
    void theBackupPrivilegeIsTakenForTheSessionsThreadOnly() throws Exception {
        List<byte[]> taken = new ArrayList<>();
        played.on("LookupPrivilegeValueW", arguments -> {
            ((long[]) arguments[2])[0] = 17;
            return true;
        }).on("ImpersonateSelf", arguments -> true).on("GetCurrentThread", arguments -> -2L)
                .on("OpenThreadToken", arguments -> {
                    ((long[]) arguments[3])[0] = HANDLE;
                    return arguments[0].equals(-2L);
                }).on("AdjustTokenPrivileges", arguments -> taken.add((byte[]) arguments[2]))
                .on("CloseHandle", arguments -> arguments[0].equals(HANDLE))
                .failing("CreateFileW", -1L, Win32.FILE_NOT_FOUND);
        try (HostSession session = session(LIMIT)) {
            assertEquals(Answer.of(Optional.empty()), session.files().security("C:\\x"));
        }
        assertArrayEquals(HexFormat.of().parseHex("01000000" + "1100000000000000" + "02000000"), taken.getFirst());
        assertEquals(1, times("CloseHandle"));
    }

    /** A mistake of this program is not the machine's answer. */
    @Test
    void whatBreaksHereIsThrown() throws Exception {
        try (HostSession session = session(LIMIT)) {
            assertEquals("OpenSCManagerW is not played",
                    assertThrows(AssertionError.class, () -> session.services().all()).getMessage());
        }
    }
}
