// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.SocketFactory;
import org.junit.jupiter.api.Test;
import org.rdpworkbench.core.run.Request;
import org.rdpworkbench.core.run.Run;
import org.rdpworkbench.core.run.Transcript;
import org.rdpworkbench.core.spi.Evidence;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.Probe;
import org.rdpworkbench.core.spi.ProbeContext;
import org.rdpworkbench.core.spi.ProbeException;
import org.rdpworkbench.core.spi.Reason;
import org.rdpworkbench.core.spi.SessionSource;
import org.rdpworkbench.core.spi.Vantage;

/** Looks inside a host: they need a person's word, and share one session. */
final class SharedSessionsTest {

    /** What the probes share here. */
    private record Session(List<String> said) implements AutoCloseable {
        @Override
        public void close() {
            said.add("closed");
        }
    }

    /** A plugin that opens them. */
    private record Opener(Opening opening) implements SessionSource<Session> {

        interface Opening {
            Session with(SocketFactory sockets) throws ProbeException, InterruptedException, IOException;
        }

        @Override
        public Class<Session> kind() {
            return Session.class;
        }

        @Override
        public Session open(ProbeContext context, SocketFactory sockets, Duration limit)
                throws ProbeException, InterruptedException {
            assertEquals(Optional.of(Engine.WAY), context.wayIn());
            try {
                return opening.with(sockets);
            } catch (IOException e) {
                throw new ProbeException("no connection", e);
            }
        }
    }

    private static Run run(Opener.Opening opening, Probe... probes) {
        return Engine.runInside(Request.DEFAULT_TIMEOUT, List.of(new Opener(opening)), probes);
    }

    private static TestProbe sharing(FactType<Seen> type) {
        return sharing(type, new ArrayList<>());
    }

    private static TestProbe sharing(FactType<Seen> type, List<Session> got) {
        return TestProbe.of(type, context -> {
            got.add(context.shared(Session.class));
            context.observed(type, Seen.FINE);
        }).from(Vantage.INSIDE);
    }

    private static Evidence.Missing missing(Run run, FactType<?> type) {
        return (Evidence.Missing) run.record().evidence(type, Vantage.INSIDE);
    }

    @Test
    void withoutAWayInNobodyIsAskedToLookInside() {
        Run run = Engine.run(TestProbe.of(Seen.TYPE, context -> {
            throw new AssertionError("was called");
        }).from(Vantage.INSIDE));
        assertEquals(Reason.NOT_REQUESTED, missing(run, Seen.TYPE).reason());
        assertEquals("no way into the host was named", missing(run, Seen.TYPE).detail());
    }

    @Test
    void whoLooksInsideIsToldTheWay() {
        Run run = Engine.runInside(TestProbe.of(Seen.TYPE, context -> {
            assertEquals(Optional.of(Engine.WAY), context.wayIn());
            context.observed(Seen.TYPE, Seen.FINE);
        }).from(Vantage.INSIDE));
        assertTrue(run.record().find(Seen.TYPE, Vantage.INSIDE).isPresent());
    }

    @Test
    void whoLooksInsideKnowsWhenTheOutsideWasSeen() {
        List<Instant> seen = new ArrayList<>();
        Instant before = Instant.now();
        Engine.runInside(TestProbe.seeing(Seen.TYPE), TestProbe.of(Seen.OTHER, context -> {
            seen.add(context.seenAt(Seen.TYPE).orElseThrow());
            assertEquals(Optional.empty(), context.seenAt(Seen.THIRD));
            context.observed(Seen.OTHER, Seen.FINE);
        }).needing(Seen.TYPE).using(Seen.THIRD).from(Vantage.INSIDE));
        assertFalse(seen.getFirst().isBefore(before));
        assertFalse(seen.getFirst().isAfter(Instant.now()));
    }

    @Test
    void theFirstOpensAndTheEndOfTheRunCloses() {
        List<String> said = new ArrayList<>();
        List<Session> got = new ArrayList<>();
        run(sockets -> {
            said.add("opened");
            return new Session(said);
        }, sharing(Seen.TYPE, got), sharing(Seen.OTHER, got));
        assertEquals(2, got.size());
        assertSame(got.getFirst(), got.getLast());
        assertEquals(List.of("opened", "closed"), said);
    }

    @Test
    void whatCouldNotBeOpenedIsNotTriedAgain() {
        AtomicInteger tried = new AtomicInteger();
        Run run = run(sockets -> {
            tried.incrementAndGet();
            throw new ProbeException("the door is shut");
        }, sharing(Seen.TYPE), sharing(Seen.OTHER));
        assertEquals("the door is shut", missing(run, Seen.TYPE).detail());
        assertEquals("the door is shut", missing(run, Seen.OTHER).detail());
        assertEquals(1, tried.get());
    }

    @Test
    void whatNobodyOpensIsSaidSo() {
        assertEquals("no installed plugin opens a Session",
                missing(Engine.runInside(sharing(Seen.TYPE)), Seen.TYPE).detail());
    }

    @Test
    void anOpeningThatDoesNotEndIsNotTriedAgainAndLosesItsConnection() throws Exception {
        CompletableFuture<Integer> read = new CompletableFuture<>();
        CountDownLatch over = new CountDownLatch(1);
        AtomicInteger tried = new AtomicInteger();
        try (Peer mute = Peer.that(socket -> over.await())) {
            Opener source = new Opener(sockets -> {
                tried.incrementAndGet();
                Socket socket = sockets.createSocket("127.0.0.1", mute.address().getPort());
                // On a thread of its own, as sessions read: no interrupt reaches it.
                Thread.ofPlatform().daemon().start(() -> read.complete(read(socket)));
                new CountDownLatch(1).await();
                return null;
            });
            Run run = Engine.runInside(Duration.ofSeconds(2), List.of(source), sharing(Seen.TYPE),
                    sharing(Seen.OTHER));
            assertEquals(Reason.TIMED_OUT, missing(run, Seen.TYPE).reason());
            assertEquals(Reason.TIMED_OUT, missing(run, Seen.OTHER).reason());
            assertEquals(List.of(), run.diagnosis().problems(), "no plugin is to blame");
            assertEquals(1, tried.get());
            assertEquals(-1, read.get(30, TimeUnit.SECONDS));
        } finally {
            over.countDown();
        }
    }

    private static int read(Socket socket) {
        try {
            return socket.getInputStream().read();
        } catch (IOException e) {
            return -1;
        }
    }

    @Test
    void connectionsAreWrittenDownWithoutWhatWentOverThem() throws Exception {
        try (Peer peer = Peer.that(socket -> socket.getInputStream().read())) {
            Run run = run(sockets -> {
                try (Socket socket = sockets.createSocket("127.0.0.1", peer.address().getPort())) {
                    socket.getOutputStream().write("secret".getBytes(StandardCharsets.US_ASCII));
                }
                return new Session(new ArrayList<>());
            }, sharing(Seen.TYPE));
            Transcript transcript = run.record().transcripts().getFirst();
            assertEquals("127.0.0.1:" + peer.address().getPort(), transcript.remote());
            assertEquals(List.of(""), transcript.entries().stream().map(Transcript.Entry::bytes).toList());
        }
    }

    @Test
    void aNameIsNotLookedUpForASession() {
        List<Session> got = new ArrayList<>();
        run(sockets -> {
            assertThrows(IOException.class, () -> sockets.createSocket("host.example", 445));
            return new Session(new ArrayList<>());
        }, sharing(Seen.TYPE, got));
        assertEquals(1, got.size());
    }
}
