// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cli.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.rdpworkbench.core.run.Collected;
import org.rdpworkbench.core.run.Request;

/**
 * Several hosts at once, but the ports of one host one after another: a host is sent one connection at a time, and the
 * wait for it would use up the time of the look.
 *
 * @param looks in the order of the requests; shorter when cancelled
 */
record ParallelLooks(List<Collected> looks, boolean cancelled) {

    /** A look ends within a second of its cancellation; more than this nobody waits. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    /** Runs all requests; an interrupt of the calling thread cancels those under way and drops the others. */
    static ParallelLooks of(List<Request> requests, Function<Request, Collected> look) {
        Map<String, List<Request>> hosts = requests.stream().collect(Collectors.groupingBy(
                request -> request.target().host().toLowerCase(Locale.ROOT), LinkedHashMap::new, Collectors.toList()));
        Map<Request, Collected> done = new ConcurrentHashMap<>();
        ExecutorService pool = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("host ", 0).factory());
        boolean cancelled;
        try (Turns turns = new Turns()) {
            List<Future<?>> futures = new ArrayList<>();
            hosts.values().forEach(ports -> futures.add(pool.submit(() -> {
                turns.take(() -> inTurn(ports, look, done));
                return null;
            })));
            cancelled = awaitAll(pool);
            futures.forEach(ParallelLooks::rethrow);
        }
        List<Collected> looks = requests.stream().map(done::get).filter(Objects::nonNull).toList();
        return new ParallelLooks(looks, cancelled || looks.stream().anyMatch(Collected::cancelled));
    }

    private static boolean awaitAll(ExecutorService pool) {
        try {
            pool.shutdown();
            pool.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
            return false;
        } catch (InterruptedException e) {
            pool.shutdownNow();
            awaitCancelled(pool);
            return true;
        }
    }

    private static void inTurn(List<Request> ports, Function<Request, Collected> look, Map<Request, Collected> done) {
        for (Request request : ports) {
            Collected collected = look.apply(request);
            done.put(request, collected);
            if (collected.cancelled()) {
                return;
            }
        }
    }

    private static void awaitCancelled(ExecutorService pool) {
        try {
            pool.awaitTermination(GRACE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            // Asked twice to stop: what has ended by now is what there is.
            Thread.currentThread().interrupt();
        }
    }

    private static void rethrow(Future<?> host) {
        // A host whose turn never came was interrupted in the queue.
        if (host.state() == Future.State.FAILED && !(host.exceptionNow() instanceof InterruptedException)) {
            throw new IllegalStateException("The engine broke: " + host.exceptionNow(), host.exceptionNow());
        }
    }
}
