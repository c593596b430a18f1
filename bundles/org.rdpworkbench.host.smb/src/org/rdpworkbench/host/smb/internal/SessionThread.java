// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.smb.internal;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The thread in which a session works. Threads that the library makes there belong to the same group, and can be waited
 * for although nobody hands them out.
 */
final class SessionThread {

    private static final int MOST_THREADS = 16;

    private final ThreadGroup group = new ThreadGroup("SMB session");
    private final ExecutorService executor = Executors.newSingleThreadExecutor(this::thread);

    private Thread thread(Runnable work) {
        Thread thread = new Thread(group, work, "SMB session");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Does something in this thread, and waits for it.
     *
     * @throws TimeoutException when it took too long; it was interrupted, and may still be at work
     */
    <T> T call(Callable<T> work, Duration limit) throws InterruptedException, ExecutionException, TimeoutException {
        Future<T> result = executor.submit(work);
        try {
            return result.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException | TimeoutException e) {
            result.cancel(true);
            throw e;
        }
    }

    /**
     * Takes no more work, interrupts what is at work and waits until no thread is left, at most so long and whether or
     * not the calling thread is interrupted.
     *
     * @return whether it was
     */
    boolean end(Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        executor.shutdownNow();
        group.interrupt();
        Thread[] threads = new Thread[MOST_THREADS];
        int count = group.enumerate(threads);
        boolean interrupted = false;
        for (int i = 0; i < count; i++) {
            try {
                TimeUnit.NANOSECONDS.timedJoin(threads[i], Math.max(1, end - System.nanoTime()));
            } catch (InterruptedException e) {
                interrupted = true;
                i--;
            }
        }
        return interrupted;
    }
}
