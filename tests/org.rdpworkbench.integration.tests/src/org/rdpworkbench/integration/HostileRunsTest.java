// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

/** All probes and checks at all hosts of the lab; {@code releng/bench hostile} does it ten thousand times. */
class HostileRunsTest {

    private static final int ROUNDS = 3;
    /** What some hundred certificates take in the JDK's own cache, and as much again. */
    private static final int CACHES = 2 << 20;

    /** One for both tests: there are not so many unused addresses. */
    private static final HostileRuns RUNS = new HostileRuns();

    @Test
    void aThoroughLookComesBackFromEveryHost() throws IOException, InterruptedException, ExecutionException {
        assertTrue(RUNS.hosts() > 40);
        try (HostileRuns started = RUNS.start()) {
            assertEquals(List.of(), started.round(started.hosts(), Duration.ofSeconds(6), true));
        }
        assertTrue(HostileRuns.leavesNoThread());
    }

    @Test
    void manyLooksLeaveNothingBehind() throws IOException, InterruptedException, ExecutionException {
        looks(1);
        long before = HostileRuns.usedMemory();
        looks(ROUNDS);
        assertTrue(HostileRuns.settlesAt(before, CACHES));
        assertTrue(HostileRuns.leavesNoThread());
    }

    private void looks(int rounds) throws IOException, InterruptedException, ExecutionException {
        try (HostileRuns started = RUNS.start()) {
            for (int round = 0; round < rounds; round++) {
                assertEquals(List.of(), started.round(HostileRuns.AT_ONCE, HostileRuns.SHORT, false));
            }
        }
    }
}
