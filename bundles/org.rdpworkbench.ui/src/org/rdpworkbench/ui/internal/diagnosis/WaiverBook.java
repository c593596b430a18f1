// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.diagnosis;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.osgi.service.component.annotations.Component;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.store.StoreException;
import org.rdpworkbench.store.Waiver;
import org.rdpworkbench.store.Waivers;
import org.rdpworkbench.ui.internal.store.WindowStore;

/** The waivers of the store as far as the window has read them. Listeners hear of changes on a background thread. */
@Component(service = WaiverBook.class)
public final class WaiverBook {

    /** Something to do with the store. */
    private interface Change {
        void apply(Waivers waivers) throws StoreException;
    }

    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile List<Waiver> known = List.of();

    /** The waiver of that cause at that host, also one that does not hold any more. */
    public Optional<Waiver> of(Target target, String cause) {
        return known.stream().filter(one -> one.target().equals(target) && one.cause().equals(cause)).findFirst();
    }

    /** Reads them anew in the background. */
    public void read() {
        run("Reading waivers", waivers -> { });
    }

    /** Decides, or decides anew, in the background. */
    public void waive(Waiver waiver) {
        run("Waiving a cause", waivers -> waivers.waive(waiver));
    }

    /** Takes a decision back, in the background. */
    public void end(Target target, String cause) {
        run("Ending a waiver", waivers -> waivers.end(target, cause));
    }

    void addListener(Runnable listener) {
        listeners.add(listener);
    }

    void removeListener(Runnable listener) {
        listeners.remove(listener);
    }

    private void run(String name, Change change) {
        ICoreRunnable work = monitor -> {
            try {
                Waivers waivers = WindowStore.open().waivers();
                change.apply(waivers);
                known = waivers.all();
            } catch (StoreException e) {
                throw new CoreException(Status.error(e.getMessage(), e));
            }
            listeners.forEach(Runnable::run);
        };
        Job.create(name, work).schedule();
    }
}
