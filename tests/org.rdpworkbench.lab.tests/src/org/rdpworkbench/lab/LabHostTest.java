// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.lab;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabHostTest {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    @TempDir
    Path folder;

    /** True when any thread of a lab host lives, virtual ones too, which no thread group lists. */
    private boolean labThreads(String file) throws IOException {
        Path dump = folder.resolve(file);
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                .dumpThreads(dump.toString(), HotSpotDiagnosticMXBean.ThreadDumpFormat.JSON);
        return Files.readString(dump).contains("\"lab-");
    }

    @Test
    void closeEndsEverythingAndLeavesNoThread() throws Exception {
        LabHost mute = LabHost.start(Behaviour.healthy().negotiating(Fault.silence()));
        LabHost flooding = LabHost.start(Behaviour.healthy()
                .negotiating(NegotiationAct.unasked(Fault.flood(new byte[4096], Long.MAX_VALUE))));
        LabHost dripping = LabHost.start(Behaviour.healthy().negotiating(
                NegotiationAct.unasked(Fault.drip(new byte[10], Duration.ofHours(1), Fault.End.CLOSE))));
        LabHost waiting = LabHost.start(Behaviour.healthy().refusingAfter(1, Duration.ofHours(1)));
        try (Client one = new Client(mute); Client two = new Client(flooding); Client three = new Client(dripping);
                Client four = new Client(waiting); Client five = new Client(mute)) {
            one.send(Client.request(3));
            two.read(1);
            three.send(Client.request(3));
            four.secure(3);
            five.send(Client.request(3));
            assertTrue(labThreads("before.json"));
            assertTimeoutPreemptively(LIMIT, () -> {
                mute.close();
                flooding.close();
                dripping.close();
                waiting.close();
            });
            assertFalse(labThreads("after.json"));
            assertThrows(ConnectException.class, () -> new Client(mute).close());
        }
    }

    @Test
    void closingTwiceDoesNoHarm() {
        LabHost host = LabHost.start(Behaviour.healthy());
        host.close();
        host.close();
    }

    @Test
    void connectionsOneAfterAnotherAreNeverTwoAtOnce() throws IOException {
        try (LabHost host = LabHost.start(Behaviour.healthy())) {
            for (int i = 0; i < 200; i++) {
                try (Client client = new Client(host)) {
                    client.negotiate(3);
                }
            }
            assertEquals(200, host.connections());
            assertEquals(1, host.mostAtOnce());
        }
    }

    @Test
    void connectionsAtTheSameTimeAreCounted() throws IOException {
        try (LabHost host = LabHost.start(Behaviour.healthy()); Client one = new Client(host);
                Client two = new Client(host); Client three = new Client(host)) {
            one.negotiate(3);
            two.negotiate(3);
            three.negotiate(3);
            assertEquals(3, host.mostAtOnce());
        }
    }

    @Test
    void whatClientsSentIsKeptUpToACap() throws Exception {
        try (LabHost host = LabHost.start(Behaviour.healthy().negotiating(Fault.silence()))) {
            try (Client client = new Client(host)) {
                client.send(new byte[100_000]).send(Bytes.concat(Bytes.ascii("NTLMSSP\0"), Bytes.little(3, 4)));
            }
            try (Client client = new Client(host)) {
                client.send(Bytes.hex("01")).finish();
            }
            assertTrue(host.awaitEnded(2, LIMIT));
            assertEquals(Recorder.MOST, host.visits().getFirst().received().length);
            assertTrue(host.sawAuthenticate(), "watched beyond the cap");
            assertEquals(2, host.visits().getLast().number());
            assertArrayEquals(Bytes.hex("01"), host.visits().getLast().received());
            assertTrue(host.visits().getLast().ended());
        }
    }

    @Test
    void awaitEndedGivesUp() throws InterruptedException {
        try (LabHost host = LabHost.start(Behaviour.healthy())) {
            assertFalse(host.awaitEnded(1, Duration.ofMillis(1)));
        }
    }

    @Test
    void aClosedPortRefuses() {
        try (LabHost host = LabHost.start(Behaviour.closedPort())) {
            assertThrows(ConnectException.class, () -> new Client(host).close());
            assertEquals(0, host.connections());
        }
    }

    @Test
    void theLimitRefusesAndThenServesAgain() throws IOException {
        try (LabHost host = LabHost.start(Behaviour.healthy().refusingAfter(2, Duration.ofMillis(300)))) {
            for (int i = 0; i < 2; i++) {
                try (Client client = new Client(host)) {
                    client.negotiate(3);
                }
            }
            assertThrows(ConnectException.class, () -> new Client(host).close());
            assertTimeoutPreemptively(LIMIT, () -> {
                while (host.connections() < 3) {
                    try (Client client = new Client(host)) {
                        assertEquals(19, client.negotiate(3).length);
                    } catch (ConnectException e) {
                        Thread.onSpinWait();
                    }
                }
            });
        }
    }

    @Test
    void aLimitForGoodStays() throws IOException {
        Behaviour once = Behaviour.healthy().refusingAfter(1, Behaviour.FOR_GOOD);
        try (LabHost host = LabHost.start(once)) {
            try (Client client = new Client(host)) {
                client.negotiate(3);
            }
            assertThrows(ConnectException.class, () -> new Client(host).close());
        }
    }

    @Test
    void aHostMayHaveTwoFaces() throws IOException {
        Behaviour faces = Behaviour.healthy().negotiating(NegotiationAct.select(1))
                .then(1, Behaviour.healthy().negotiating(NegotiationAct.fail(2)));
        try (LabHost host = LabHost.start(faces)) {
            try (Client client = new Client(host)) {
                assertEquals(2, client.negotiate(1)[11]);
            }
            for (int i = 0; i < 2; i++) {
                try (Client client = new Client(host)) {
                    assertEquals(3, client.negotiate(1)[11]);
                }
            }
        }
    }

    @Test
    void onlyLoopbackIsServed() {
        assertThrows(IllegalArgumentException.class,
                () -> LabHost.start(Behaviour.healthy(), new InetSocketAddress("0.0.0.0", 0)));
        assertThrows(IllegalArgumentException.class,
                () -> LabHost.start(Behaviour.healthy(), InetSocketAddress.createUnresolved("localhost", 0)));
    }

    @Test
    void aTakenPortIsTold() {
        try (LabHost host = LabHost.start(Behaviour.healthy())) {
            assertThrows(BindException.class, () -> LabHost.start(Behaviour.healthy(), host.address()));
        }
    }
}
