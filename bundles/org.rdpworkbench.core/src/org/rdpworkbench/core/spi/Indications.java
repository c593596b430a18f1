// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.spi;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * All that speaks for and against one cause: a row for each indication, with the condition under which it holds. What a
 * check declares and what it finds come from the same rows, so the two cannot differ.
 *
 * @param <V> what the conditions are asked of: a fact, or what a check puts together from several
 */
public final class Indications<V> {

    private record Row<V>(Indication indication, Predicate<V> holds, Function<V, Map<String, Object>> values) {}

    private final Cause cause;
    private final List<Row<V>> rows;
    private final Set<Indication> declared;

    private Indications(Cause cause, List<Row<V>> rows) {
        this.cause = cause;
        this.rows = rows;
        this.declared = rows.stream().map(Row::indication).collect(Collectors.toUnmodifiableSet());
    }

    /** None yet. */
    public static <V> Indications<V> of(Cause cause) {
        return new Indications<>(cause, List.of());
    }

    /** The same with one more, whose text names no values. */
    public Indications<V> row(Indication indication, Predicate<V> holds) {
        return row(indication, holds, seen -> Map.of());
    }

    /**
     * The same with one more.
     *
     * @param values the values that its text names; asked for only when it holds
     * @throws IllegalArgumentException when it belongs to another cause or is there already
     */
    public Indications<V> row(Indication indication, Predicate<V> holds, Function<V, Map<String, Object>> values) {
        if (!indication.cause().equals(cause.id()) || declared.contains(indication)) {
            throw new IllegalArgumentException(indication + " belongs to another cause or is there already");
        }
        List<Row<V>> more = new ArrayList<>(rows);
        more.add(new Row<>(indication, holds, values));
        return new Indications<>(cause, List.copyOf(more));
    }

    public Cause cause() {
        return cause;
    }

    /** Every indication, for {@link Check#indications()}. */
    public Set<Indication> declared() {
        return declared;
    }

    /** Those of several causes together, for a check that judges more than one. */
    public static Set<Indication> declared(Indications<?>... all) {
        return Arrays.stream(all).flatMap(one -> one.declared.stream()).collect(Collectors.toUnmodifiableSet());
    }

    /** A finding with those that hold, in the order of the rows. It says PASS until its verdict is settled. */
    public Finding weigh(V seen) {
        Finding finding = Finding.of(cause, Verdict.PASS);
        for (Row<V> row : rows) {
            if (row.holds().test(seen)) {
                finding = finding.with(row.indication(), row.values().apply(seen));
            }
        }
        return finding;
    }
}
