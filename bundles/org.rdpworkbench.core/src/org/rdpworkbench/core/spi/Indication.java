// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.spi;

import java.util.Arrays;
import java.util.Collections;
import java.util.Objects;
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
    private final Set<Stage> breaks;
    private final boolean circumstantial;

    private Indication(String key, String cause, boolean supports, Strength strength, String group,
            Set<EvidenceKey> evidence, Set<Stage> breaks, boolean circumstantial) {
        this.key = key;
        this.cause = cause;
        this.supports = supports;
        this.strength = strength;
        this.group = group;
        this.evidence = evidence;
        this.breaks = breaks;
        this.circumstantial = circumstantial;
    }

    /** For {@link Cause}. */
    static Indication of(Cause cause, boolean supports, Strength strength, String name) {
        if (!name.matches("[a-z][a-z0-9-]*")) {
            throw new IllegalArgumentException("not the name of an indication: " + name);
        }
        String key = cause.id() + "." + name;
        return new Indication(key, cause.id(), supports, Objects.requireNonNull(strength, "strength"), key, Set.of(),
                Set.of(), false);
    }

    /** The same, as one witness together with all of its cause's indications in that group: the strongest counts. */
    public Indication group(String name) {
        return new Indication(key, cause, supports, strength, name, evidence, breaks, circumstantial);
    }

    /** The same, with the facts that decide it, seen from this machine. */
    public Indication from(FactType<?>... facts) {
        return from(Vantage.HERE, facts);
    }

    /** The same, with further facts that decide it, seen from {@code vantage}. */
    public Indication from(Vantage vantage, FactType<?>... facts) {
        Set<EvidenceKey> all = new TreeSet<>(evidence);
        Arrays.stream(facts).map(fact -> fact.from(vantage)).forEach(all::add);
        return new Indication(key, cause, supports, strength, group, Collections.unmodifiableSet(all), breaks,
                circumstantial);
    }

    /**
     * The same, saying that it can only hold where the connection breaks at one of these stages: so that nobody is sent
     * to look for it where they were passed, or not come to.
     */
    public Indication whenBrokenAt(Stage... stages) {
        return new Indication(key, cause, supports, strength, group, evidence, Set.of(stages), circumstantial);
    }

    /**
     * The same, as a circumstance: it weighs in the ranking and carries no verdict, so that by itself it neither
     * accuses nor clears the cause.
     */
    public Indication circumstance() {
        return new Indication(key, cause, supports, strength, group, evidence, breaks, true);
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

    /** The stages at one of which the connection must have broken for it to hold; empty when it always may. */
    public Set<Stage> breaks() {
        return breaks;
    }

    /** True when it only weighs and carries no verdict. */
    public boolean circumstantial() {
        return circumstantial;
    }

    /** Signed log-odds. */
    public double weight() {
        return supports ? strength.weight() : -strength.weight();
    }

    /** True when the other one has the same key and also says and weighs the same. */
    public boolean same(Indication other) {
        return equals(other) && supports == other.supports && strength == other.strength && group.equals(other.group)
                && circumstantial == other.circumstantial;
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
