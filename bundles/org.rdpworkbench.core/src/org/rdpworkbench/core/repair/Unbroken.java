// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.repair;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/** Work that nobody breaks off in the middle of a step: it is told to stop, and is waited for. */
final class Unbroken {

    /** What is done, which ends early where it is to stop. */
    @FunctionalInterface
    interface Work {
        void go(AtomicBoolean stop) throws IOException, InterruptedException, RefusedException;
    }

    private Unbroken() {}

    /**
     * Does that, and waits for it. A person who interrupts it is still interrupted behind it.
     *
     * @param name of its thread
     */
    static void run(String name, Work work) throws IOException, InterruptedException, RefusedException {
        AtomicBoolean stop = new AtomicBoolean();
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Thread thread = Thread.ofPlatform().name(name).start(() -> {
            try {
                work.go(stop);
            } catch (Throwable e) {
                failure.set(e);
            }
        });
        boolean waiting = true;
        while (waiting) {
            try {
                thread.join();
                waiting = false;
            } catch (InterruptedException e) {
                stop.set(true);
            }
        }
        switch (failure.get()) {
            case null -> { }
            case IOException e -> throw e;
            case RefusedException e -> throw e;
            case InterruptedException e -> throw e;
            case RuntimeException e -> throw e;
            case Throwable e -> throw new IllegalStateException(e);
        }
        if (stop.get()) {
            Thread.currentThread().interrupt();
        }
    }
}
