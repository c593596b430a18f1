// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.hosts;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.osgi.service.component.annotations.Component;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.store.Contents;
import org.rdpworkbench.store.History;
import org.rdpworkbench.store.Store;
import org.rdpworkbench.store.StoreException;
import org.rdpworkbench.ui.internal.store.WindowStore;

/**
 * The hosts of the inventory in memory, as the store had them when it was last read. Listeners hear of every change on
 * the changing thread.
 */
@Component(service = Hosts.class)
public final class Hosts {

    /** The name of the job that reads the store. */
    static final String READING = "Reading hosts";

    private final Job reading = Job.createSystem(READING, monitor -> {
        read();
        return Status.OK_STATUS;
    });
    private final HostEdits edits = new HostEdits(this);
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private Known known = Known.NOTHING;
    private Notice notice = Notice.NONE;
    private Set<String> touched = Set.of();

    /** In the background; what others changed meanwhile shows too. */
    public void refresh() {
        reading.schedule();
    }

    private void read() {
        try {
            Store store = WindowStore.open();
            Contents contents = store.inventory().contents();
            Map<Target, History.Entry> looks = new HashMap<>();
            store.history().latest().forEach(look -> looks.put(look.target(), look));
            change(before -> before.with(contents).with(looks));
            if (notice().offer() == Notice.Offer.TRY_AGAIN) {
                say(Notice.NONE);
            }
        } catch (StoreException e) {
            say(new Notice(e.getMessage(), Notice.Offer.TRY_AGAIN));
        }
    }

    /** Reads groups and hosts only, in the calling thread. */
    void readContents() throws StoreException {
        Contents contents = WindowStore.open().inventory().contents();
        change(before -> before.with(contents));
    }

    /**
     * The inventory was changed here. Reads it in the calling thread, so that all that is to be shown comes at once.
     *
     * @param ids of what was added or changed
     */
    void changed(Set<String> ids, Notice now) throws StoreException {
        Contents contents = WindowStore.open().inventory().contents();
        synchronized (this) {
            known = known.with(contents);
            touched = ids;
            notice = now;
        }
        listeners.forEach(Runnable::run);
    }

    /** What the last change was about, once, so that it can be selected. */
    synchronized Set<String> takeTouched() {
        Set<String> ids = touched;
        touched = Set.of();
        return ids;
    }

    public synchronized Known known() {
        return known;
    }

    synchronized Notice notice() {
        return notice;
    }

    /** What can be done to them. */
    public HostEdits edits() {
        return edits;
    }

    /** Says something below the rows, until something else is to be said. */
    public void say(Notice now) {
        synchronized (this) {
            if (notice.equals(now)) {
                return;
            }
            notice = now;
        }
        listeners.forEach(Runnable::run);
    }

    /** A look at a host begins or ends. */
    public void looking(Target target, boolean now) {
        change(before -> before.looking(target, now));
    }

    /** A look was kept. */
    public void looked(History.Entry look) {
        change(before -> before.with(look));
    }

    private void change(UnaryOperator<Known> change) {
        synchronized (this) {
            Known after = change.apply(known);
            if (after == known) {
                return;
            }
            known = after;
        }
        listeners.forEach(Runnable::run);
    }

    public void addListener(Runnable listener) {
        listeners.add(listener);
    }

    public void removeListener(Runnable listener) {
        listeners.remove(listener);
    }
}
