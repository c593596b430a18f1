// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.windows.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import javax.net.SocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.host.Answer;
import org.rdpworkbench.host.ClockReading;
import org.rdpworkbench.host.EventQuery;
import org.rdpworkbench.host.HostSession;
import org.rdpworkbench.host.Obstacle;

/** What Windows is asked of another machine, and what its refusals mean: Wine knows no other machine. */
class AnotherMachineTest {

    private static final long HIVE = 55;
    private static final long HANDLE = 77;
    private static final long NO_FILE = -1;
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final String NAME = "\\\\192.0.2.7";

    private final Played played = new Played();
    private final List<Object> closed = new ArrayList<>();
    private InetAddress address;

    @BeforeEach
    void name() throws IOException {
        address = InetAddress.getByName("192.0.2.7");
        for (String close : List.of("RegCloseKey", "CloseServiceHandle", "CloseEventLog", "CloseHandle")) {
            played.on(close, arguments -> {
                closed.add(arguments[0]);
                return close.equals("RegCloseKey") ? (Object) Win32.SUCCESS : true;
            });
        }
    }

    @AfterEach
    void theRightsOfThisProgramAreLeftAsTheyAre() {
        assertFalse(played.called.contains("LookupPrivilegeValueW"));
    }

    private WindowsSession session(Duration limit) throws InterruptedException {
        WindowsSession session = new WindowsSession(Computer.at(address), limit);
        assertTrue(session.load(played::windows).value().isPresent());
        return session;
    }

    private static void assertNone(Obstacle obstacle, String call, String code, Answer<?> answer) {
        assertEquals(new Answer.None<>(obstacle, call, code), answer);
    }

    private static EventQuery system() {
        return new EventQuery("System", Set.of(), Set.of(), Instant.EPOCH, Instant.MAX, 10);
    }

    @Test
    void itsRegistryIsConnectedAndLeft() throws Exception {
        played.on("RegConnectRegistryW", arguments -> {
            assertEquals(NAME, arguments[0].toString());
            assertEquals((long) 0x8000_0003, arguments[1]);
            ((long[]) arguments[2])[0] = HIVE;
            return Win32.SUCCESS;
        }).on("RegOpenKeyExW", arguments -> {
            assertEquals(HIVE, arguments[0]);
            ((long[]) arguments[4])[0] = HANDLE;
            return Win32.SUCCESS;
        }).on("RegQueryValueExW", arguments -> Win32.FILE_NOT_FOUND);
        try (HostSession session = session(LIMIT)) {
            assertEquals(Answer.of(SettingValue.ABSENT), session.registry().value("HKU\\.Default", "x"));
        }
        assertEquals(List.of(HANDLE, HIVE), closed);
    }

    @Test
    void itsServicesLogsAndFilesAreNamed() throws Exception {
        played.on("OpenSCManagerW", arguments -> {
            assertEquals(NAME, arguments[0].toString());
            return HANDLE;
        }).failing("OpenServiceW", 0L, Win32.SERVICE_DOES_NOT_EXIST).on("OpenEventLogW", arguments -> {
            assertEquals(NAME, arguments[0].toString());
            return HANDLE;
        }).failing("ReadEventLogW", false, Win32.HANDLE_EOF);
        List<String> files = new ArrayList<>();
        played.on("CreateFileW", arguments -> {
            files.add(arguments[0].toString());
            Native.setLastError(Win32.FILE_NOT_FOUND);
            return NO_FILE;
        });
        try (HostSession session = session(LIMIT)) {
            assertEquals(Answer.of(Optional.empty()), session.services().find("TermService"));
            assertEquals(Answer.of(List.of()), session.eventLogs().read(system()));
            assertEquals(Answer.of(Optional.empty()), session.files().security("C:\\ProgramData\\x"));
        }
        assertEquals(List.of("\\\\?\\UNC\\192.0.2.7\\C$\\ProgramData\\x"), files);
    }

