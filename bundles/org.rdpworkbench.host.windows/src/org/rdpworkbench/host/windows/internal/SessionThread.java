// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.windows.internal;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A thread in which Windows is called. Such a call cannot be ended from outside: one that takes too long is left with
 * its thread, which frees what it holds and ends when the call comes back.
 */
final class SessionThread {

    private final ExecutorService executor = Executors.newSingleThreadExecutor(this::thread);
    private Thread thread;
    /** Asked in the thread itself, too. */
    private volatile boolean ended;

    private Thread thread(Runnable work) {
        thread = Thread.ofPlatform().daemon().name("Windows session").unstarted(work);
        return thread;
    }

    /** Whether nothing runs here any more: it was closed, or a call was left. */
    boolean ended() {
        return ended;
    }

    /** Runs something and waits, at most for the limit; whatever takes longer is left and ends this. */
    <T> T call(Callable<T> work, Duration limit) throws ExecutionException, TimeoutException, InterruptedException {
        Future<T> result = executor.submit(work);
        try {
            return result.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | InterruptedException e) {
            abandon();
            throw e;
        }
    }

    private void abandon() {
        ended = true;
        executor.shutdownNow();
    }

    /** @param limit for what still runs */
    void close(Duration limit) {
        // Whoever did not come back in time has been waited for.
        boolean left = ended;
        abandon();
        boolean interrupted = Thread.interrupted();
        try {
            if (thread != null && !left) {
                thread.join(limit);
            }
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
