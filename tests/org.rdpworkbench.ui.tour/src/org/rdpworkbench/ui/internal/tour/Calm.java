// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.tour;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Display;

/** Waits, on the UI thread, until nothing is to be done any more: no event, and no job that a person would see. */
final class Calm {

    private static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(30);
    /** What asks for another repaint does so within this time. */
    private static final long STILL_NANOS = TimeUnit.MILLISECONDS.toNanos(300);

    private final Display display;
    private final Pulse pulse;

    /** @param pulse whose own events are no unrest */
    Calm(Display display, Pulse pulse) {
        this.display = display;
        this.pulse = pulse;
    }

    /** @return what was still going on when patience ended; empty when it became calm */
    List<String> await() {
        long begun = System.nanoTime();
        long still = begun;
        while (System.nanoTime() - still < STILL_NANOS) {
            long beats = pulse.beats();
            if (display.readAndDispatch() && pulse.beats() == beats || !busy().isEmpty()) {
                still = System.nanoTime();
            } else {
                // Wakes the display, or else it would sleep until somebody moves the mouse; that is no event of others.
                display.timerExec(20, () -> { });
                display.sleep();
                display.readAndDispatch();
            }
            if (System.nanoTime() - begun > MOST_NANOS) {
                List<String> busy = busy();
                return busy.isEmpty() ? List.of("events") : busy;
            }
        }
        return List.of();
    }

    private static List<String> busy() {
        return Stream.of(Job.getJobManager().find(null)).filter(job -> job.getState() != Job.SLEEPING
                && !job.isSystem()).map(Job::getName).toList();
    }
}
