// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.rdpworkbench.core.run.Diagnostics;
import org.rdpworkbench.core.run.Progress;
import org.rdpworkbench.core.run.Request;
import org.rdpworkbench.core.run.Run;
import org.rdpworkbench.core.spi.Cause;
import org.rdpworkbench.core.spi.Evidence;
import org.rdpworkbench.core.spi.Probe;
import org.rdpworkbench.core.spi.Reason;
import org.rdpworkbench.core.spi.Received;
import org.rdpworkbench.core.spi.Stage;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.core.spi.Vantage;

/** Probes that do not come back, deadlines, and cancelling. */
final class HangingTest {

    /** Far more than anything here takes; only a broken engine waits for it. */
    private static final int GUARD_SECONDS = 30;

    @Test
    void aProbeThatIgnoresInterruptsIsLeftBehindAndTheOthersGetTime() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        AtomicReference<Thread> abandoned = new AtomicReference<>();
        Probe hanging = TestProbe.of(Seen.TYPE, context -> {
            abandoned.set(Thread.currentThread());
            awaitStubbornly(over);
        });
        Probe next = TestProbe.of(Seen.OTHER, context -> {
            assertFalse(context.remaining().isZero());
            context.observed(Seen.OTHER, Seen.FINE);
        });
        Request request = new Request(Engine.TARGET, Optional.empty(), false, Duration.ofSeconds(3));
        Run run = Engine.with(List.of(hanging, next)).diagnose(request, Progress.SILENT);
        assertEquals(Reason.TIMED_OUT, Engine.reason(run, Seen.TYPE));
        assertTrue(run.record().find(Seen.OTHER).isPresent());
        assertEquals(List.of("The probe test.test.seen of plugin " + TestProbe.class.getName()
                + " did not come back in time and was left behind."), run.diagnosis().problems());
        over.countDown();
        assertTrue(abandoned.get().join(Duration.ofSeconds(GUARD_SECONDS)));
    }

    @Test
    void whatComesLateIsDropped() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        CompletableFuture<String> afterwards = new CompletableFuture<>();
        AtomicInteger heard = new AtomicInteger();
        Run run = Engine.with(List.of(TestProbe.of(Seen.TYPE, context -> {
            awaitStubbornly(over);
            context.observed(Seen.TYPE, Seen.FINE);
            afterwards.complete(assertThrows(IllegalStateException.class,
                    () -> context.open(new InetSocketAddress("127.0.0.1", 1))).getMessage());
        }))).diagnose(Engine.briefly(), counting(heard));
        int before = heard.get();
        over.countDown();
        assertEquals("opened a connection after its time", afterwards.get(GUARD_SECONDS, TimeUnit.SECONDS));
        assertEquals(Reason.TIMED_OUT, Engine.reason(run, Seen.TYPE));
        assertEquals(before, heard.get(), "nothing is heard once the run has returned");
    }

    private static Progress counting(AtomicInteger heard) {
        return new Progress() {
            @Override
            public void evidence(Target target, Evidence evidence) {
                heard.incrementAndGet();
            }
        };
    }

    @Test
    void probesThatSpinDoNotKeepOthersFromRunning() throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        Diagnostics spinning = Engine.with(List.of(TestProbe.of(Seen.TYPE, context -> {
            while (!over.get()) {
                Thread.onSpinWait();
            }
        })));
        try (ExecutorService pool = Executors.newCachedThreadPool()) {
            List<Future<Run>> runs = new ArrayList<>();
            for (int i = 0; i < Runtime.getRuntime().availableProcessors() + 1; i++) {
                runs.add(pool.submit(() -> spinning.diagnose(Engine.briefly(), Progress.SILENT)));
            }
            for (Future<Run> run : runs) {
                assertEquals(Reason.TIMED_OUT, Engine.reason(run.get(GUARD_SECONDS, TimeUnit.SECONDS), Seen.TYPE));
            }
            assertTrue(Engine.run(TestProbe.seeing(Seen.OTHER)).record().find(Seen.OTHER).isPresent());
        } finally {
            over.set(true);
        }
    }

    @Test
    void aProbeThatHeedsTheDeadlineKeepsWhatItSaw() {
        Run run = Engine.runBriefly(TestProbe.of(Seen.TYPE, context -> {
            context.observed(Seen.TYPE, Seen.FINE);
            new CountDownLatch(1).await();
        }).yielding(Seen.TYPE, Seen.OTHER));
        assertTrue(run.record().find(Seen.TYPE).isPresent());
        assertEquals(Reason.TIMED_OUT, Engine.reason(run, Seen.OTHER));
        assertEquals("the deadline passed", Engine.missing(run, Seen.OTHER).detail());
        assertEquals(List.of(), run.diagnosis().problems(), "it came back when it was told to");
    }

    @Test
    void cancellingEndsARunThatWaitsForAPeer() throws Exception {
        try (Peer mute = Peer.that(socket -> socket.getInputStream().read())) {
            CountDownLatch waiting = new CountDownLatch(1);
            AtomicReference<Thread> worker = new AtomicReference<>();
            Run run = cancelled(waiting, TestProbe.of(Seen.TYPE, context -> {
                worker.set(Thread.currentThread());
                context.observed(Seen.TYPE, Seen.FINE);
                try (var connection = Peer.open(context, mute.address())) {
                    waiting.countDown();
                    Received received = connection.receive(1, context.remaining());
                    throw new AssertionError("was not interrupted but got " + received);
                }
            }).yielding(Seen.TYPE, Seen.OTHER), TestProbe.seeing(Seen.THIRD));
            assertTrue(run.record().find(Seen.TYPE).isPresent(), "what was seen before stays");
            assertEquals(Reason.CANCELLED, Engine.reason(run, Seen.OTHER));
            assertEquals(Reason.CANCELLED, Engine.reason(run, Seen.THIRD));
            assertEquals(List.of(), run.diagnosis().problems(), "nobody is to blame");
            assertTrue(run.diagnosis().incomplete());
            assertFalse(worker.get().isAlive(), "no thread is left");
        }
    }

    @Test
    void cancellingDoesNotWaitForAProbeThatDoesNotListen() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        CountDownLatch waiting = new CountDownLatch(1);
        Run run = cancelled(waiting, TestProbe.of(Seen.TYPE, context -> {
            waiting.countDown();
            awaitStubbornly(over);
        }));
        assertEquals(1, over.getCount(), "the run came back first");
        assertEquals(Reason.CANCELLED, Engine.reason(run, Seen.TYPE));
        over.countDown();
    }

    /** The run of a thread that is interrupted once {@code waiting} is down. */
    private static Run cancelled(CountDownLatch waiting, Probe... probes) throws Exception {
        CompletableFuture<Run> result = new CompletableFuture<>();
        Thread caller = Thread.ofPlatform().start(() -> {
            Run run = Engine.with(List.of(probes)).diagnose(Request.of(Engine.TARGET), Progress.SILENT);
            assertFalse(Thread.currentThread().isInterrupted(), "the interrupt is consumed");
            result.complete(run);
        });
        assertTrue(waiting.await(GUARD_SECONDS, TimeUnit.SECONDS));
        caller.interrupt();
        Run run = result.get(Request.DEFAULT_TIMEOUT.toSeconds() / 2, TimeUnit.SECONDS);
        assertTrue(run.cancelled());
        assertEquals(Evidence.Missing.class,
                run.record().evidence(Seen.OTHER, Vantage.HERE).getClass());
        return run;
    }

    @Test
    void cancellingWhileAnythingIsJudgedIsToldToo() {
        Diagnostics diagnostics = Engine.with(List.of(), TestCheck.of(
                Cause.of("test.a", Stage.TLS), e -> List.of()));
        Thread.currentThread().interrupt();
        assertTrue(diagnostics.diagnose(Request.of(Engine.TARGET), Progress.SILENT).cancelled());
        assertFalse(Thread.interrupted());
    }

    private static void awaitStubbornly(CountDownLatch over) {
        boolean ended = false;
        while (!ended) {
            try {
                over.await();
                ended = true;
            } catch (InterruptedException e) {
                // This is the probe that does not listen.
            }
        }
    }
}
