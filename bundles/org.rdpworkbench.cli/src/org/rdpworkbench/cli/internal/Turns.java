// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cli.internal;

import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Lets few hosts be looked at at once, and more while those only wait. More than the processors can serve would make
 * hosts look slow, and one listener that serves many addresses would drop what it is asked; but silent hosts, which
 * take many seconds, must not hold up a fleet.
 */
final class Turns implements AutoCloseable {

    /** So many at once while nobody waits. */
    static final int WORKING = Math.clamp(4L * Runtime.getRuntime().availableProcessors(), 8, 32);
    private static final int ALL = 8 * WORKING;
    /** Whoever takes longer than this is waiting for its host. */
    private static final long WAITING_MILLIS = 1000;

    private final Semaphore working = new Semaphore(WORKING, true);
    private final Semaphore all = new Semaphore(ALL, true);
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().name("turns").factory());

    /** Runs something when it is its turn. */
    void take(Runnable look) throws InterruptedException {
        all.acquire();
        try {
            working.acquire();
            AtomicBoolean passedOn = new AtomicBoolean();
            Runnable passOn = () -> {
                if (passedOn.compareAndSet(false, true)) {
                    working.release();
                }
            };
            Future<?> waiting = clock.schedule(passOn, WAITING_MILLIS, TimeUnit.MILLISECONDS);
            try {
                look.run();
            } finally {
                waiting.cancel(false);
                passOn.run();
            }
        } finally {
            all.release();
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
