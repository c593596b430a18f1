// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.spi;

import java.util.Arrays;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A declared reason for or against one cause. Declared and not only found, so that the engine can compute which probe
 * would tell most. {@link Cause#speaksFor} makes one. Its text is the {@code key} in the plugin's bundle.properties,
 * with values in braces.
 */
public final class Indication {

    private final String key;
    private final String cause;
    private final boolean supports;
    private final Strength strength;
    private final String group;
    private final Set<EvidenceKey> evidence;
    private final Optional<Stage> breakAt;

    private Indication(String key, String cause, boolean supports, Strength strength, String group,
            Set<EvidenceKey> evidence, Optional<Stage> breakAt) {
        this.key = key;
        this.cause = cause;
        this.supports = supports;
        this.strength = strength;
        this.group = group;
        this.evidence = evidence;
        this.breakAt = breakAt;
    }

    /** For {@link Cause}. */
    static Indication of(Cause cause, boolean supports, Strength strength, String name) {
        if (!name.matches("[a-z][a-z0-9-]*")) {
            throw new IllegalArgumentException("not the name of an indication: " + name);
        }
        String key = cause.id() + "." + name;
        return new Indication(key, cause.id(), supports, Objects.requireNonNull(strength, "strength"), key, Set.of(),
                Optional.empty());
    }

    /** The same, as one witness together with all of its cause's indications in that group: the strongest counts. */
    public Indication group(String name) {
        return new Indication(key, cause, supports, strength, name, evidence, breakAt);
    }

    /** The same, with the facts that decide it, seen from this machine. */
    public Indication from(FactType<?>... facts) {
        return from(Vantage.HERE, facts);
    }

    /** The same, with further facts that decide it, seen from {@code vantage}. */
    public Indication from(Vantage vantage, FactType<?>... facts) {
        Set<EvidenceKey> all = new TreeSet<>(evidence);
        Arrays.stream(facts).map(fact -> fact.from(vantage)).forEach(all::add);
        return new Indication(key, cause, supports, strength, group, Collections.unmodifiableSet(all), breakAt);
    }

    /**
     * The same, saying that it can only hold where the connection breaks at that stage: so that nobody is sent to look
     * for it where the stage was passed, or not come to.
     */
    public Indication whenBrokenAt(Stage stage) {
        return new Indication(key, cause, supports, strength, group, evidence, Optional.of(stage));
    }

    public String key() {
        return key;
    }

    /** The id of the cause. */
    public String cause() {
        return cause;
    }

    /** True when it speaks for the cause, false when against. */
    public boolean supports() {
        return supports;
    }

    public Strength strength() {
        return strength;
    }

    /** Indications of one cause with the same group are one witness. */
    public String group() {
        return group;
    }

    /** The evidence it is decided from. */
    public Set<EvidenceKey> evidence() {
        return evidence;
    }

    /** The stage at which the connection must have broken for it to hold; empty when it may hold in any case. */
    public Optional<Stage> breakAt() {
        return breakAt;
    }

    /** Signed log-odds. */
    public double weight() {
        return supports ? strength.weight() : -strength.weight();
    }

    /** True when the other one has the same key and also says and weighs the same. */
    public boolean same(Indication other) {
        return equals(other) && supports == other.supports && strength == other.strength && group.equals(other.group);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Indication indication && indication.key.equals(key);
    }

    @Override
    public int hashCode() {
        return key.hashCode();
    }

    @Override
    public String toString() {
        return key;
    }
}
