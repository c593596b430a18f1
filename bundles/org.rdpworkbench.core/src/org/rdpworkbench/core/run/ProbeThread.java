// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.run;

import java.time.Duration;
import java.util.Optional;
import org.rdpworkbench.core.run.Snapshot.Contribution;
import org.rdpworkbench.core.spi.Probe;
import org.rdpworkbench.core.spi.ProbeException;
import org.rdpworkbench.core.spi.Reason;

/** A probe on a thread of its own, which may be lost: what it throws is kept, and it is left behind when it hangs. */
final class ProbeThread {

    /** How long an interrupted probe may take to come back before it is left behind. */
    private static final Duration GRACE = Duration.ofMillis(300);

    private final Contribution<Probe> contribution;
    private final Thread thread;
    private volatile Throwable thrown;
    private boolean returned;
    private boolean cancelled;

    /** Not a virtual thread: probes that hang in a loop or in the resolver would keep the few carriers from others. */
    ProbeThread(Contribution<Probe> contribution, Look look) {
        this.contribution = contribution;
        this.thread = Thread.ofPlatform().daemon().name("probe " + contribution.service().id())
                .unstarted(() -> collect(look));
    }

    private void collect(Look look) {
        try {
            contribution.service().collect(look);
        } catch (Throwable e) {
            // A plugin may throw anything, linkage errors among them, and must cost its own result only.
            thrown = e;
        }
    }

    /** Runs the probe to its end, its time or the interrupt of the calling thread, which is consumed. */
    void run(Duration time) {
        thread.start();
        if (!await(time.plus(GRACE))) {
            thread.interrupt();
            await(GRACE);
        }
    }

    private boolean await(Duration time) {
        try {
            returned = thread.join(time);
        } catch (InterruptedException e) {
            cancelled = true;
        }
        return returned;
    }

    /** True when the calling thread was interrupted meanwhile. */
    boolean cancelled() {
        return cancelled;
    }

    /** Why facts that were promised and not reported are missing. */
    Reason reason() {
        if (cancelled) {
            return Reason.CANCELLED;
        }
        if (!returned || thrown instanceof InterruptedException) {
            return Reason.TIMED_OUT;
        }
        return contribution.present().getAsBoolean() ? Reason.PROBE_BROKEN : Reason.PLUGIN_LEFT;
    }

    /** The same in words. */
    String detail() {
        if (cancelled) {
            return "";
        }
        return switch (thrown) {
            case ProbeException e -> e.getMessage();
            case InterruptedException e -> "the deadline passed";
            case null -> returned ? "the probe did not report it" : "the probe did not come back in time";
            case Throwable e -> "the probe failed: " + e;
        };
    }

    /**
     * What the plugin is to be blamed for, in one sentence.
     *
     * @param complete it reported all that it promised
     */
    Optional<String> complaint(boolean complete) {
        String who = "The probe " + contribution.service().id() + " of plugin " + contribution.plugin();
        if (cancelled || returned && thrown instanceof InterruptedException) {
            return Optional.empty();
        }
        if (!returned) {
            return Optional.of(who + " did not come back in time and was left behind.");
        }
        return switch (thrown) {
            case ProbeException e -> Optional.of(who + " could not look: " + e.getMessage());
            case null -> complete ? Optional.empty() : Optional.of(who + " did not report all that it promised.");
            case Throwable e -> Optional.of(who + " broke: " + e);
        };
    }
}
