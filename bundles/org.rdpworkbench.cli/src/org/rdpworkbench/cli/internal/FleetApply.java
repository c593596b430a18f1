// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cli.internal;

import java.io.PrintWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.rdpworkbench.cli.ExitState;
import org.rdpworkbench.core.repair.Approval;
import org.rdpworkbench.core.repair.Fleet;
import org.rdpworkbench.core.repair.FleetResult;
import org.rdpworkbench.core.repair.HostResult;
import org.rdpworkbench.core.repair.JournaledHosts;
import org.rdpworkbench.core.repair.Outcome;
import org.rdpworkbench.core.repair.Repair;
import org.rdpworkbench.core.repair.RepairPlan;
import org.rdpworkbench.core.repair.Repairs;
import org.rdpworkbench.core.repair.RepairsUnderWay;
import org.rdpworkbench.core.spi.WayIn;
import org.rdpworkbench.report.FleetText;
import org.rdpworkbench.report.Format;
import org.rdpworkbench.report.JsonFleet;
import org.rdpworkbench.report.Plain;
import org.rdpworkbench.report.TextStyle;
import org.rdpworkbench.store.Store;

/** Applies the plans of many hosts: asks once, lets the engine do it, and tells what came of each. */
record FleetApply(Supplier<Repairs> repairs, OutputOptions options, PrintWriter err, InsideOptions inside,
        ThirdClock clock, Consent consent, Fleet.Limits limits, Reminder reminder) {

    /** Returns the exit state. */
    int of(PlanFiles files, Approval approval, boolean yes) throws FileException, InterruptedException {
        Repairing repairing = new Repairing(options, err);
        Map<WayIn, WayIn> ways = new HashMap<>();
        JournaledHosts hosts = new JournaledHosts(repairs.get(), Store.journals(), files.since(),
                plan -> repairing.request(plan.target(), ways.get(plan.wayIn()), clock),
                repairing.mannerOfMany(approval), repairing.looks());
        Map<String, Repair> known = repairing.engine(hosts::known);
        List<RepairPlan> toDo = Fleet.toDo(files.plans(), known);
        boolean changes = Fleet.changes(files.plans(), known);
        if (changes) {
            consent.now(approval);
        }
        consent.possible(toDo, yes);
        // Last, since a person may be asked for something secret, and not for nothing.
        ways.putAll(Fleet.visits(files.plans(), known)
                ? inside.wayIns(files.plans().stream().map(RepairPlan::wayIn).toList(), options) : Map.of());
        try (Output output = options.open(Format.OF_ANSWERS)) {
            reminder.tell(options, err);
            if (!options.quiet()) {
                err.println(new FleetText(TextStyle.of(options.terminal().err(), false)).plans(toDo, files.previews()));
                err.flush();
            }
            consent.given(toDo, yes);
            if (changes) {
                consent.now(approval);
            }
            JournaledHosts agreed = hosts.until(consent.weakening(toDo));
            FleetResult result = repairing.changing(() -> {
                try (RepairsUnderWay.Mark mark = repairs.get().begin(files.plans().size(), Repairs.person())) {
                    return Fleet.repair(files.plans(), toDo, agreed, limits);
                }
            });
            // It was taken, and a thread that is still marked as interrupted could not write what came of it.
            Thread.interrupted();
            return told(result, repairing, output);
        }
    }

    private int told(FleetResult result, Repairing repairing, Output output) throws FileException {
        // Those of an earlier run, too, which may have been killed before it came to this.
        result.hosts().stream().filter(HostResult.Repaired.class::isInstance).map(HostResult.Repaired.class::cast)
                .flatMap(host -> Repairing.kept(host.repair()).stream()).distinct()
                .forEach(problem -> err.println("rdpworkbench: " + Plain.escape(problem, 500)));
        output.write(output.format() == Format.JSON ? JsonFleet.write(result)
                : new FleetText(output.style()).result(result));
        return state(result);
    }

    /** Of several hosts the worst counts, in this order. */
    static int state(FleetResult result) {
        if (any(result, Outcome.NOT_UNDONE)) {
            return ExitState.REPAIR_NOT_UNDONE;
        }
        if (result.cancelled() || any(result, Outcome.BEGUN)) {
            return ExitState.CANCELLED;
        }
        if (any(result, Outcome.UNDONE)) {
            return ExitState.REPAIR_UNDONE;
        }
        long repaired = result.hosts().stream().filter(HostResult.Repaired.class::isInstance).count();
        if (repaired < result.hosts().size()) {
            return repaired == 0 ? ExitState.USAGE : ExitState.INCOMPLETE;
        }
        return any(result, Outcome.APPLIED) ? ExitState.REPAIR_PENDING : ExitState.OK;
    }

    private static boolean any(FleetResult result, Outcome outcome) {
        return result.hosts().stream().anyMatch(host -> host instanceof HostResult.Repaired repaired
                && repaired.repair().outcome() == outcome);
    }
}
