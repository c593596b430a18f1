// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.run;

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

    /** As often as many are there at most as work while nobody waits. */
    private static final int WAITING = 8;
    /** Whoever takes longer than this is waiting for its host. */
    private static final long WAITING_MILLIS = 1000;

    private final Semaphore working;
    private final Semaphore all;
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().name("turns").factory());

    /** @param atOnce so many while nobody waits */
    Turns(int atOnce) {
        working = new Semaphore(atOnce, true);
        all = new Semaphore(WAITING * atOnce, true);
    }

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
