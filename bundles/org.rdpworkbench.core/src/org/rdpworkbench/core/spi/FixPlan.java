// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.spi;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An ordered list of changes that would remove a cause. Its texts are in the plugin's bundle.properties: {@code <key>},
 * what may go wrong by it as {@code <key>.risk}, who else uses what it changes as {@code <key>.used-by}, and where it
 * is so, whom it interrupts as {@code <key>.interrupts} and what nobody takes back as {@code <key>.lasts}.
 */
public final class FixPlan {

    /** What a plan does to the security of the host. */
    public enum Security { STRONGER, SAME, WEAKER }

    /** When what a plan changes is in effect. None needs that a policy is refreshed: a policy's values are its own. */
    public enum TakesEffect {
        /** When it is written. */
        AT_ONCE,
        /** When the service is up that the plan starts or restarts. */
        WITH_A_SERVICE,
        /** When the host has restarted, which the plan has it do in the end. */
        BY_ITS_RESTART,
        /** When the host has restarted, which the plan does not have it do. */
        AFTER_A_RESTART
    }

    /** How long a service that has just been started may not answer yet. Not verified on Windows. */
    private static final Duration SERVICE_SETTLES = Duration.ofSeconds(30);

    /** What is told of it beside its changes. */
    private record Told(boolean interrupts, boolean waitsForRestart, Optional<Duration> settles, boolean timedTest,
            boolean lasts) {}

    private final String cause;
    private final String key;
    private final Security security;
    private final Told told;
    private final List<Change> changes;
    private final Map<String, Object> values;

    private FixPlan(String cause, String key, Security security, Told told, List<Change> changes,
            Map<String, Object> values) {
        this.cause = cause;
        this.key = key;
        this.security = security;
        this.told = told;
        this.changes = changes;
        this.values = values;
    }

    /**
     * @param cause the id of the cause that it removes
     * @param name what tells it from other plans for this cause; the key is {@code <cause>.fix-<name>}
     * @param security said by whoever proposes it, because no default would be safe
     */
    public static FixPlan of(String cause, String name, Security security) {
        if (!name.matches("[a-z][a-z0-9-]*")) {
            throw new IllegalArgumentException("not a name: " + name);
        }
        return new FixPlan(Objects.requireNonNull(cause, "cause"), cause + ".fix-" + name,
                Objects.requireNonNull(security, "security"), new Told(false, false, Optional.empty(), false, false),
                List.of(), Map.of());
    }

    /** The same with one more change, behind those it has. Nothing comes behind a restart of the host. */
    public FixPlan then(Change change) {
        if (restarts()) {
            throw new IllegalArgumentException("a change behind a restart: " + change);
        }
        List<Change> more = new ArrayList<>(changes);
        more.add(Objects.requireNonNull(change, "change"));
        return new FixPlan(cause, key, security, told, Collections.unmodifiableList(more), values);
    }

    /** The same, telling that people or services are interrupted while it is applied. */
    public FixPlan interrupting() {
        return told(new Told(true, told.waitsForRestart, told.settles, told.timedTest, told.lasts));
    }

    /**
     * The same, telling that what it changes is read when the host starts, so that nothing of it is in effect before
     * the host has restarted. A repair does not restart it.
     */
    public FixPlan afterRestart() {
        return told(new Told(told.interrupts, true, told.settles, told.timedTest, told.lasts));
    }

    /**
     * The same, telling that what it changes shows only after a while: a look that finds the cause is repeated. Of a
     * service that is started or restarted this need not be told, unless it takes another time than most.
     */
    public FixPlan settlingWithin(Duration most) {
        return told(new Told(told.interrupts, told.waitsForRestart, Optional.of(most), told.timedTest, told.lasts));
    }

    /**
     * The same as a test: it is done for a time that whoever applies it has to name, and always taken back at its end;
     * nobody can keep it. For what may be tried, and must not stay.
     */
    public FixPlan asTimedTest() {
        return told(new Told(told.interrupts, told.waitsForRestart, told.settles, true, told.lasts));
    }

    /**
     * The same, telling that something of what it does is taken back by nobody, though each of its steps may be, as the
     * time by which a clock was set. A person has to agree to that; what it is says the text {@code <key>.lasts}.
     */
    public FixPlan lasting() {
        return told(new Told(told.interrupts, told.waitsForRestart, told.settles, told.timedTest, true));
    }

    private FixPlan told(Told other) {
        return new FixPlan(cause, key, security, other, changes, values);
    }

    /** The same with a value that its texts name: a string, a number or a boolean. */
    public FixPlan value(String name, Object value) {
        Map<String, Object> more = new TreeMap<>(values);
        more.put(name, Finding.capped(value));
        return new FixPlan(cause, key, security, told, changes, Collections.unmodifiableMap(more));
    }

    public String cause() {
        return cause;
    }

    public String key() {
        return key;
    }

    public Security security() {
        return security;
    }

    public boolean interrupts() {
        return told.interrupts;
    }

    /** True when it is in effect only once the host has restarted. */
    public boolean waitsForRestart() {
        return told.waitsForRestart;
    }

    /** How long it may take until what it changes shows; zero where it does at once. */
    public Duration settles() {
        return told.settles.orElse(startsService() ? SERVICE_SETTLES : Duration.ZERO);
    }

    private boolean startsService() {
        return changes.stream().anyMatch(change -> change instanceof Change.Act act
                && (act.action() == Change.Action.START_SERVICE || act.action() == Change.Action.RESTART_SERVICE));
    }

    /** When what it changes is in effect. */
    public TakesEffect takesEffect() {
        return restarts() ? TakesEffect.BY_ITS_RESTART : told.waitsForRestart ? TakesEffect.AFTER_A_RESTART
                : startsService() ? TakesEffect.WITH_A_SERVICE : TakesEffect.AT_ONCE;
    }

    /** True when something of what it does is taken back by nobody, though its steps may be. */
    public boolean lasts() {
        return told.lasts;
    }

    /** True when it is only ever done for a while. */
    public boolean timedTest() {
        return told.timedTest;
    }

    /** True when it restarts the host, in the end. */
    public boolean restarts() {
        return !changes.isEmpty() && changes.getLast() instanceof Change.Act act
                && act.action() == Change.Action.RESTART_HOST;
    }

    /** In the order in which they would be made. */
    public List<Change> changes() {
        return changes;
    }

    public Map<String, Object> values() {
        return values;
    }

    @Override
    public String toString() {
        return key + " " + changes;
    }
}
