// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.repair;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.rdpworkbench.core.run.Sweep;
import org.rdpworkbench.core.spi.Target;

/** What could be repaired at one of several hosts. */
public sealed interface HostPlan {

    /** Which host it is. */
    Target target();

    /** There is a plan, with what was seen. */
    record Proposed(RepairPlan plan, Planned seen) implements HostPlan {

        @Override
        public Target target() {
            return plan.target();
        }
    }

    /** There is none; why is a sentence, which may hold text from elsewhere. */
    record Without(Target target, Reason reason, String why) implements HostPlan {}

    /** Why there is no plan, for programs. */
    enum Reason {

        /** Something fails there, for which there is no repair, or not the one that was asked for. */
        NOT_PROPOSED,
        /** Nothing fails there. */
        NOTHING_FAILS,
        /** Nobody could see whether anything does, or whether what was found can be repaired. */
        NOT_SEEN
    }

    /** How one host is looked at and planned. */
    @FunctionalInterface
    interface Planning {
        Planned plan(Target target) throws RefusedException, InterruptedException;
    }

    /**
     * Plans some hosts at once. An interrupt ends all of them.
     *
     * @param cause what a plan is called, as in {@link NamedPlans}; the best of each host where it is null
     * @param heard told of each host as soon as that is known, on a thread of its own
     * @return in the order of the targets
     */
    static List<HostPlan> of(List<Target> targets, String cause, Planning planning, Consumer<HostPlan> heard)
            throws InterruptedException {
        Map<Target, Future<HostPlan>> asked = new LinkedHashMap<>();
        ExecutorService pool = Executors.newFixedThreadPool(Sweep.AT_ONCE);
        try {
            targets.forEach(target -> asked.put(target, pool.submit(() -> {
                HostPlan one = one(target, cause, planning);
                heard.accept(one);
                return one;
            })));
            List<HostPlan> plans = new ArrayList<>();
            for (Future<HostPlan> host : asked.values()) {
                plans.add(host.get());
            }
            return List.copyOf(plans);
        } catch (ExecutionException e) {
            throw new IllegalStateException("The engine broke: " + e.getCause(), e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }

    private static HostPlan one(Target target, String cause, Planning planning) throws InterruptedException {
        try {
            Planned planned = planning.plan(target);
            NamedPlans named = new NamedPlans(planned.plans());
            Optional<RepairPlan> plan = named.find(cause);
            return plan.isPresent() ? new Proposed(plan.get(), planned) : without(target, planned, named, cause);
        } catch (RefusedException e) {
            return new Without(target, Reason.NOT_SEEN, e.getMessage());
        }
    }

    private static Without without(Target target, Planned planned, NamedPlans named, String cause) {
        if (!named.names().isEmpty()) {
            return new Without(target, Reason.NOT_PROPOSED, "There is no repair for " + cause + " here; there are some "
                    + "for " + named.names() + "." + planned.refused(cause).map(why -> " " + why).orElse(""));
        }
        if (planned.notInside().isPresent()) {
            return new Without(target, Reason.NOT_SEEN, planned.notInside().get());
        }
        return switch (planned.run().diagnosis().verdict()) {
            case FAIL -> new Without(target, Reason.NOT_PROPOSED, planned.refused(cause)
                    .orElse("There is no repair for what was found."));
            case PASS, WARN -> new Without(target, planned.unseen(cause) ? Reason.NOT_SEEN
                    : Reason.NOTHING_FAILS, planned.refused(cause).orElse("Nothing fails there."));
            case INCONCLUSIVE, ERROR, NOT_REPRODUCED -> new Without(target, Reason.NOT_SEEN, "The look did not tell "
                    + "whether anything fails." + planned.refused(cause).map(why -> " " + why).orElse(""));
        };
    }

    /**
     * The plans for a machine that another one of them is for already, each with that one. What a second plan begins
     * with is not known before the first one is done.
     */
    static Map<RepairPlan, RepairPlan> again(List<RepairPlan> plans) {
        Map<String, RepairPlan> first = new HashMap<>();
        Map<RepairPlan, RepairPlan> again = new LinkedHashMap<>();
        for (RepairPlan plan : plans) {
            RepairPlan earlier = first.putIfAbsent(plan.machine(), plan);
            if (earlier != null) {
                again.put(plan, earlier);
            }
        }
        return again;
    }

    /**
     * The same as they can be repaired in one run: of one machine by one plan, and no tests, which need somebody who
     * tries each of them. Others are left out, and say why.
     */
    static List<HostPlan> together(List<HostPlan> hosts) {
        Map<RepairPlan, RepairPlan> again = again(hosts.stream().filter(Proposed.class::isInstance)
                .map(host -> ((Proposed) host).plan()).toList());
        return hosts.stream().map(host -> {
            if (!(host instanceof Proposed proposed)) {
                return host;
            }
            if (proposed.plan().timedTest()) {
                return new Without(host.target(), Reason.NOT_PROPOSED, "What could be done is a test, which is for one "
                        + "host.");
            }
            return again.containsKey(proposed.plan()) ? new Without(host.target(), Reason.NOT_PROPOSED, "It is the "
                    + "same machine as " + again.get(proposed.plan()).target() + ", which is repaired by that name.")
                    : host;
        }).toList();
    }
}
