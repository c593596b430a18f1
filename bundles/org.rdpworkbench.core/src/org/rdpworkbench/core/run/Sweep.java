// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.run;

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

/**
 * What looks at several hosts in one run brought, to be judged together. Few hosts are worked on at once, and more
 * while those only wait; the ports of one host are looked at one after another: a host is sent one connection at a
 * time, and the wait for it would use up the time of the look.
 *
 * @param looks in the order of the requests; shorter when cancelled
 */
public record Sweep(List<Collected> looks, boolean cancelled) {

    /** So many hosts at once, while none of them waits, are no burden for this machine. */
    public static final int AT_ONCE = Math.clamp(4L * Runtime.getRuntime().availableProcessors(), 8, 32);

    /** A look ends within a second of its cancellation; more than this nobody waits. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    public Sweep {
        looks = List.copyOf(looks);
    }

    /**
     * Runs all requests; an interrupt of the calling thread cancels those under way and drops the others.
     *
     * @param atOnce how many hosts are worked on at once
     * @param look takes one look in the calling thread; called on several threads at once
     */
    public static Sweep of(List<Request> requests, int atOnce, Function<Request, Collected> look) {
        Map<String, List<Request>> hosts = requests.stream().collect(Collectors.groupingBy(
                request -> request.target().host().toLowerCase(Locale.ROOT), LinkedHashMap::new, Collectors.toList()));
        Map<Request, Collected> done = new ConcurrentHashMap<>();
        ExecutorService pool = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("host ", 0).factory());
        boolean cancelled;
        try (Turns turns = new Turns(atOnce)) {
            List<Future<?>> futures = new ArrayList<>();
            hosts.values().forEach(ports -> futures.add(pool.submit(() -> {
                turns.take(() -> inTurn(ports, look, done));
                return null;
            })));
            cancelled = awaitAll(pool);
            futures.forEach(Sweep::rethrow);
        }
        List<Collected> looks = requests.stream().map(done::get).filter(Objects::nonNull).toList();
        return new Sweep(looks, cancelled || looks.stream().anyMatch(Collected::cancelled));
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
