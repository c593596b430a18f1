// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.hosts;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.osgi.service.component.annotations.Component;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.report.Plain;
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
    private final AtomicReference<Known> known = new AtomicReference<>(Known.NOTHING);
    private Notice notice = Notice.NONE;
    private volatile Notice unkept = Notice.NONE;
    private Set<String> touched = Set.of();

    /** What was read before an edit is not to be shown after it. */
    public Hosts() {
        reading.setRule(EditJob.TURN);
    }

    /** In the background; what others changed meanwhile shows too. */
    public void refresh() {
        reading.schedule();
    }

    private void read() {
        try {
            Store store = WindowStore.open();
            Known old = known();
            Contents contents = store.inventory().contents();
            Map<Target, History.Entry> looks = new HashMap<>();
            store.history().latest().forEach(look -> looks.put(look.target(), look));
            Known read = old.with(contents);
            change(before -> before.withHostsOf(read).with(looks, old));
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
        Known read = known().with(contents);
        change(before -> before.withHostsOf(read));
    }

    /**
     * The inventory was changed here. Reads it in the calling thread, so that all that is to be shown comes at once.
     *
     * @param ids of what was added or changed
     */
    void changed(Set<String> ids, Notice now) throws StoreException {
        Contents contents = WindowStore.open().inventory().contents();
        // Before what it was about: that is told only once, to somebody who knows of it then.
        Known read = known().with(contents);
        exchange(before -> before.withHostsOf(read));
        synchronized (this) {
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

    /** Never waits. */
    public Known known() {
        return known.get();
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

    /** A look was not kept, which is said until one is. */
    public void notKept(Target target, String why) {
        unkept = Notice.problem("The last look at " + Plain.escape(target.toString(), 80) + " is not kept. " + why);
        say(unkept);
    }

    /** A look was kept. */
    public void looked(History.Entry look) {
        if (notice().equals(unkept)) {
            say(Notice.NONE);
        }
        change(before -> before.with(look));
    }

    /** @param change is worked out once more where another one was faster, so it is not to take long */
    void change(UnaryOperator<Known> change) {
        if (exchange(change)) {
            listeners.forEach(Runnable::run);
        }
    }

    private boolean exchange(UnaryOperator<Known> change) {
        Known before;
        Known after;
        do {
            before = known.get();
            after = change.apply(before);
        } while (!known.compareAndSet(before, after));
        return after != before;
    }

    public void addListener(Runnable listener) {
        listeners.add(listener);
    }

    public void removeListener(Runnable listener) {
        listeners.remove(listener);
    }
}
