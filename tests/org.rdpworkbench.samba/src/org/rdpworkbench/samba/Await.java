// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.samba;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waiting for other programs, which give no sign when they are ready. */
public final class Await {

    private static final Duration INTERVAL = Duration.ofMillis(5);

    private Await() {}

    /** Looks again and again until the condition holds; false when it still does not at the end of the limit. */
    public static boolean until(Duration limit, BooleanSupplier condition) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            LockSupport.parkNanos(INTERVAL.toNanos());
        }
        return true;
    }
}
