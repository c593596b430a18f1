// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.fleet;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.core.runtime.ListenerList;
import org.rdpworkbench.core.repair.Fleet;
import org.rdpworkbench.core.repair.FleetResult;
import org.rdpworkbench.core.repair.HostResult;
import org.rdpworkbench.core.repair.Repair;
import org.rdpworkbench.core.repair.RepairPlan;
import org.rdpworkbench.core.spi.Target;
import org.rdpworkbench.core.spi.WayIn;
import org.rdpworkbench.report.FleetText;
import org.rdpworkbench.report.Plain;
import org.rdpworkbench.ui.internal.Counts;
import org.rdpworkbench.ui.internal.Icons;

/** The repair of many hosts, as far as it is; for the threads of all of them and that of the window. */
final class FleetRun {

    /** How far one host is. */
    enum Phase { WAITS, UNDER_WAY, ENDED }

    /**
     * A host as it is shown.
     *
     * @param icon the name of a sign
     * @param words escaped
     */
    record Row(RepairPlan plan, Phase phase, boolean confirmed, String icon, String words) {}

    private static volatile Optional<FleetRun> latest = Optional.empty();

    private final List<RepairPlan> plans;
    private final Instant since;
    private final Optional<Target> controller;
    private final Map<RepairPlan, Row> rows = new LinkedHashMap<>();
    /** What could not be kept of hosts. */
    private final Map<RepairPlan, String> problems = new HashMap<>();
    private final ListenerList<Runnable> listeners = new ListenerList<>();
    private Optional<WayIn> by = Optional.empty();
    private Fleet.Limits limits = Fleet.Limits.DEFAULT;
    private Optional<FleetResult> result = Optional.empty();
    private Optional<String> refused = Optional.empty();
    private boolean going;
    private boolean stopping;

    /**
     * @param plans the first one is repaired first
     * @param since when they were made
     * @param controller the domain controller that is asked for its time
     */
    FleetRun(List<RepairPlan> plans, Instant since, Optional<Target> controller) {
        this.plans = List.copyOf(plans);
        this.since = since;
        this.controller = controller;
    }

    /** The one that was begun last in this window. */
    static Optional<FleetRun> latest() {
        return latest;
    }

    List<RepairPlan> plans() {
        return plans;
    }

    Instant since() {
        return since;
    }

    /** The domain controller that is asked for its time, where the person named one. */
    Optional<Target> controller() {
        return controller;
    }

    /** By which way in the hosts are repaired; all of a run by the same. */
    synchronized WayIn wayIn() {
        return by.orElse(plans.getFirst().wayIn());
    }

    /** From now on by another one than that of the plans. */
    synchronized void by(WayIn way) {
        by = Optional.of(way);
    }

    synchronized Fleet.Limits limits() {
        return limits;
    }

    /** It begins, or goes on. */
    void begin(Fleet.Limits now) {
        synchronized (this) {
            limits = now;
            going = true;
            stopping = false;
            result = Optional.empty();
            refused = Optional.empty();
            plans.forEach(plan -> rows.put(plan, new Row(plan, Phase.WAITS, false, "never", "waits for its turn")));
        }
        latest = Optional.of(this);
        changed();
    }

    /** @param words what is done at that host just now, escaped */
    void doing(RepairPlan plan, String words) {
        put(new Row(plan, Phase.UNDER_WAY, false, "looking", words));
    }

    /** That host has come to an end. */
    void ended(HostResult host) {
        Row row;
        synchronized (this) {
            problems.remove(host.plan());
            row = row(host);
        }
        put(row);
    }

    /** Something about a host that has ended could not be kept: one sentence. */
    void kept(RepairPlan plan, String problem) {
        synchronized (this) {
            problems.put(plan, " " + Plain.escape(problem));
            rows.computeIfPresent(plan, (same, row) -> new Row(plan, row.phase(), row.confirmed(), row.icon(),
                    row.words() + problems.get(plan)));
        }
        changed();
    }

    /** All has come to an end. */
    void ended(FleetResult now) {
        synchronized (this) {
            now.hosts().forEach(host -> rows.put(host.plan(), row(host)));
            result = Optional.of(now);
            going = false;
        }
        changed();
    }

    /** It was begun in a window that is closed, and this is what the journals know of it, by the hashes of plans. */
    void found(Map<String, Repair> known) {
        List<HostResult> hosts = plans.stream().<HostResult>map(plan -> known.containsKey(plan.hash())
                ? new HostResult.Repaired(plan, known.get(plan.hash()), true)
                : new HostResult.NotBegun(plan, "It was not its turn yet.")).toList();
        ended(new FleetResult(hosts, Optional.empty(), false));
    }

    /** Nothing was begun, or something broke: one sentence, escaped. */
    void refused(String why) {
        synchronized (this) {
            refused = Optional.of(why);
            going = false;
        }
        changed();
    }

    private Row row(HostResult host) {
        String icon = switch (host) {
            case HostResult.Repaired repaired -> Icons.name(repaired.repair().outcome());
            case HostResult.Refused no -> "warn";
            case HostResult.NotBegun no -> "never";
        };
        return new Row(host.plan(), Phase.ENDED, host.confirmed(), icon, Plain.escape(FleetText.words(host))
                + problems.getOrDefault(host.plan(), ""));
    }

    private void put(Row row) {
        synchronized (this) {
            rows.put(row.plan(), row);
        }
        changed();
    }

    /** A person wants it to end. */
    void stop() {
        synchronized (this) {
            stopping = going;
        }
        changed();
    }

    /** Whether a person may stop it. */
    synchronized boolean stoppable() {
        return going && !stopping;
    }

    synchronized boolean going() {
        return going;
    }

    /** Whether it came to a stop before all hosts were done, or some wait for something. */
    synchronized boolean resumable() {
        return !going && (refused.isPresent() || rows.values().stream().anyMatch(row -> !row.confirmed()));
    }

    /** In the order of the plans. */
    synchronized List<Row> rows() {
        return List.copyOf(rows.values());
    }

    /** Why no further host was begun; empty where all were. Escaped. */
    synchronized Optional<String> stopped() {
        return refused.or(() -> result.flatMap(FleetResult::stopped).map(Plain::escape));
    }

    /** How far it is, one sentence. */
    synchronized String sentence() {
        if (!going) {
            return result.map(now -> FleetText.summary(now) + ".").orElse(refused.orElse(""));
        }
        List<Row> now = rows.values().stream().filter(row -> row.phase() == Phase.UNDER_WAY).toList();
        long ended = rows.values().stream().filter(row -> row.phase() == Phase.ENDED).count();
        String so = Counts.of(ended) + " of " + Counts.hosts(rows.size()) + (ended == 1 ? " has" : " have") + " ended.";
        if (stopping) {
            return "It ends after the steps that are under way. " + so;
        }
        if (now.size() == 1 && alone(now.getFirst().plan())) {
            return FleetWords.host(now.getFirst().plan()) + " is repaired first, alone. " + so;
        }
        return now.isEmpty() ? so : Counts.hosts(now.size()) + " of a batch are being repaired. " + so;
    }

    /** Whether no host of its kind is confirmed yet, so that others wait for it. */
    private boolean alone(RepairPlan plan) {
        return rows.values().stream().noneMatch(row -> row.confirmed() && row.plan().key().equals(plan.key()));
    }

    void addListener(Runnable listener) {
        listeners.add(listener);
    }

    void removeListener(Runnable listener) {
        listeners.remove(listener);
    }

    private void changed() {
        listeners.forEach(Runnable::run);
    }
}
