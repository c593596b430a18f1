// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.probe.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.rdpworkbench.core.run.CaseFormat;
import org.rdpworkbench.core.run.CaseFormatException;
import org.rdpworkbench.core.spi.Evidence;
import org.rdpworkbench.core.spi.Reason;
import org.rdpworkbench.lab.LabHost;
import org.rdpworkbench.lab.Scenario;

/** Every host of the lab is looked at, whatever rules it breaks, and nothing of ours breaks. */
class HostileHostsTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    /** What came of a look, and what the host saw of it. */
    private record Seen(Quick quick, int connections, boolean authenticate, boolean left) {

        static Seen of(Scenario scenario) throws InterruptedException {
            try (LabHost host = LabHost.start(scenario.behaviour())) {
                Quick quick = Quick.look(host.address());
                boolean left = host.awaitEnded(host.connections(), LIMIT);
                return new Seen(quick, host.connections(), host.sawAuthenticate(), left);
            }
        }
    }

    /** All at once, since many of them keep a client waiting. */
    @TestFactory
    Stream<DynamicTest> everyHostIsSurvived() throws InterruptedException {
        Map<String, Future<Seen>> all = new LinkedHashMap<>();
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            Stream.concat(Scenario.hostile().stream(), Scenario.demonstrations().stream())
                    .forEach(scenario -> all.put(scenario.id(), threads.submit(() -> Seen.of(scenario))));
        }
        Stream<DynamicTest> hosts = all.entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> isSurvived(entry.getValue())));
        return Stream.concat(hosts, Stream.of(DynamicTest.dynamicTest("no thread stays", this::noThreadStays)));
    }

    private static void isSurvived(Future<Seen> future)
            throws InterruptedException, ExecutionException, CaseFormatException {
        Seen seen = future.get();
        assertEquals(List.of(), seen.quick.problems());
        assertTrue(seen.quick.run().record().evidence().values().stream()
                .noneMatch(e -> e instanceof Evidence.Missing m && m.reason() == Reason.PROBE_BROKEN));
        assertTrue(seen.connections <= 2, "connections: " + seen.connections);
        assertFalse(seen.authenticate);
        assertTrue(seen.left);
        byte[] file = CaseFormat.write(List.of(seen.quick.run().record()));
        assertEquals(file.length, CaseFormat.write(CaseFormat.read(file)).length);
    }

    private void noThreadStays() {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        List<String> staying = ourThreads();
        while (!staying.isEmpty() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(5_000_000);
            staying = ourThreads();
        }
        assertEquals(List.of(), staying);
    }

    private static List<String> ourThreads() {
        List<String> names = new ArrayList<>();
        Thread.getAllStackTraces().keySet().stream().map(Thread::getName)
                .filter(name -> name.startsWith("probe ") || name.startsWith("check ")).forEach(names::add);
        return names;
    }
}
