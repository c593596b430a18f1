// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cli.internal;

import java.time.Duration;

/**
 * Ctrl-C. When the JVM is told to end, the thread that runs the command is interrupted, and the JVM waits until it has
 * cleaned up, though not for ever.
 */
final class Cancellation implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Thread command;
    private final Thread hook = new Thread(this::cancel, "cancel");
    private boolean ended;

    /** From now on until it is closed. */
    Cancellation(Thread command) {
        this.command = command;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Interrupts the command and waits until it has ended. */
    void cancel() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        synchronized (this) {
            if (!ended) {
                command.interrupt();
            }
            try {
                while (!ended && System.nanoTime() < deadline) {
                    wait(Math.max(1, (deadline - System.nanoTime()) / 1_000_000));
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
