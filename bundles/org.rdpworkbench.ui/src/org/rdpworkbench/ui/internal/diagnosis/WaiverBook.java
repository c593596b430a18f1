// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.diagnosis;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.osgi.service.component.annotations.Component;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.store.StoreException;
import org.rdpworkbench.store.Waiver;
import org.rdpworkbench.store.Waivers;
import org.rdpworkbench.ui.internal.store.WindowStore;

/** The waivers of the store as far as the window has read them. */
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

    /** Decides, or decides anew, in the background. */
    public void waive(Waiver waiver) {
        run("Waiving a cause", "The cause is not waived.", waivers -> waivers.waive(waiver));
    }

    /** Takes a decision back, in the background. */
    public void end(Target target, String cause) {
        run("Ending a waiver", "The waiver is not ended.", waivers -> waivers.end(target, cause));
    }

    /** Reads them, and tells about every change on the UI thread, as long as the control is there. */
    void follow(Control control, Runnable changed) {
        Display display = control.getDisplay();
        Runnable listener = () -> {
            if (!display.isDisposed()) {
                display.asyncExec(() -> tell(control, changed));
            }
        };
        listeners.add(listener);
        control.addDisposeListener(e -> listeners.remove(listener));
        Job.createSystem("Reading waivers", monitor -> {
            try {
                apply(waivers -> { });
            } catch (StoreException e) {
                ILog.of(WaiverBook.class).warn("The waivers cannot be read; the hosts say why.", e);
            }
            return Status.OK_STATUS;
        }).schedule();
    }

    private static void tell(Control control, Runnable changed) {
        if (!control.isDisposed()) {
            changed.run();
        }
    }

    private void run(String name, String failed, Change change) {
        ICoreRunnable work = monitor -> {
            try {
                apply(change);
            } catch (StoreException e) {
                throw new CoreException(Status.error(failed + " " + e.getMessage()));
            }
        };
        Job.create(name, work).schedule();
    }

    private void apply(Change change) throws StoreException {
        Waivers waivers = WindowStore.open().waivers();
        change.apply(waivers);
        known = waivers.all();
        listeners.forEach(Runnable::run);
    }
}
