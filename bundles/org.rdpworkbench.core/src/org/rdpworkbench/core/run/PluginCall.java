// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.run;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Calls of plugins that are pure and look at a small case. */
final class PluginCall {

    /** One that takes longer hangs. */
    private static final Duration TIME = Duration.ofSeconds(3);

    private PluginCall() {}

    /**
     * What the call gives. It is made on a daemon thread of its own, because one that loops for ever can only be left
     * behind.
     *
     * @param name of the thread
     * @throws ExecutionException whatever the plugin throws, linkage errors among them
     */
    static <T> T get(String name, Callable<T> call) throws InterruptedException, TimeoutException, ExecutionException {
        FutureTask<T> task = new FutureTask<>(call);
        Thread.ofPlatform().daemon().name(name).start(task);
        try {
            return task.get(TIME.toMillis(), TimeUnit.MILLISECONDS);
        } finally {
            task.cancel(true);
        }
    }
}
