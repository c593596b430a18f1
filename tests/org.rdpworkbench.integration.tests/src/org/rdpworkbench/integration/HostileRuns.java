// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.integration;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.rdpworkbench.core.run.Diagnosis;
import org.rdpworkbench.core.run.Progress;
import org.rdpworkbench.core.run.Request;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.core.spi.Verdict;
import org.rdpworkbench.lab.LabHost;
import org.rdpworkbench.lab.Scenario;

/** Every host of the lab, hostile or not, to be looked at over and over by one engine with all probes and checks. */
final class HostileRuns implements AutoCloseable {

    /** Hosts that never answer end with the look; there are too many of them to wait longer. */
    static final Duration SHORT = Duration.ofSeconds(1);
    static final int AT_ONCE = 32;
    private static final int ROUNDS = 10;
    /** The JDK keeps the last 750 certificates that it read; those of the lab take 4 MiB. */
    private static final int MOST_GROWTH = 8 << 20;
    private static final Duration CALM = Duration.ofSeconds(10);

    private final Map<Scenario, InetSocketAddress> addresses = new LinkedHashMap<>();
    private final List<LabHost> running = new ArrayList<>();

    /** Chooses an address for each host: at one and the same they would wait for each other. */
    HostileRuns() {
        Stream.concat(Scenario.hostile().stream(), Scenario.demonstrations().stream())
                .forEach(scenario -> addresses.put(scenario, Loopback.unused()));
    }

    int hosts() {
        return addresses.size();
    }

    /** Starts all hosts, which remember whom they saw until they are closed. */
    HostileRuns start() throws IOException {
        for (Map.Entry<Scenario, InetSocketAddress> host : addresses.entrySet()) {
            running.add(LabHost.start(host.getKey().behaviour(), host.getValue()));
        }
        return this;
    }

    /**
     * Looks at each host once. Returns what broke, which is nothing: a probe that does not come back by the deadline
     * would be among it, and so would be a check that cannot bear what it reads.
     *
     * @param atOnce how many hosts at the same time
     * @param timeout for each
     */
    List<String> round(int atOnce, Duration timeout, boolean thorough) throws InterruptedException, ExecutionException {
        List<Future<List<String>>> looks = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(atOnce)) {
            addresses.forEach((host, address) ->
                    looks.add(threads.submit(() -> broken(host.id(), address, timeout, thorough))));
        }
        List<String> broken = new ArrayList<>();
        for (Future<List<String>> look : looks) {
            broken.addAll(look.get());
        }
        return broken;
    }

    private static List<String> broken(String id, InetSocketAddress address, Duration timeout, boolean thorough) {
        Target target = Target.of(address.getAddress().getHostAddress(), address.getPort());
        Diagnosis diagnosis = Workbench.diagnostics()
                .diagnose(new Request(target, Optional.empty(), thorough, timeout), Progress.SILENT).diagnosis();
        return Stream.concat(diagnosis.problems().stream(), diagnosis.findings().stream()
                .filter(finding -> finding.verdict() == Verdict.ERROR).map(finding -> "ERROR of " + finding.cause()))
                .map(problem -> id + ": " + problem).toList();
    }

    /** Whether memory gets back to what it was, but for as many bytes as caches may take. */
    static boolean settlesAt(long before, int caches) {
        return Await.until(CALM, () -> usedMemory() < before + caches);
    }

    /** Bytes that are in use once what is not has been given back. */
    static long usedMemory() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    /** Whether every thread that the engine began has ended. */
    static boolean leavesNoThread() {
        return Await.until(CALM, () -> Thread.getAllStackTraces().keySet().stream().map(Thread::getName)
                .noneMatch(name -> name.startsWith("probe ") || name.startsWith("check ")));
    }

    @Override
    public void close() {
        running.forEach(LabHost::close);
        running.clear();
    }

    /** {@code RUNS}: so many looks, with a word about memory now and then. */
    public static void main(String[] arguments) throws Exception {
        List<String> broken = new ArrayList<>();
        HostileRuns runs = new HostileRuns();
        try (HostileRuns started = runs.start()) {
            broken.addAll(started.round(started.hosts(), Duration.ofSeconds(10), true));
            System.out.printf("%d hosts, each looked at thoroughly once%n", started.hosts());
            broken.addAll(started.round(AT_ONCE, SHORT, false));
        }
        broken.addAll(runs.many(Integer.parseInt(arguments[0])));
        if (!leavesNoThread()) {
            broken.add("a thread stays");
        }
        broken.forEach(System.out::println);
        System.exit(broken.isEmpty() ? 0 : 1);
    }

    private List<String> many(int most) throws IOException, InterruptedException, ExecutionException {
        List<String> broken = new ArrayList<>();
        long before = usedMemory();
        for (int done = 0; done < most && broken.isEmpty();) {
            long begin = System.nanoTime();
            int first = done;
            try (HostileRuns started = start()) {
                for (int round = 0; round < ROUNDS; round++) {
                    broken.addAll(started.round(AT_ONCE, SHORT, false));
                    done += hosts();
                }
            }
            System.out.printf("%6d quick looks, %.0f a second, memory %+d KiB%n", done,
                    (done - first) * 1e9 / (System.nanoTime() - begin), usedMemory() - before >> 10);
        }
        if (!settlesAt(before, MOST_GROWTH)) {
            broken.add("memory has grown");
        }
        return broken;
    }
}
