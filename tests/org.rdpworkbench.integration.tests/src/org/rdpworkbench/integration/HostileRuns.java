// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.integration;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
    private static final int MOST_GROWTH = 4 << 20;
    private static final Duration CALM = Duration.ofSeconds(10);

    private record Host(String id, LabHost host) {}

    private final List<Host> hosts = new ArrayList<>();

    HostileRuns() throws IOException {
        try {
            for (Scenario scenario : Stream.concat(Scenario.hostile().stream(), Scenario.demonstrations().stream())
                    .toList()) {
                // Each at an address of its own, or they would wait for each other.
                hosts.add(new Host(scenario.id(), LabHost.start(scenario.behaviour(), Loopback.unused())));
            }
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    int hosts() {
        return hosts.size();
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
            hosts.forEach(host -> looks.add(threads.submit(() -> broken(host, timeout, thorough))));
        }
        List<String> broken = new ArrayList<>();
        for (Future<List<String>> look : looks) {
            broken.addAll(look.get());
        }
        return broken;
    }

    private static List<String> broken(Host host, Duration timeout, boolean thorough) {
        Target target = Target.of(host.host.address().getAddress().getHostAddress(), host.host.address().getPort());
        Diagnosis diagnosis = Workbench.diagnostics()
                .diagnose(new Request(target, Optional.empty(), thorough, timeout), Progress.SILENT).diagnosis();
        return Stream.concat(diagnosis.problems().stream(), diagnosis.findings().stream()
                .filter(finding -> finding.verdict() == Verdict.ERROR).map(finding -> "ERROR of " + finding.cause()))
                .map(problem -> host.id + ": " + problem).toList();
    }

    /** Whether memory gets back to what it was, but for as much as caches may take. */
    static boolean settlesAt(long before) {
        return Await.until(CALM, () -> usedMemory() < before + MOST_GROWTH);
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
        hosts.forEach(host -> host.host.close());
    }

    /** {@code RUNS}: so many looks, with a word about memory after each thousand. */
    public static void main(String[] arguments) throws Exception {
        int most = Integer.parseInt(arguments[0]);
        List<String> broken = new ArrayList<>();
        try (HostileRuns runs = new HostileRuns()) {
            broken.addAll(runs.round(runs.hosts(), Duration.ofSeconds(10), true));
            System.out.printf("%d hosts, each looked at thoroughly once%n", runs.hosts());
            broken.addAll(runs.round(32, SHORT, false));
            long before = usedMemory();
            long begin = System.nanoTime();
            for (int done = 0, told = 0; done < most && broken.isEmpty(); told = done / 1_000) {
                broken.addAll(runs.round(32, SHORT, false));
                done += runs.hosts();
                if (done / 1_000 > told || done >= most) {
                    System.out.printf("%6d quick looks, %.0f a second, memory %+d KiB%n", done,
                            done * 1e9 / (System.nanoTime() - begin), usedMemory() - before >> 10);
                }
            }
            if (!settlesAt(before)) {
                broken.add("memory has grown");
            }
        }
        if (!leavesNoThread()) {
            broken.add("a thread stays");
        }
        broken.forEach(System.out::println);
        System.exit(broken.isEmpty() ? 0 : 1);
    }
}