    @Test
    void eachFailureSaysWhatHelps() throws Exception {
        played.on("RegConnectRegistryW", arguments -> Win32.BAD_NETPATH)
                .failing("OpenSCManagerW", 0L, Win32.ACCESS_DENIED)
                .failing("OpenEventLogW", 0L, Win32.SERVER_UNAVAILABLE)
                .failing("CreateFileW", NO_FILE, Win32.BAD_NET_NAME)
                .on("NetRemoteTOD", arguments -> Win32.NOT_SUPPORTED);
        try (HostSession session = session(LIMIT)) {
            assertNone(Obstacle.SERVICE_NOT_RUNNING, "RegConnectRegistryW", "0x35", session.registry().key("HKLM\\x"));
            assertNone(Obstacle.NO_ACCESS, "OpenSCManagerW", "0x5", session.services().all());
            assertNone(Obstacle.CHANNEL_NOT_REACHABLE, "OpenEventLogW", "0x6BA", session.eventLogs().read(system()));
            assertNone(Obstacle.NOT_SHARED, "CreateFileW", "0x43", session.files().list("C:\\x"));
            assertNone(Obstacle.UNSUPPORTED, "NetRemoteTOD", "0x32", session.clock());
        }
    }

    /** As where a firewall drops RPC over TCP. */
    @Test
    void servicesThatTakeTooLongLeaveTheRest() throws Exception {
        CountDownLatch comesBack = new CountDownLatch(1);
        played.on("OpenSCManagerW", arguments -> {
            boolean waiting = true;
            while (waiting) {
                try {
                    comesBack.await();
                    waiting = false;
                } catch (InterruptedException e) {
                    // Windows does not know of it either.
                }
            }
            return 0L;
        }).on("RegConnectRegistryW", arguments -> Win32.SUCCESS).on("RegOpenKeyExW", arguments -> Win32.FILE_NOT_FOUND);
        try (HostSession session = session(Duration.ofMillis(500))) {
            assertNone(Obstacle.TIMED_OUT, "EnumServicesStatusW", "more than 500 ms", session.services().all());
            assertEquals(Answer.of(Optional.empty()), session.registry().key("HKLM\\x"));
            assertNone(Obstacle.CHANNEL_NOT_REACHABLE, "EnumServicesStatusW", "the session has ended",
                    session.services().all());
        } finally {
            comesBack.countDown();
        }
    }

    /** TIME_OF_DAY_INFO: 2026-11-28 07:00:00.25 UTC, up for a minute, west of Greenwich by five hours. */
    private static Memory time(int hundredths) {
        Memory info = new Memory(48);
        info.clear();
        info.setInt(0, 1_795_849_200);
        info.setInt(4, 60_000);
        info.setInt(20, hundredths);
        info.setInt(24, 300);
        return info;
    }

    private Played answering(Memory info) {
        return played.on("NetRemoteTOD", arguments -> {
            assertEquals(NAME, arguments[0].toString());
            ((long[]) arguments[1])[0] = Pointer.nativeValue(info);
            return Win32.SUCCESS;
        }).on("NetApiBufferFree", arguments -> {
            closed.add(arguments[0]);
            return Win32.SUCCESS;
        });
    }

    @Test
    void itsClockIsReadAndTheBufferFreed() throws Exception {
        try (Memory info = time(25); Memory odd = time(100); HostSession session = session(LIMIT)) {
            answering(info);
            ClockReading clock = session.clock().value().orElseThrow();
            assertEquals(Instant.parse("2026-11-28T07:00:00.25Z"), clock.host());
            assertEquals(300, clock.west());
            assertEquals(Optional.of(Duration.ofMinutes(1)), clock.uptime());
            answering(odd);
            assertEquals(Obstacle.MALFORMED, assertInstanceOf(Answer.None.class, session.clock()).obstacle());
            assertEquals(List.of(Pointer.nativeValue(info), Pointer.nativeValue(odd)), closed);
        }
    }

