// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.history;

import java.util.Optional;
import org.eclipse.core.runtime.jobs.IJobChangeListener;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Display;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.store.History;
import org.rdpworkbench.ui.internal.Later;
import org.rdpworkbench.ui.internal.hosts.Hosts;

/** Hears when something else is kept of a host: another look, also one of many, or what was imported. */
final class HistoryChanges {

    private final Hosts hosts;
    private final Runnable changed;
    private final Runnable looked = new Later(this::looked);
    private final IJobChangeListener ended = IJobChangeListener.onDone(event -> {
        if (event.getJob().belongsTo(History.class)) {
            Display.getDefault().asyncExec(this::tell);
        }
    });
    private Optional<Target> host = Optional.empty();
    private Optional<History.Entry> last = Optional.empty();
    private boolean over;

    /** @param changed called on the UI thread */
    HistoryChanges(Hosts hosts, Runnable changed) {
        this.hosts = hosts;
        this.changed = changed;
        hosts.addListener(looked);
        Job.getJobManager().addJobChangeListener(ended);
    }

    /** From now on it is about that host, as it is now. */
    void of(Target now) {
        host = Optional.of(now);
        last = last();
    }

    private Optional<History.Entry> last() {
        return host.map(hosts.known().looks()::get);
    }

    private void looked() {
        if (!last().equals(last)) {
            tell();
        }
    }

    private void tell() {
        if (!over) {
            changed.run();
        }
    }

    /** Hears no more. */
    void end() {
        over = true;
        hosts.removeListener(looked);
        Job.getJobManager().removeJobChangeListener(ended);
    }
}
