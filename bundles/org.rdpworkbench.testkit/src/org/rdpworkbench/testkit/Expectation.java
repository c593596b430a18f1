// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.rdpworkbench.core.run.Declared;
import org.rdpworkbench.core.run.NarrowedCase;
import org.rdpworkbench.core.spi.Check;
import org.rdpworkbench.core.spi.Figure;
import org.rdpworkbench.core.spi.FigureSource;
import org.rdpworkbench.core.spi.Finding;
import org.rdpworkbench.core.spi.Indication;
import org.rdpworkbench.core.spi.Verdict;

/**
 * A line of a table: a case, and all that a check must say of one cause in it.
 *
 * @param what the case in a few words, for the test's name
 * @param cause the cause's id
 * @param held the names of the indications that hold, and no other
 */
public record Expectation(String what, String cause, Cases evidence, Verdict verdict, Set<String> held) {

    /** An expectation; {@code held} are the names of the indications without the cause's id. */
    public static Expectation of(String what, String cause, Cases evidence, Verdict verdict, String... held) {
        return new Expectation(what, cause, evidence, verdict, Set.of(held));
    }

    /** Fails unless the check says just that. */
    public void holds(Check check) {
        Finding finding = judged(check, cause, evidence);
        assertEquals(held, names(finding));
        assertEquals(verdict, finding.verdict());
    }

    /** What the check says of that cause; it sees what it declared, as in a run. */
    public static Finding judged(Check check, String cause, Cases evidence) {
        return check.judge(new NarrowedCase(evidence.record(), Declared.by(check))).stream()
                .filter(finding -> finding.cause().id().equals(cause)).findFirst().orElseThrow();
    }

    /** The figure of a finding; its source, too, sees what it declared. */
    public static Optional<Figure> drawn(FigureSource source, Finding finding, Cases evidence) {
        return source.draw(finding, new NarrowedCase(evidence.record(), source.uses()));
    }

    private Set<String> names(Finding finding) {
        return finding.held().stream().map(h -> h.indication().key().substring(cause.length() + 1))
                .collect(Collectors.toSet());
    }

    /** Every indication holds in one line of the table and is absent in another one about the same cause. */
    public static void assertComplete(Check check, List<Expectation> rows) {
        Set<String> declared = check.indications().stream().map(Indication::key).collect(Collectors.toSet());
        Set<String> seen = new HashSet<>();
        Set<String> absent = new HashSet<>();
        for (Expectation row : rows) {
            for (Indication indication : check.indications()) {
                if (indication.cause().equals(row.cause)) {
                    boolean holds = row.held.contains(indication.key().substring(row.cause.length() + 1));
                    (holds ? seen : absent).add(indication.key());
                }
            }
        }
        assertEquals(declared, seen);
        assertEquals(declared, absent);
    }

    @Override
    public String toString() {
        return cause + ": " + what;
    }
}
