// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.rdpworkbench.core.run.Run;
import org.rdpworkbench.core.spi.Evidence;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.Opening;
import org.rdpworkbench.core.spi.ProbeException;
import org.rdpworkbench.core.spi.Reason;
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

    private static TestProbe sharing(FactType<Seen> type, Opening<Session> opening, List<Session> got) {
        return TestProbe.of(type, context -> {
            got.add(context.shared(Session.class, opening));
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
        Opening<Session> opening = (sockets, limit) -> {
            said.add("opened");
            return new Session(said);
        };
        Engine.runInside(sharing(Seen.TYPE, opening, got), sharing(Seen.OTHER, opening, got));
        assertEquals(2, got.size());
        assertSame(got.getFirst(), got.getLast());
        assertEquals(List.of("opened", "closed"), said);
    }

    @Test
    void whatCouldNotBeOpenedIsNotTriedAgain() {
        AtomicInteger tried = new AtomicInteger();
        Opening<Session> opening = (sockets, limit) -> {
            tried.incrementAndGet();
            throw new ProbeException("the door is shut");
        };
        Run run = Engine.runInside(sharing(Seen.TYPE, opening, new ArrayList<>()),
                sharing(Seen.OTHER, opening, new ArrayList<>()));
        assertEquals("the door is shut", missing(run, Seen.TYPE).detail());
        assertEquals("the door is shut", missing(run, Seen.OTHER).detail());
        assertEquals(1, tried.get());
    }

    @Test
    void anOpeningThatDoesNotEndIsNotTriedAgainAndLosesItsConnection() throws Exception {
        CompletableFuture<Integer> read = new CompletableFuture<>();
        CountDownLatch over = new CountDownLatch(1);
        AtomicInteger tried = new AtomicInteger();
        try (Peer mute = Peer.that(socket -> over.await())) {
            Opening<Session> opening = (sockets, limit) -> {
                tried.incrementAndGet();
                try (Socket socket = sockets.createSocket("127.0.0.1", mute.address().getPort())) {
                    // On a thread of its own, as sessions read: no interrupt reaches it.
                    Thread.ofPlatform().daemon().start(() -> read.completeAsync(() -> read(socket)));
                    new CountDownLatch(1).await();
                } catch (IOException e) {
                    throw new ProbeException("no connection", e);
                }
                return null;
            };
            Run run = Engine.runInside(Duration.ofSeconds(2), sharing(Seen.TYPE, opening, new ArrayList<>()),
                    sharing(Seen.OTHER, opening, new ArrayList<>()));
            assertEquals(Reason.TIMED_OUT, missing(run, Seen.TYPE).reason());
            assertEquals("it is not tried again, since it was not finished before",
                    missing(run, Seen.OTHER).detail());
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
            Opening<Session> opening = (sockets, limit) -> {
                try (Socket socket = sockets.createSocket("127.0.0.1", peer.address().getPort())) {
                    socket.getOutputStream().write("secret".getBytes());
                } catch (IOException e) {
                    throw new ProbeException("no connection", e);
                }
                return new Session(new ArrayList<>());
            };
            Run run = Engine.runInside(sharing(Seen.TYPE, opening, new ArrayList<>()));
            var transcript = run.record().transcripts().getFirst();
            assertEquals("127.0.0.1:" + peer.address().getPort(), transcript.remote());
            assertEquals(1, transcript.entries().size());
            assertEquals("", transcript.entries().getFirst().bytes());
        }
    }

    @Test
    void aNameIsNotLookedUpForASession() {
        Opening<Session> opening = (sockets, limit) -> {
            assertThrows(IOException.class, () -> sockets.createSocket("host.example", 445));
            return new Session(new ArrayList<>());
        };
        List<Session> got = new ArrayList<>();
        Engine.runInside(sharing(Seen.TYPE, opening, got));
        assertEquals(1, got.size());
    }
}
