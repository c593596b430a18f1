// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.tour;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Display;

/**
 * Lets things be done on the UI thread, and waits until nothing is to be done any more: no event, and no job that a
 * person would see. Meanwhile it measures the longest that one event kept all others waiting. An event of the person
 * comes before all drawing and before what asks to be run on the thread, so this is what she can notice.
 */
final class Calm {

    private static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(30);
    /** What asks for another repaint does so within this time. */
    private static final long STILL_NANOS = TimeUnit.MILLISECONDS.toNanos(300);

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Display display;
    private long longest;
    private long hardest;

    Calm(Display display) {
        this.display = display;
    }

    /** What a person causes by one click or key. */
    interface Step {
        void take() throws Exception;
    }

    /** @return what was still going on when patience ended; empty when it became calm */
    List<String> after(Step step) throws Exception {
        List<Exception> broken = new ArrayList<>();
        display.asyncExec(() -> {
            try {
                step.take();
            } catch (Exception e) {
                broken.add(e);
            }
        });
        List<String> busy = await();
        if (!broken.isEmpty()) {
            throw broken.getFirst();
        }
        return busy;
    }

    /** @return as after a step */
    List<String> await() {
        long begun = System.nanoTime();
        long still = begun;
        while (System.nanoTime() - still < STILL_NANOS) {
            if (dispatch() || !busy().isEmpty()) {
                still = System.nanoTime();
            } else {
                // Wakes the display, or else it would sleep until somebody moves the mouse; that is no event of others.
                display.timerExec(20, () -> { });
                display.sleep();
                dispatch();
            }
            if (System.nanoTime() - begun > MOST_NANOS) {
                List<String> busy = busy();
                return busy.isEmpty() ? List.of("events") : busy;
            }
        }
        return List.of();
    }

    private boolean dispatch() {
        long begun = System.nanoTime();
        long worked = THREADS.getCurrentThreadCpuTime();
        boolean more = display.readAndDispatch();
        hardest = Math.max(hardest, THREADS.getCurrentThreadCpuTime() - worked);
        longest = Math.max(longest, System.nanoTime() - begun);
        return more;
    }

    /**
     * The longest that an event took since this was asked last, and the most that the thread worked for one. On a
     * machine that is busy with something else the first says little; what the thread waits for is in the first only.
     */
    String longest() {
        String said = "longest wait " + TimeUnit.NANOSECONDS.toMillis(longest) + " ms, most work "
                + TimeUnit.NANOSECONDS.toMillis(hardest) + " ms";
        longest = 0;
        hardest = 0;
        return said;
    }

    private static List<String> busy() {
        return Stream.of(Job.getJobManager().find(null)).filter(job -> job.getState() != Job.SLEEPING
                && !job.isSystem()).map(Job::getName).toList();
    }
}
