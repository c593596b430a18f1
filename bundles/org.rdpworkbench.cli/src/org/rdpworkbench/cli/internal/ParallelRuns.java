// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cli.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.rdpworkbench.core.run.Diagnostics;
import org.rdpworkbench.core.run.Request;
import org.rdpworkbench.core.run.Run;
import org.rdpworkbench.core.run.Snapshot;
import org.rdpworkbench.core.run.Symptom;

/**
 * Several hosts at once, but the ports of one host one after another: a host is sent one connection at a time, and the
 * wait for it would use up the time of the look.
 *
 * @param runs in the order of the requests; shorter when cancelled
 */
record ParallelRuns(List<Run> runs, boolean cancelled) {

    /** Hosts keep us waiting more than working; but more than the processors can serve would make them look slow. */
    private static final int AT_ONCE = Math.clamp(8L * Runtime.getRuntime().availableProcessors(), 8, 32);
    /** A run ends within a second of its cancellation; more than this nobody waits. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    /** Runs all requests; an interrupt of the calling thread cancels those under way and drops the others. */
    static ParallelRuns of(List<Request> requests, Function<Request, Run> diagnose) {
        ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().name("host ", 0).factory());
        Map<String, List<Request>> hosts = requests.stream().collect(Collectors.groupingBy(
                request -> request.target().host().toLowerCase(Locale.ROOT), LinkedHashMap::new, Collectors.toList()));
        Map<Request, Run> done = new ConcurrentHashMap<>();
        List<Future<?>> futures = new ArrayList<>();
        hosts.values().forEach(ports -> futures.add(pool.submit(() -> inTurn(ports, diagnose, done))));
        boolean cancelled = false;
        try {
            pool.shutdown();
            pool.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            cancelled = true;
            pool.shutdownNow();
            awaitCancelled(pool);
        }
        futures.forEach(ParallelRuns::rethrow);
        List<Run> runs = requests.stream().map(done::get).filter(Objects::nonNull).toList();
        return new ParallelRuns(runs, cancelled || runs.stream().anyMatch(Run::cancelled));
    }

    /** The same with what one host tells of another. Of half a run nothing is concluded. */
    ParallelRuns compared(Snapshot plugins, Optional<Symptom> symptom) {
        return cancelled ? this : new ParallelRuns(Diagnostics.compare(plugins, runs, symptom), false);
    }

    private static void inTurn(List<Request> ports, Function<Request, Run> diagnose, Map<Request, Run> done) {
        for (Request request : ports) {
            Run run = diagnose.apply(request);
            done.put(request, run);
            if (run.cancelled()) {
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
        if (host.state() == Future.State.FAILED) {
            throw new IllegalStateException("The engine broke: " + host.exceptionNow(), host.exceptionNow());
        }
    }
}
