// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.repair;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rdpworkbench.core.repair.HostResult.NotBegun;
import org.rdpworkbench.core.repair.HostResult.Refused;
import org.rdpworkbench.core.repair.HostResult.Repaired;

/**
 * Repairs many hosts, each by a plan of its own: of each kind of repair one host alone, the canary, and where that is
 * confirmed from outside the others in batches. What journals know is not done again, so that a run which ended early
 * is gone on with by running it again; those that wait for their restart since then are looked at first.
 */
public final class Fleet {

    /**
     * How much is risked at once.
     *
     * @param batch how many hosts are repaired at once, behind the canary
     * @param failures after how many hosts that failed no further one is begun
     */
    public record Limits(int batch, int failures) {

        /** Unless a person wants something else. */
        public static final Limits DEFAULT = new Limits(5, 1);

        public Limits {
            if (batch < 1 || failures < 1) {
                throw new IllegalArgumentException("limits begin with 1");
            }
        }
    }

    private static final String CHANGED = "Its repair changed while you were asked, and you were not asked for this "
            + "one. Run the same again.";

    private final List<RepairPlan> plans;
    private final Set<RepairPlan> agreed;
    private final FleetHosts hosts;
    private final Map<String, Repair> known;
    private final FleetState state;

    private Fleet(List<RepairPlan> plans, List<RepairPlan> agreed, FleetHosts hosts, Limits limits)
            throws IOException {
        this.plans = List.copyOf(plans);
        this.agreed = Set.copyOf(agreed);
        this.hosts = hosts;
        this.known = hosts.known();
        this.state = new FleetState(this.plans, limits.failures());
    }

    /**
     * Repairs them. A repair that cannot be undone stops all others behind the step that is under way there, and so
     * does an interrupt, which is taken: the result says it.
     *
     * @param plans of one host each
     * @param agreed those that a person has agreed to, which was asked for {@link #toDo}; others are only looked at
     * @throws IOException when the journals cannot be read; then nothing was begun
     */
    public static FleetResult repair(List<RepairPlan> plans, List<RepairPlan> agreed, FleetHosts hosts, Limits limits)
            throws IOException {
        Fleet fleet = new Fleet(plans, agreed, hosts, limits);
        plans.forEach(plan -> Optional.ofNullable(fleet.known.get(plan.hash()))
                .ifPresent(repair -> fleet.state.recall(plan, repair)));
        fleet.inBatches(plans.stream().filter(fleet.state::waiting).toList(), limits.batch());
        plans.stream().map(RepairPlan::key).distinct().forEach(fleet::canary);
        fleet.inBatches(fleet.state.left(), limits.batch());
        return fleet.state.result();
    }

    private void inBatches(List<RepairPlan> some, int batch) {
        for (int from = 0; from < some.size(); from += batch) {
            together(some.subList(from, Math.min(some.size(), from + batch)));
        }
    }

    /**
     * The plans whose hosts something would be changed at, which is what a person agrees to.
     *
     * @param known the repairs that journals know, by the hashes of their plans
     */
    public static List<RepairPlan> toDo(List<RepairPlan> plans, Map<String, Repair> known) {
        return halted(plans, known) ? List.of() : plans.stream().filter(plan -> !known.containsKey(plan.hash())
                || !known.get(plan.hash()).settled()).toList();
    }

    /** Whether there is a host to do something at, if only to look once more at one that waits for its restart. */
    public static boolean visits(List<RepairPlan> plans, Map<String, Repair> known) {
        return !halted(plans, known) && plans.stream().map(plan -> known.get(plan.hash()))
                .anyMatch(repair -> repair == null || repair.outcome() != Outcome.CONFIRMED);
    }

    /** Whether there is a host at which something would be changed, and that is not only looked at again. */
    public static boolean changes(List<RepairPlan> plans, Map<String, Repair> known) {
        return toDo(plans, known).stream().anyMatch(plan -> !looks(known.get(plan.hash())));
    }

