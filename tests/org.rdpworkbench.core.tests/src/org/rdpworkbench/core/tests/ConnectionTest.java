// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.rdpworkbench.core.run.Diagnostics;
import org.rdpworkbench.core.run.Progress;
import org.rdpworkbench.core.run.Request;
import org.rdpworkbench.core.run.Run;
import org.rdpworkbench.core.run.Transcript;
import org.rdpworkbench.core.spi.Attempt;
import org.rdpworkbench.core.spi.ConnectOutcome;
import org.rdpworkbench.core.spi.Connection;
import org.rdpworkbench.core.spi.Probe;
import org.rdpworkbench.core.spi.ProbeContext;
import org.rdpworkbench.core.spi.Reason;
import org.rdpworkbench.core.spi.Received;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.core.spi.Evidence;

/** The sockets that the engine lends to probes. */
final class ConnectionTest {

    private static final Duration LONG = Duration.ofSeconds(10);
    private static final int GUARD_SECONDS = 30;

    @Test
    void bytesGoBothWaysAndStandInTheTranscript() throws Exception {
        try (Peer echo = Peer.that(socket -> {
            byte[] asked = socket.getInputStream().readNBytes(4);
            socket.getOutputStream().write(new byte[] {asked[3], asked[2], asked[1], asked[0]});
        })) {
            Run run = run(context -> {
                try (Connection connection = Peer.open(context, echo.address())) {
                    assertEquals(echo.address(), connection.remote());
                    connection.send(new byte[] {1, 2});
                    connection.send(new byte[] {3, (byte) 0xfe});
                    assertArrayEquals(new byte[] {(byte) 0xfe, 3, 2}, exactly(connection, 3));
                    assertArrayEquals(new byte[] {1}, exactly(connection, 1));
                    connection.note("received inside TLS", new byte[] {7});
                    assertInstanceOf(Received.Closed.class, connection.receive(9, LONG));
                    assertInstanceOf(Received.Closed.class, connection.receive(9, LONG), "and stays closed");
                }
            });
            Transcript transcript = run.record().transcripts().getFirst();
            assertEquals("127.0.0.1:" + echo.address().getPort(), transcript.remote());
            assertEquals("test.test.seen", transcript.probe());
            assertEquals("010203fe", bytes(transcript, "sent"));
            assertEquals("fe030201", bytes(transcript, "received"));
            assertEquals("07", bytes(transcript, "received inside TLS"));
            assertEquals("closed by the peer", transcript.entries().getLast().what());
        }
    }

    @Test
    void aResetIsDataAndLasts() throws Exception {
        try (Peer rude = Peer.that(socket -> {
            socket.getInputStream().read();
            socket.setSoLinger(true, 0);
        })) {
            run(context -> {
                try (Connection connection = Peer.open(context, rude.address())) {
                    connection.send(new byte[] {1});
                    assertInstanceOf(Received.Reset.class, connection.receive(9, LONG));
                    connection.send(new byte[] {2});
                    assertInstanceOf(Received.Reset.class, connection.receive(9, LONG));
                }
            });
        }
    }

    @Test
    void silenceIsDataAndTheDeadlineEndsTheWait() throws Exception {
        try (Peer mute = Peer.that(socket -> socket.getInputStream().read())) {
            Probe patient = TestProbe.of(Seen.TYPE, context -> {
                // Before the deadline, since on a busy machine there may be no time left behind it.
                context.observed(Seen.TYPE, Seen.FINE);
                try (Connection connection = Peer.open(context, mute.address())) {
                    assertInstanceOf(Received.Silence.class, connection.receive(1, Duration.ofMillis(1)));
                    assertInstanceOf(Received.Silence.class, connection.receive(1, Duration.ZERO));
                    assertThrows(IllegalArgumentException.class, () -> connection.receive(0, LONG));
                    assertThrows(InterruptedException.class,
                            () -> connection.receive(1, Duration.ofSeconds(Long.MAX_VALUE)),
                            "silence that we did not wait for is not the host's");
                    assertTrue(context.remaining().isZero(), "no wait goes beyond the probe's deadline");
                }
            });
            assertSound(Engine.runBriefly(patient));
        }
    }

