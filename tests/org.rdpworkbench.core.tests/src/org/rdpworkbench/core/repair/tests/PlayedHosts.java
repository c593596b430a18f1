// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.repair.tests;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.rdpworkbench.core.repair.FleetHosts;
import org.rdpworkbench.core.repair.Outcome;
import org.rdpworkbench.core.repair.RefusedException;
import org.rdpworkbench.core.repair.Repair;
import org.rdpworkbench.core.repair.RepairPlan;
import org.rdpworkbench.core.spi.FixPlan;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.core.spi.Step;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.core.spi.WayIn;

/** Hosts of which a test says what comes of each; one of which it says nothing is confirmed. */
final class PlayedHosts implements FleetHosts {

    /** What happens to one host. */
    @FunctionalInterface
    interface Play {
        Outcome go() throws RefusedException, IOException, InterruptedException;
    }

    final Map<String, Play> plays = new ConcurrentHashMap<>();
    /** What journals say, by the hash of the plan. */
    final Map<String, Repair> journals = new ConcurrentHashMap<>();
    /** What was begun and ended, in order: {@code apply a}, {@code confirmed a}. */
    final List<String> heard = Collections.synchronizedList(new ArrayList<>());
    Optional<String> closed = Optional.empty();

    static RepairPlan plan(String host, String kind, boolean waits) {
        return new RepairPlan(Target.of(host, 3389), new WayIn("memory", Optional.empty()), "id/" + host, "test.off",
                kind, "Mends it.", FixPlan.Security.SAME, "", waits,
                List.of(new Step("value:A", SettingValue.dword(0), SettingValue.dword(1))));
    }

    static List<RepairPlan> plans(String... hosts) {
        return List.of(hosts).stream().map(host -> plan(host, "turn-on", false)).toList();
    }

    Repair journaled(RepairPlan plan, Outcome outcome) {
        Instant now = Instant.now();
        Repair repair = new Repair("of-" + plan.target().host(), now, "a tester", plan, List.of(Repair.Progress.DONE),
                outcome, "So it is.", outcome == Outcome.APPLIED && plan.waitsForRestart()
                        ? Optional.of(now.plus(Repair.RESTART_WITHIN)) : Optional.empty());
        journals.put(plan.hash(), repair);
        return repair;
    }

    @Override
    public Map<String, Repair> known() {
        return new HashMap<>(journals);
    }

    @Override
    public Optional<String> closed() {
        return closed;
    }

    @Override
    public Repair apply(RepairPlan plan) throws RefusedException, IOException, InterruptedException {
        return go("apply", plan);
    }

    @Override
    public Repair resume(Repair begun) throws RefusedException, IOException, InterruptedException {
        return go("resume", begun.plan());
    }

    private Repair go(String what, RepairPlan plan) throws RefusedException, IOException, InterruptedException {
        String host = plan.target().host();
        heard.add(what + " " + host);
        try {
            return journaled(plan, plays.getOrDefault(host, () -> Outcome.CONFIRMED).go());
        } finally {
            heard.add("ended " + host);
        }
    }
}
