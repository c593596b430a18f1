// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.tour;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.widgets.Display;

/** Measures how long the UI thread kept anything waiting: the longest time that it left an event unanswered. */
final class Pulse {

    private static final long BEAT_MILLIS = 5;

    private final Display display;
    private final AtomicLong longest = new AtomicLong();
    private final AtomicLong beats = new AtomicLong();
    private final AtomicBoolean waiting = new AtomicBoolean();

    Pulse(Display display) {
        this.display = display;
        Thread thread = new Thread(this::beat, "pulse");
        thread.setDaemon(true);
        thread.start();
    }

    private void beat() {
        try {
            while (!display.isDisposed()) {
                if (waiting.compareAndSet(false, true)) {
                    long asked = System.nanoTime();
                    display.asyncExec(() -> answered(asked));
                }
                Thread.sleep(BEAT_MILLIS);
            }
        } catch (InterruptedException | SWTException e) {
            // The display has gone meanwhile, and with it the question.
            waiting.set(true);
        }
    }

    private void answered(long asked) {
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - asked);
        longest.accumulateAndGet(millis, Math::max);
        beats.incrementAndGet();
        waiting.set(false);
    }

    /** How often it was answered. */
    long beats() {
        return beats.get();
    }

    /** The longest wait in milliseconds since this was asked last. */
    long longest() {
        return longest.getAndSet(0);
    }
}
