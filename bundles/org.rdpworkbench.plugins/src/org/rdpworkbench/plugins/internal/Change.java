// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.plugins.internal;

import java.io.IOException;
import java.util.List;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.rdpworkbench.core.run.RunsUnderWay;
import org.rdpworkbench.plugins.RefusedException;

/**
 * A change of what is installed: alone with p2, beside no repair, after the looks that are under way, and first of all
 * tidying up if nobody else runs.
 */
public final class Change {

    /** What is to be done with p2. */
    interface Work {
        Done with(Provisioning p2) throws RefusedException, InterruptedException;
    }

    /** What is left to do behind it, before others may change plugins or repair hosts. */
    interface Behind<T> {
        T with(Done done) throws IOException, RefusedException;
    }

    /**
     * What was done.
     *
     * @param sentence for the person
     * @param installed the ids of what is there now and was not before
     */
    public record Done(String sentence, List<String> installed) {}

    private final BundleContext context;
    private final Runnable waiting;

    /** @param waiting is called when the change has to wait for a run */
    public Change(BundleContext context, Runnable waiting) {
        this.context = context;
        this.waiting = waiting;
    }

    /** Does the work in a process that ends soon. What is refused changes nothing. */
    Done run(String what, Work work) throws IOException, InterruptedException, RefusedException {
        Installation installation = Installation.changeable(context);
        try (ChangeLock lock = ChangeLock.take(context, installation, what)) {
            awaitRuns();
            try (Provisioning p2 = Provisioning.open(context, installation)) {
                ServiceReference<Presence> presence = context.getServiceReference(Presence.class);
                if (presence != null) {
                    context.getService(presence).alone(p2::collectGarbage);
                }
                return work.with(p2);
            }
        }
    }

    /**
     * Does the work in the process of the window, which goes on: with the p2 that its wizards use, and without deleting
     * files that it may still load.
     */
    <T> T runLive(String what, Work work, Behind<T> behind)
            throws IOException, InterruptedException, RefusedException {
        Installation installation = Installation.changeable(context);
        try (ChangeLock lock = ChangeLock.take(context, installation, what)) {
            awaitRuns();
            Done done;
            try (Provisioning p2 = Provisioning.shared(context, installation)) {
                done = work.with(p2);
            }
            return behind.with(done);
        }
    }

    /** A person can always give up, and a look ends by itself at its deadline, so there is no other limit. */
    public void awaitRuns() throws IOException, InterruptedException {
        ServiceReference<RunsUnderWay> runs = context.getServiceReference(RunsUnderWay.class);
        if (runs != null) {
            context.getService(runs).awaitNone(waiting);
        }
    }
}