    @Test
    void whoIsSignedInIsReadAndTheBufferFreed() throws Exception {
        try (Memory users = new Memory(96); HostSession session = session(LIMIT)) {
            users.clear();
            long at = Pointer.nativeValue(users);
            users.setLong(0, at + 32);
            users.setLong(8, at + 64);
            users.write(32, "alice".getBytes(StandardCharsets.UTF_16LE), 0, 10);
            users.write(64, "CORP".getBytes(StandardCharsets.UTF_16LE), 0, 8);
            listing(at, 1, 96);
            assertEquals(Answer.of(List.of("CORP\\alice")), session.signedIn());
            listing(at, 9, 32);
            assertEquals(Obstacle.MALFORMED, assertInstanceOf(Answer.None.class, session.signedIn()).obstacle());
            assertEquals(List.of(at, at), closed);
            played.on("NetWkstaUserEnum", arguments -> Win32.ACCESS_DENIED);
            assertNone(Obstacle.NO_ACCESS, "NetWkstaUserEnum", "0x5", session.signedIn());
            played.on("NetWkstaUserEnum", arguments -> {
                throw new UnsatisfiedLinkError("as in Wine");
            });
            assertNone(Obstacle.UNSUPPORTED, "NetWkstaUserEnum", "this system does not have it", session.signedIn());
            assertEquals(List.of(at, at), closed);
        }
    }

    private void listing(long buffer, int entries, int bytes) {
        played.on("NetWkstaUserEnum", arguments -> {
            assertEquals(NAME, arguments[0].toString());
            ((long[]) arguments[2])[0] = buffer;
            ((int[]) arguments[4])[0] = entries;
            return Win32.SUCCESS;
        }).on("NetApiBufferSize", arguments -> {
            ((int[]) arguments[1])[0] = bytes;
            return Win32.SUCCESS;
        }).on("NetApiBufferFree", arguments -> {
            closed.add(arguments[0]);
            return Win32.SUCCESS;
        });
    }

    /** Leads to a port of this machine, whatever is asked for. */
    private static SocketFactory to(int port, List<String> asked) {
        return new SocketFactory() {
            @Override
            public Socket createSocket(String host, int wanted) throws IOException {
                asked.add(host + ":" + wanted);
                return new Socket(InetAddress.getLoopbackAddress(), port);
            }

            @Override
            public Socket createSocket(InetAddress host, int wanted) throws IOException {
                throw new IOException("not asked for");
            }

            @Override
            public Socket createSocket(String host, int wanted, InetAddress from, int fromPort) throws IOException {
                throw new IOException("not asked for");
            }

            @Override
            public Socket createSocket(InetAddress host, int wanted, InetAddress from, int fromPort)
                    throws IOException {
                throw new IOException("not asked for");
            }
        };
    }

    @Test
    void aSessionBeginsWithAPipeThatTheAccountMayOpen() throws Exception {
        played.failing("CreateFileW", NO_FILE, Win32.LOGON_FAILURE);
        assertNone(Obstacle.LOGON_FAILED, "CreateFileW of pipe srvsvc", "0x52E",
                session(LIMIT).logOn(Optional.empty(), LIMIT));
        played.failing("CreateFileW", NO_FILE, Win32.LOGON_TYPE_NOT_GRANTED);
        assertNone(Obstacle.LOCAL_ACCOUNTS_DENIED, "CreateFileW of pipe srvsvc", "0x569",
                session(LIMIT).logOn(Optional.empty(), LIMIT));
        played.on("CreateFileW", arguments -> {
            assertEquals(NAME + "\\pipe\\srvsvc", arguments[0].toString());
            return HANDLE;
        });
        try (HostSession session = session(LIMIT).logOn(Optional.empty(), LIMIT).value().orElseThrow()) {
            assertEquals(List.of(HANDLE), closed);
        }
    }

    @Test
    void whereNobodyListensWindowsIsNotAsked() throws Exception {
        List<String> asked = new ArrayList<>();
        int port;
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                WindowsSession session = session(LIMIT)) {
            port = server.getLocalPort();
            assertTrue(session.connect(address, to(port, asked)).value().isPresent());
        }
        try (WindowsSession session = session(LIMIT)) {
            assertNone(Obstacle.CHANNEL_NOT_REACHABLE, "connect to port 445", "ConnectException",
                    session.connect(address, to(port, asked)));
        }
        assertEquals(List.of("192.0.2.7:445", "192.0.2.7:445"), asked);
        assertEquals(List.of(), played.called);
    }
}
