// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cli.internal;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ctrl-C. When the JVM is told to end, the thread that runs the command is interrupted, and the JVM waits until it has
 * cleaned up, though not for ever.
 */
final class Cancellation implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(3);
    /** Between two looks at whether something is still held. */
    private static final long PAUSE_MILLIS = 200;
    private static final AtomicInteger HELD = new AtomicInteger();

    /** Something that is waited for until this is closed, however long it takes. */
    interface Hold extends AutoCloseable {
        @Override
        void close();
    }

    private final Thread command;
    private final Duration patience;
    private final Thread hook = new Thread(this::cancel, "cancel");
    private boolean ended;

    /** From now on until it is closed. */
    Cancellation(Thread command) {
        this(command, PATIENCE);
    }

    /** @param patience how long the command may take to clean up */
    Cancellation(Thread command, Duration patience) {
        this.command = command;
        this.patience = patience;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** From now on whoever cancels waits for it: a step at a host that is under way has to be done and noted. */
    static Hold hold() {
        HELD.incrementAndGet();
        return HELD::decrementAndGet;
    }

    /** Interrupts the command and waits until it has ended. */
    void cancel() {
        long deadline = System.nanoTime() + patience.toNanos();
        synchronized (this) {
            if (!ended) {
                command.interrupt();
            }
            try {
                while (!ended && (HELD.get() > 0 || System.nanoTime() < deadline)) {
                    wait(PAUSE_MILLIS);
                    // What has to be told behind it takes its time, too.
                    deadline = HELD.get() > 0 ? System.nanoTime() + patience.toNanos() : deadline;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** The command has ended. */
    @Override
    public void close() {
        synchronized (this) {
            ended = true;
            notifyAll();
        }
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is ending already, and the hook is what told the command.
            return;
        }
    }
}
