// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.smb.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.rdpworkbench.host.smb.internal.Sessions.assertNone;
import static org.rdpworkbench.host.smb.internal.Sessions.value;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.net.SocketFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.rdpworkbench.host.HostSession;
import org.rdpworkbench.host.Obstacle;
import org.rdpworkbench.samba.Installed;
import org.rdpworkbench.samba.Samba;

/** Hosts that are lost half way. That a call ends at all is what the time limit of the tests is for. */
@Timeout(120)
class LostHostTest {

    /** Waited for in full. */
    private static final Duration SHORT = Duration.ofSeconds(1);

    @TempDir
    Path folder;

    @Test
    void aHostThatIsLostCannotBeReached() throws Exception {
        try (Samba samba = Samba.start(folder)) {
            Set<ProcessHandle> before = samba.children();
            try (HostSession session = Sessions.open(samba, Sessions.administrator())) {
                value(session.clock());
                for (ProcessHandle child : ofTheSession(samba, before)) {
                    child.destroyForcibly();
                    child.onExit().join();
                }
                assertNone(Obstacle.CHANNEL_NOT_REACHABLE, session.clock());
                assertNone(Obstacle.CHANNEL_NOT_REACHABLE, session.files().list("C:\\"));
            }
            assertEquals(List.of(), Sessions.threads());
        }
    }

    @Test
    void aHostThatFallsSilentTakesNoLongerThanTheLimit() throws Exception {
        try (Samba samba = Samba.start(folder)) {
            Set<ProcessHandle> before = samba.children();
            HostSession session = value(Sessions.answer(samba.address(), Sessions.administrator(),
                    SocketFactory.getDefault(), SHORT.multipliedBy(5)));
            try (session) {
                value(session.clock());
                for (ProcessHandle child : ofTheSession(samba, before)) {
                    samba.stop(child);
                }
                assertNone(Obstacle.TIMED_OUT, session.registry().key("HKLM\\SOFTWARE"));
                assertNone(Obstacle.CHANNEL_NOT_REACHABLE, session.clock());
            } finally {
                samba.children().forEach(ProcessHandle::destroyForcibly);
            }
            assertEquals(List.of(), Sessions.threads());
        }
    }

    /** Nobody asks it who it is before, so it is not known to speak SMB at all. */
    @Test
    void aHostThatSaysNothingTimesOut() throws Exception {
        Installed.requireRoot();
        InetAddress address = Samba.unused();
        try (ServerSocket mute = new ServerSocket(Samba.PORT, 5, address)) {
            assertNone(Obstacle.TIMED_OUT, Sessions.answer(address, Sessions.administrator(),
                    SocketFactory.getDefault(), SHORT));
        }
        assertEquals(List.of(), Sessions.threads());
    }

    @Test
    void aHostThatSaysSomethingElseIsNotUnderstood() throws Exception {
        Installed.requireRoot();
        InetAddress address = Samba.unused();
        try (ServerSocket other = new ServerSocket(Samba.PORT, 5, address)) {
            Thread answers = Thread.ofPlatform().daemon().start(() -> greet(other));
            assertNone(Obstacle.CHANNEL_NOT_REACHABLE, Sessions.answer(address, Sessions.administrator(),
                    SocketFactory.getDefault(), SHORT));
            answers.join();
        }
        assertEquals(List.of(), Sessions.threads());
    }

    private static void greet(ServerSocket server) {
        try (Socket socket = server.accept()) {
            socket.getOutputStream().write(new byte[] {0, 0, 0, 8, 'S', 'S', 'H', '-', '2', '.', '0', '\n'});
            socket.getInputStream().readAllBytes();
        } catch (IOException e) {
            // The other side is gone, as it should be.
        }
    }

    /** What is asked for connects to the address that was named, and to no other. */
    @Test
    void noOtherHostIsReached() throws Exception {
        TargetSockets sockets = new TargetSockets(InetAddress.getByName("127.0.0.1"), SocketFactory.getDefault());
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.2"))) {
            IOException refused = assertThrows(IOException.class,
                    () -> sockets.createSocket("127.0.0.2", ((InetSocketAddress) other.getLocalSocketAddress())
                            .getPort()));
            assertEquals("the host refers to another one", refused.getMessage());
        }
    }

    private static Set<ProcessHandle> ofTheSession(Samba samba, Set<ProcessHandle> before) {
        Set<ProcessHandle> children = new HashSet<>(samba.children());
        children.removeAll(before);
        return children;
    }
}
