// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.spi;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * An ordered list of changes that would remove a cause. Its text is {@code <key>}, and where it interrupts somebody
 * {@code <key>.interrupts}, in the plugin's bundle.properties.
 */
public final class FixPlan {

    /** What a plan does to the security of the host. */
    public enum Security { STRONGER, SAME, WEAKER }

    private final String cause;
    private final String key;
    private final Security security;
    private final boolean interrupts;
    private final boolean waitsForRestart;
    private final Duration settles;
    private final boolean timedTest;
    private final List<Change> changes;
    private final Map<String, Object> values;

    private FixPlan(String cause, String key, Security security, boolean interrupts, boolean waitsForRestart,
            Duration settles, boolean timedTest, List<Change> changes, Map<String, Object> values) {
        this.cause = cause;
        this.key = key;
        this.security = security;
        this.interrupts = interrupts;
        this.waitsForRestart = waitsForRestart;
        this.settles = settles;
        this.timedTest = timedTest;
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
                Objects.requireNonNull(security, "security"), false, false, Duration.ZERO, false, List.of(),
                Map.of());
    }

    /** The same with one more change, behind those it has. Nothing comes behind a restart of the host. */
    public FixPlan then(Change change) {
        if (restarts()) {
            throw new IllegalArgumentException("a change behind a restart: " + change);
        }
        List<Change> more = new ArrayList<>(changes);
        more.add(Objects.requireNonNull(change, "change"));
        return new FixPlan(cause, key, security, interrupts, waitsForRestart, settles, timedTest,
                Collections.unmodifiableList(more), values);
    }

    /** The same, telling that people or services are interrupted while it is applied. */
    public FixPlan interrupting() {
        return new FixPlan(cause, key, security, true, waitsForRestart, settles, timedTest, changes, values);
    }

    /**
     * The same, telling that what it changes is read when the host starts, so that nothing of it is in effect before
     * the host has restarted. A repair does not restart it.
     */
    public FixPlan afterRestart() {
        return new FixPlan(cause, key, security, interrupts, true, settles, timedTest, changes, values);
    }

    /** The same, telling that what it changes shows only after a while: a look that finds the cause is repeated. */
    public FixPlan settlingWithin(Duration most) {
        return new FixPlan(cause, key, security, interrupts, waitsForRestart, most, timedTest, changes, values);
    }

    /**
     * The same as a test: it is done for a time that whoever applies it has to name, and always taken back at its end;
     * nobody can keep it. For what may be tried, and must not stay.
     */
    public FixPlan asTimedTest() {
        return new FixPlan(cause, key, security, interrupts, waitsForRestart, settles, true, changes, values);
    }

    /** The same with a value that its texts name: a string, a number or a boolean. */
    public FixPlan value(String name, Object value) {
        Map<String, Object> more = new TreeMap<>(values);
        more.put(name, Finding.capped(value));
        return new FixPlan(cause, key, security, interrupts, waitsForRestart, settles, timedTest, changes,
                Collections.unmodifiableMap(more));
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
        return interrupts;
    }

    /** True when it is in effect only once the host has restarted. */
    public boolean waitsForRestart() {
        return waitsForRestart;
    }

    /** How long it may take until what it changes shows; zero where it does at once. */
    public Duration settles() {
        return settles;
    }

    /** True when it is only ever done for a while. */
    public boolean timedTest() {
        return timedTest;
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
