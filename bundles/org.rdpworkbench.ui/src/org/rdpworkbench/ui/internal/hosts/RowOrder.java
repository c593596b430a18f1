// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.hosts;

import java.util.Comparator;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Display;

/**
 * Filters and sorts the hosts. Where these are many and change by themselves, as they do while all are looked at, that
 * is done beside the UI thread, which it would keep busy.
 */
final class RowOrder {

    /** The name of the job that does it. */
    static final String SORTING = "Sorting hosts";

    private static final int MANY = 1000;
    /** What changes within this time is shown at once. */
    private static final long SOON_MILLIS = 200;

    /** What the person wants to see. */
    private record Wanted(HostFilter filter, Comparator<HostRow> order) {}

    private final Supplier<Known> known;
    private final Job job;
    private volatile Wanted wanted = new Wanted(HostFilter.ALL, (one, other) -> 0);

    /**
     * @param known what there is to be shown
     * @param sorted takes what was sorted in the background, on the UI thread
     * @param stale is called there when the person wants to see something else meanwhile
     */
    RowOrder(Display display, Supplier<Known> known, Consumer<HostRows> sorted, Runnable stale) {
        this.known = known;
        job = Job.createSystem(SORTING, monitor -> {
            Wanted now = wanted;
            HostRows rows = rows(known.get(), now);
            if (!display.isDisposed()) {
                display.asyncExec(() -> {
                    if (now == wanted) {
                        sorted.accept(rows);
                    } else {
                        stale.run();
                    }
                });
            }
        });
    }

    private static HostRows rows(Known known, Wanted wanted) {
        return HostRows.of(known, wanted.filter(), wanted.order());
    }

    /** In the calling thread, because the person waits for it. */
    HostRows rows(Known now, HostFilter filter, Comparator<HostRow> order) {
        wanted = new Wanted(filter, order);
        return rows(now, wanted);
    }

    /** Whether they are too many to be sorted while somebody waits for something else. */
    boolean many() {
        return known.get().contents().hosts().size() > MANY;
    }

    /** Sorts them in the background: once, however often that is wanted until then. */
    void soon() {
        job.schedule(SOON_MILLIS);
    }

    /** Nobody looks any more. */
    void end() {
        job.cancel();
    }
}
