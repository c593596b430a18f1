// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** All probes and checks at all hosts of the lab; {@code releng/bench hostile} does it ten thousand times. */
class HostileRunsTest {

    private static final int ROUNDS = 3;
    private static final int AT_ONCE = 32;

    private static HostileRuns runs;

    @BeforeAll
    static void startHosts() throws IOException {
        runs = new HostileRuns();
    }

    @AfterAll
    static void stopHosts() {
        runs.close();
    }

    @Test
    void aThoroughLookComesBackFromEveryHost() throws InterruptedException, ExecutionException {
        assertTrue(runs.hosts() > 40);
        assertEquals(List.of(), runs.round(runs.hosts(), Duration.ofSeconds(6), true));
        assertTrue(HostileRuns.leavesNoThread());
    }

    @Test
    void manyLooksLeaveNothingBehind() throws InterruptedException, ExecutionException {
        assertEquals(List.of(), runs.round(AT_ONCE, HostileRuns.SHORT, false));
        long before = HostileRuns.usedMemory();
        for (int round = 0; round < ROUNDS; round++) {
            assertEquals(List.of(), runs.round(AT_ONCE, HostileRuns.SHORT, false));
        }
        assertTrue(HostileRuns.settlesAt(before));
        assertTrue(HostileRuns.leavesNoThread());
    }
}