    private static boolean halted(List<RepairPlan> plans, Map<String, Repair> known) {
        return plans.stream().map(plan -> known.get(plan.hash()))
                .anyMatch(repair -> repair != null && repair.outcome() == Outcome.NOT_UNDONE);
    }

    /** Of a kind that was confirmed nowhere yet: one that waits was looked at again, or the first one is begun. */
    private void canary(String kind) {
        List<RepairPlan> same = plans.stream().filter(plan -> plan.key().equals(kind)).toList();
        List<RepairPlan> left = same.stream().filter(state.left()::contains).toList();
        if (left.isEmpty() || same.stream().anyMatch(state::confirmed)) {
            return;
        }
        Optional<RepairPlan> earlier = same.stream().filter(plan -> !left.contains(plan)).findFirst();
        RepairPlan canary = earlier.orElse(left.getFirst());
        if (earlier.isEmpty()) {
            together(List.of(canary));
        }
        if (!state.confirmed(canary)) {
            state.stop("The repair of the first host, " + canary.target() + ", was not confirmed from outside"
                    + (state.waiting(canary) ? ": it waits for that host to restart. When it has, run the same again."
                    : "."));
        }
    }

    /** Goes on when all of them have ended. */
    private void together(List<RepairPlan> batch) {
        List<Thread> threads = batch.stream().map(plan -> Thread.ofPlatform().name("Repair of " + plan.target())
                .unstarted(() -> go(plan))).toList();
        if (state.begins(threads)) {
            threads.forEach(Thread::start);
            threads.forEach(this::await);
            state.rethrow();
        }
    }

    private void await(Thread host) {
        while (true) {
            try {
                host.join();
                return;
            } catch (InterruptedException e) {
                state.cancel();
            }
        }
    }

    private void go(RepairPlan plan) {
        try {
            if (!looks(known.get(plan.hash()))) {
                hosts.closed().ifPresent(state::stop);
            }
            if (state.mayGo()) {
                state.took(attempt(plan));
            }
        } catch (RuntimeException | Error e) {
            state.broke(e);
        }
    }

    /** Whether all of it is done, and its host is only looked at again, which is never out of time. */
    private static boolean looks(Repair known) {
        return known != null && known.outcome() == Outcome.APPLIED;
    }

    private HostResult attempt(RepairPlan plan) {
        Optional<Repair> before = Optional.ofNullable(known.get(plan.hash())).filter(Repair::resumable);
        boolean looks = looks(known.get(plan.hash()));
        if (!looks && !agreed.contains(plan)) {
            return new Refused(plan, CHANGED);
        }
        try {
            return before.isEmpty() ? new Repaired(plan, hosts.apply(plan), false)
                    : new Repaired(plan, hosts.resume(before.get()), looks);
        } catch (RefusedException e) {
            return new Refused(plan, before.map(repair -> "The repair " + repair.id() + ", which was begun, does not "
                    + "go on. ").orElse("") + e.getMessage());
        } catch (InterruptedException e) {
            return asJournaled(plan, before, new NotBegun(plan, state.why()));
        } catch (IOException e) {
            // All journals are in one place.
            state.stopAtOnce("A journal cannot be written, so nothing more is changed.");
            return asJournaled(plan, before, new Refused(plan, "Its journal cannot be written: " + e.getMessage()
                    + "."));
        }
    }

    /** What its journal says; something else where that says nothing new. */
    private HostResult asJournaled(RepairPlan plan, Optional<Repair> before, HostResult otherwise) {
        try {
            Repair now = hosts.known().get(plan.hash());
            return now == null || before.isEmpty() && now.equals(known.get(plan.hash())) ? otherwise
                    : new Repaired(plan, now, before.filter(now::equals).isPresent());
        } catch (IOException e) {
            return otherwise;
        }
    }
}
