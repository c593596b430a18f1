// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.spi;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** A verdict on one cause, with the indications that hold. Carries keys and values; texts are rendered later. */
public final class Finding {

    /** Longer texts among the values are cut. */
    private static final int MOST_TEXT = 300;

    /**
     * An indication that holds.
     *
     * @param values named values for its text: strings, numbers and booleans
     */
    public record Held(Indication indication, Map<String, Object> values) {}

    private final Cause cause;
    private final Verdict verdict;
    private final List<Held> held;
    private final Map<String, Object> values;
    private final List<EvidenceKey> missing;

    private Finding(Cause cause, Verdict verdict, List<Held> held, Map<String, Object> values,
            List<EvidenceKey> missing) {
        this.cause = Objects.requireNonNull(cause, "cause");
        this.verdict = Objects.requireNonNull(verdict, "verdict");
        this.held = held;
        this.values = values;
        this.missing = missing;
    }

    public static Finding of(Cause cause, Verdict verdict) {
        return new Finding(cause, verdict, List.of(), Map.of(), List.of());
    }

    /** Nothing could be said for want of evidence. */
    public static Finding inconclusive(Cause cause, List<EvidenceKey> missing) {
        return of(cause, Verdict.INCONCLUSIVE).lacking(missing);
    }

    /** The same, naming the evidence that would tell more. */
    public Finding lacking(List<EvidenceKey> keys) {
        return new Finding(cause, verdict, held, values, List.copyOf(keys));
    }

    /** The same with another verdict. */
    public Finding as(Verdict other) {
        return new Finding(cause, other, held, values, missing);
    }

    /** The same with an indication that holds. */
    public Finding with(Indication indication) {
        return with(indication, Map.of());
    }

    /** The same with an indication that holds, and the values that its text names. */
    public Finding with(Indication indication, Map<String, Object> itsValues) {
        if (!indication.cause().equals(cause.id())) {
            throw new IllegalArgumentException(indication + " does not belong to " + cause);
        }
        List<Held> more = new ArrayList<>(held);
        Map<String, Object> kept = new TreeMap<>();
        itsValues.forEach((name, value) -> kept.put(name, capped(value)));
        more.add(new Held(indication, Collections.unmodifiableMap(kept)));
        return new Finding(cause, verdict, Collections.unmodifiableList(more), values, missing);
    }

    /**
     * The same with the verdict that its indications carry: {@code supported} when at least one speaks for the cause
     * and none rules it out, else {@code otherwise}. Circumstances carry none.
     */
    public Finding settled(Verdict supported, Verdict otherwise) {
        boolean speaksFor = held.stream().map(Held::indication)
                .anyMatch(i -> i.supports() && !i.circumstantial());
        boolean ruledOut = held.stream().map(Held::indication)
                .anyMatch(i -> !i.supports() && i.strength() == Strength.DECISIVE);
        return as(speaksFor && !ruledOut ? supported : otherwise);
    }

    /**
     * The same with the verdict that its indications carry, where little against a cause does not clear it: without
     * one that speaks for it or at least strongly against it, the finding is INCONCLUSIVE and keeps what holds.
     *
     * @param telling what would tell more, seen from here; the finding names what of it is not there, or all of it
     *     where it is there in part only
     */
    public Finding settledOrOpen(Verdict supported, CaseFile evidence, FactType<?>... telling) {
        Finding settled = settled(supported, Verdict.PASS);
        boolean cleared = held.stream().map(Held::indication)
                .anyMatch(i -> !i.supports() && !i.circumstantial()
                        && i.strength().compareTo(Strength.STRONG) >= 0);
        if (settled.verdict != Verdict.PASS || cleared) {
            return settled;
        }
        List<EvidenceKey> wanted = Arrays.stream(telling).map(type -> type.from(Vantage.HERE)).toList();
        List<EvidenceKey> absent = Arrays.stream(telling).filter(type -> evidence.find(type).isEmpty())
                .map(type -> type.from(Vantage.HERE)).toList();
        return as(Verdict.INCONCLUSIVE).lacking(absent.isEmpty() ? wanted : absent);
    }

    /** True when nothing holds that carries a verdict. */
    public boolean open() {
        return held.stream().allMatch(h -> h.indication().circumstantial());
    }

    /** The same with a value that the cause's own texts name. */
    public Finding value(String name, Object value) {
        Map<String, Object> more = new TreeMap<>(values);
        more.put(name, capped(value));
        return new Finding(cause, verdict, held, Collections.unmodifiableMap(more), missing);
    }

    /** Values are put into sentences, and some come from the wire. */
    static Object capped(Object value) {
        return switch (value) {
            case String text when text.length() > MOST_TEXT -> {
                int end = MOST_TEXT - 3;
                yield text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "...";
            }
            case String text -> text;
            case Number number -> number;
            case Boolean flag -> flag;
            case null, default -> throw new IllegalArgumentException("a value is a string, a number or a boolean");
        };
    }

    public Cause cause() {
        return cause;
    }

    public Verdict verdict() {
        return verdict;
    }

    /** The indications that hold, in the order in which they were added. */
    public List<Held> held() {
        return held;
    }

    /** Values for the cause's own texts. */
    public Map<String, Object> values() {
        return values;
    }

    /** The evidence that an inconclusive finding lacks. */
    public List<EvidenceKey> missing() {
        return missing;
    }

    @Override
    public String toString() {
        return cause + " " + verdict + " " + held.stream().map(h -> h.indication().key()).toList();
    }
}
