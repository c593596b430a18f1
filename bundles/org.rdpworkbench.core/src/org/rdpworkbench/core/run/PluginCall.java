// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.run;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Calls of plugins that are pure and look at a small case. */
final class PluginCall {

    /** One that takes longer hangs. */
    private static final Duration TIME = Duration.ofSeconds(3);

    private static final String IDLE = "plugin call";
    /** Kept for the next call: of many hosts, a new thread for each check would take longer than what checks do. */
    private static final ExecutorService THREADS =
            Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name(IDLE).factory());

    private PluginCall() {}

    /**
     * What the call gives. It is made on another daemon thread, because one that loops for ever can only be left
     * behind.
     *
     * @param name of the thread as long as it is there for this call
     * @throws ExecutionException whatever the plugin throws, linkage errors among them
     */
    static <T> T get(String name, Callable<T> call) throws InterruptedException, TimeoutException, ExecutionException {
        Future<T> task = THREADS.submit(() -> named(name, call));
        try {
            return task.get(TIME.toMillis(), TimeUnit.MILLISECONDS);
        } finally {
            task.cancel(true);
        }
    }

    private static <T> T named(String name, Callable<T> call) throws Exception {
        Thread.currentThread().setName(name);
        try {
            return call.call();
        } finally {
            Thread.currentThread().setName(IDLE);
        }
    }
}
