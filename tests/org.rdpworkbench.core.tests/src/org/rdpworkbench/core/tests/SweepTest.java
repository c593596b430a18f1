// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rdpworkbench.core.run.Collected;
import org.rdpworkbench.core.run.Diagnostics;
import org.rdpworkbench.core.run.Progress;
import org.rdpworkbench.core.run.Request;
import org.rdpworkbench.core.run.Snapshot;
import org.rdpworkbench.core.run.Sweep;
import org.rdpworkbench.core.run.Texts;
import org.rdpworkbench.core.spi.Target;

class SweepTest {

    private static final int AT_ONCE = 2;

    private final Diagnostics engine = new Diagnostics(() -> Snapshot.of(List.of(), List.of(), new Texts(Map.of())));

    private static List<Request> requests(String... targets) {
        return Stream.of(targets).map(Target::parse).map(Request::of).toList();
    }

    @Test
    void hostsAreLookedAtAtOnceAndTheirPortsInTurn() {
        Set<String> begun = ConcurrentHashMap.newKeySet();
        CountDownLatch other = new CountDownLatch(1);
        Function<Request, Collected> collect = request -> {
            String target = request.target().toString();
            begun.add(target);
            if (target.equals("b:1")) {
                other.countDown();
            } else if (target.equals("a:1")) {
                await(other);
                assertFalse(begun.contains("A:2"), "the second port waits for the first");
            }
            return engine.collect(engine.snapshot(), request, Progress.SILENT);
        };
        Sweep looks = Sweep.of(requests("a:1", "A:2", "b:1"), AT_ONCE, collect);
        assertEquals(List.of("a:1", "A:2", "b:1"),
                looks.looks().stream().map(look -> look.record().target().toString()).toList());
        assertFalse(looks.cancelled());
    }

    @Test
    void silentHostsDoNotHoldUpTheOthers() {
        CountDownLatch last = new CountDownLatch(1);
        String[] hosts = IntStream.rangeClosed(0, AT_ONCE).mapToObj(i -> "h" + i + ":1").toArray(String[]::new);
        Sweep looks = Sweep.of(requests(hosts), AT_ONCE, request -> {
            if (request.target().host().equals("h" + AT_ONCE)) {
                last.countDown();
            } else {
                await(last);
            }
            return engine.collect(engine.snapshot(), request, Progress.SILENT);
        });
        assertEquals(hosts.length, looks.looks().size());
    }

    @Test
    void brokenEngineIsNoResult() {
        IllegalStateException thrown = assertThrows(IllegalStateException.class,
                () -> Sweep.of(requests("a:1"), AT_ONCE, request -> {
                    throw new IllegalArgumentException("why");
                }));
        assertEquals("The engine broke: java.lang.IllegalArgumentException: why", thrown.getMessage());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts here", e);
        }
    }
}