    @Test
    void aRefusedConnectionIsData() throws Exception {
        InetSocketAddress nobody;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            nobody = (InetSocketAddress) closed.getLocalSocketAddress();
        }
        Run run = run(context -> {
            Attempt.NotConnected attempt = (Attempt.NotConnected) context.open(nobody);
            assertEquals(ConnectOutcome.REFUSED, attempt.outcome());
            assertTrue(attempt.millis() >= 0);
        });
        assertTrue(run.record().transcripts().getFirst().entries().getFirst().what().startsWith("not connected: "));
    }

    @Test
    void aConnectionThatNobodyAnswersIsData() throws Exception {
        List<Socket> crowd = new ArrayList<>();
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            InetSocketAddress address = (InetSocketAddress) full.getLocalSocketAddress();
            fill(address, crowd);
            Probe probe = TestProbe.of(Seen.TYPE, context -> {
                Attempt.NotConnected attempt = (Attempt.NotConnected) context.open(address);
                assertEquals(ConnectOutcome.TIMED_OUT, attempt.outcome());
                context.observed(Seen.TYPE, Seen.FINE);
            });
            assertSound(Engine.run(probe));
            Evidence.Missing missing = assertInstanceOf(Evidence.Missing.class,
                    Engine.runBriefly(probe).record().evidence(Seen.TYPE, Vantage.HERE));
            assertEquals(Reason.TIMED_OUT, missing.reason(), "a wait that we cut short says nothing about the host");
        } finally {
            for (Socket socket : crowd) {
                socket.close();
            }
        }
    }

    /** Connects until the listener's queue is full, whereupon the system drops what comes. */
    private static void fill(InetSocketAddress address, List<Socket> crowd) throws IOException {
        boolean room = true;
        while (room && crowd.size() < 100) {
            Socket socket = new Socket();
            crowd.add(socket);
            try {
                socket.connect(address, 300);
            } catch (SocketTimeoutException e) {
                room = false;
            }
        }
    }

    @Test
    void moreConnectionsThanDeclaredAreRefused() throws Exception {
        try (Peer any = Peer.that(socket -> socket.getInputStream().read())) {
            Run run = Engine.run(TestProbe.of(Seen.TYPE, context -> {
                for (int i = 0; i < 3; i++) {
                    Peer.open(context, any.address()).close();
                }
            }).connecting(2));
            assertTrue(run.diagnosis().problems().getFirst()
                    .endsWith("opened more than the 2 connections to an address that it declared"));
            assertEquals(2, run.record().transcripts().size());
        }
    }

    @Test
    void namesAreNotResolvedOnTheWay() {
        Run run = Engine.run(TestProbe.of(Seen.TYPE,
                context -> context.open(InetSocketAddress.createUnresolved("localhost", 1))));
        assertTrue(run.diagnosis().problems().getFirst().endsWith("to a name that is not resolved"));
    }

    @Test
    void whatAProbeLeavesOpenIsClosed() throws Exception {
        CountDownLatch ended = new CountDownLatch(1);
        try (Peer peer = Peer.that(socket -> {
            if (socket.getInputStream().read() < 0) {
                ended.countDown();
            }
        })) {
            run(context -> Peer.open(context, peer.address()));
            assertTrue(ended.await(GUARD_SECONDS, TimeUnit.SECONDS));
        }
    }

    @Test
    void anEndlessPeerFillsNoTranscript() throws Exception {
        byte[] much = new byte[3 * Transcript.MOST_BYTES];
        new Random(1).nextBytes(much);
        try (Peer peer = Peer.that(socket -> socket.getOutputStream().write(much))) {
            Run run = run(context -> {
                try (Connection connection = Peer.open(context, peer.address())) {
                    assertArrayEquals(much, exactly(connection, much.length), "the probe gets all of it");
                }
            });
            Transcript transcript = run.record().transcripts().getFirst();
            assertEquals(HexFormat.of().formatHex(much, 0, Transcript.MOST_BYTES), bytes(transcript, "received"));
            assertEquals(1, transcript.entries().stream()
                    .filter(e -> e.what().equals("from here on received bytes are left out")).count());
        }
    }

    @Test
    void aPeerThatDoesNotReadHoldsNobodyUp() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        try (Peer deaf = Peer.that(socket -> over.await())) {
            Run run = Engine.runBriefly(TestProbe.of(Seen.TYPE, context -> {
                try (Connection connection = Peer.open(context, deaf.address())) {
                    connection.send(new byte[64 << 20]);
                }
            }));
            assertEquals(Reason.TIMED_OUT, Engine.reason(run, Seen.TYPE));
            assertEquals(List.of(), run.diagnosis().problems());
        } finally {
            over.countDown();
        }
    }

    @Test
    void oneConnectionAtATimeToOneAddressOverAllRuns() throws Exception {
        int runs = 4;
        AtomicInteger open = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch ready = new CountDownLatch(runs);
        try (Peer peer = Peer.that(socket -> socket.getInputStream().read());
                ExecutorService pool = Executors.newCachedThreadPool()) {
            Diagnostics diagnostics = Engine.with(List.of(TestProbe.of(Seen.TYPE, context -> {
                ready.countDown();
                ready.await();
                try (Connection connection = Peer.open(context, peer.address())) {
                    most.accumulateAndGet(open.incrementAndGet(), Math::max);
                    // Long enough for the others to come in, if nobody held them back.
                    connection.receive(1, Duration.ofMillis(50));
                    open.decrementAndGet();
                }
                context.observed(Seen.TYPE, Seen.FINE);
            })));
            List<Future<Run>> all = new ArrayList<>();
            for (int i = 0; i < runs; i++) {
                all.add(pool.submit(() -> diagnostics.diagnose(Request.of(Engine.TARGET), Progress.SILENT)));
            }
            for (Future<Run> run : all) {
                assertSound(run.get(GUARD_SECONDS, TimeUnit.SECONDS));
            }
        }
        assertEquals(1, most.get());
    }

    /** Runs a probe that opens one connection; assertions that fail in it break it and so the test. */
    private static Run run(TestProbe.Work work) {
        Run run = Engine.run(TestProbe.of(Seen.TYPE, (ProbeContext context) -> {
            work.on(context);
            context.observed(Seen.TYPE, Seen.FINE);
        }));
        assertSound(run);
        return run;
    }

    private static void assertSound(Run run) {
        assertEquals(List.of(), run.diagnosis().problems());
        assertTrue(run.record().find(Seen.TYPE).isPresent());
    }

    private static byte[] exactly(Connection connection, int count) throws InterruptedException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        while (all.size() < count) {
            all.writeBytes(((Received.Data) connection.receive(count - all.size(), LONG)).bytes());
        }
        return all.toByteArray();
    }

    private static String bytes(Transcript transcript, String what) {
        StringBuilder all = new StringBuilder();
        transcript.entries().stream().filter(e -> e.what().equals(what)).forEach(e -> all.append(e.bytes()));
        return all.toString();
    }
}
