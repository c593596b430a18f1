// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.repair;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rdpworkbench.core.repair.HostResult.NotBegun;
import org.rdpworkbench.core.repair.HostResult.Refused;
import org.rdpworkbench.core.repair.HostResult.Repaired;

/** What has come of the hosts of a fleet so far, and whether it goes on; known to the threads of all of them. */
final class FleetState {

    private static final String BY_A_PERSON = "A person stopped it.";

    private final List<RepairPlan> plans;
    private final int mostFailures;
    private final Map<RepairPlan, HostResult> results = new HashMap<>();
    private final List<Thread> underWay = new ArrayList<>();
    private Optional<String> stopped = Optional.empty();
    private Optional<Throwable> broken = Optional.empty();
    private boolean cancelled;
    private int failed;

    FleetState(List<RepairPlan> plans, int mostFailures) {
        this.plans = plans;
        this.mostFailures = mostFailures;
    }

    /** Takes what an earlier run has brought to an end; what was stopped or taken back is begun once more. */
    synchronized void recall(RepairPlan plan, Repair repair) {
        boolean left = repair.outcome() == Outcome.NOT_UNDONE;
        if (left || repair.settled()) {
            results.put(plan, new Repaired(plan, repair, true));
        }
        if (left) {
            stop("The repair " + repair.id() + " of " + plan.target() + " is not wholly undone; resume or undo that "
                    + "one first.");
        }
    }

    synchronized boolean confirmed(RepairPlan plan) {
        return results.containsKey(plan) && results.get(plan).confirmed();
    }

    /** Whether it is in place, and waits for its host to restart. */
    synchronized boolean waiting(RepairPlan plan) {
        return results.get(plan) instanceof Repaired repaired && repaired.repair().until().isPresent();
    }

    synchronized List<RepairPlan> left() {
        return plans.stream().filter(plan -> !results.containsKey(plan)).toList();
    }

    /** Whether these may start; they are stopped with all else from then on. */
    synchronized boolean begins(List<Thread> hosts) {
        underWay.clear();
        underWay.addAll(hosts);
        return mayGo();
    }

    synchronized boolean mayGo() {
        return stopped.isEmpty();
    }

    /** Why nothing goes on any more. */
    synchronized String why() {
        return stopped.orElse(BY_A_PERSON);
    }

    synchronized void took(HostResult result) {
        // That a host cannot be looked at which waits since an earlier run keeps nobody from the others.
        boolean waited = waiting(result.plan());
        results.put(result.plan(), result);
        if (result instanceof Repaired repaired && repaired.repair().outcome() == Outcome.NOT_UNDONE) {
            // So is one that somebody else is just taking back: what they saw may hold for all.
            stopAtOnce("The repair of " + result.plan().target() + " is not wholly undone.");
        } else if (!waited && failed(result) && ++failed >= mostFailures) {
            stop(failed == 1 ? "The repair of " + result.plan().target() + " failed."
                    : failed + " hosts failed, the last one " + result.plan().target() + ".");
        }
    }

    /** What is applied and not seen has no proof, unless it has to wait for that. */
    private static boolean failed(HostResult result) {
        return switch (result) {
            case Refused refused -> true;
            case NotBegun notBegun -> false;
            case Repaired repaired -> !repaired.earlier() && switch (repaired.repair().outcome()) {
                case CONFIRMED, BEGUN -> false;
                case APPLIED -> !repaired.plan().waitsForRestart();
                case UNDONE, NOT_UNDONE -> true;
            };
        };
    }

    /** Begins no further host. The first reason is the one that is told. */
    synchronized void stop(String why) {
        stopped = stopped.or(() -> Optional.of(why));
    }

    /** Also ends those under way, behind the step that each is at. */
    synchronized void stopAtOnce(String why) {
        stop(why);
        underWay.stream().filter(thread -> thread != Thread.currentThread()).forEach(Thread::interrupt);
    }

    synchronized void cancel() {
        cancelled = true;
        stopAtOnce(BY_A_PERSON);
    }

    synchronized void broke(Throwable e) {
        broken = Optional.of(e);
        stopAtOnce("Something broke on this side.");
    }

    synchronized void rethrow() {
        broken.ifPresent(e -> {
            throw new IllegalStateException("The engine broke: " + e, e);
        });
    }

    synchronized FleetResult result() {
        List<HostResult> hosts = plans.stream().map(plan -> results.getOrDefault(plan, new NotBegun(plan, why())))
                .toList();
        boolean open = hosts.stream().anyMatch(host -> host instanceof NotBegun || host instanceof Repaired repaired
                && repaired.repair().outcome() == Outcome.BEGUN);
        return new FleetResult(hosts, stopped.filter(why -> open), cancelled);
    }
}
