// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rdpworkbench.core.spi.CaseFile;
import org.rdpworkbench.core.spi.Cause;
import org.rdpworkbench.core.spi.Check;
import org.rdpworkbench.core.spi.FactType;
import org.rdpworkbench.core.spi.Finding;
import org.rdpworkbench.core.spi.Indication;
import org.rdpworkbench.core.spi.Indications;
import org.rdpworkbench.core.spi.Stage;
import org.rdpworkbench.core.spi.Strength;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.core.spi.Verdict;

/** A table of indications: what is declared and what is found come from the same rows. */
final class IndicationsTest {

    private static final Cause CAUSE = Cause.of("test.table", Stage.TLS);
    private static final Indication SMALL = CAUSE.speaksFor(Strength.WEAK, "small").from(Seen.TYPE);
    private static final Indication EVEN = CAUSE.speaksAgainst(Strength.STRONG, "even")
            .from(Vantage.INSIDE, Seen.OTHER);
    private static final Indications<Integer> TABLE = Indications.<Integer>of(CAUSE)
            .row(SMALL, number -> number < 10, number -> Map.of("number", number))
            .row(EVEN, number -> number % 2 == 0);

    @Test
    void whatHoldsIsFoundWithItsValuesInTheOrderOfTheRows() {
        Finding both = TABLE.weigh(4);
        assertEquals(List.of(SMALL, EVEN), both.held().stream().map(Finding.Held::indication).toList());
        assertEquals(Map.of("number", 4), both.held().getFirst().values());
        assertEquals(List.of(), TABLE.weigh(11).held());
        assertEquals(Verdict.PASS, both.verdict(), "until it is settled");
    }

    @Test
    void valuesAreNotAskedForInVain() {
        Indications<Integer> careful = Indications.<Integer>of(CAUSE).row(SMALL, number -> number > 0, number -> {
            throw new AssertionError("it does not hold");
        });
        assertEquals(List.of(), careful.weigh(0).held());
    }

    @Test
    void aRowIsThereOnceAndBelongsToTheCause() {
        assertThrows(IllegalArgumentException.class, () -> TABLE.row(SMALL, number -> true));
        Indication foreign = Cause.of("test.other", Stage.TLS).speaksFor(Strength.WEAK, "small");
        assertThrows(IllegalArgumentException.class, () -> TABLE.row(foreign, number -> true));
        assertEquals(Set.of(SMALL, EVEN), TABLE.declared());
    }

    @Test
    void aCheckUsesWhatItsIndicationsRestOn() {
        Check check = new Check() {

            @Override
            public Set<Cause> causes() {
                return Set.of(CAUSE);
            }

            @Override
            public Set<Indication> indications() {
                return TABLE.declared();
            }

            @Override
            public Set<FactType<?>> needs() {
                return Set.of(Seen.TYPE);
            }

            @Override
            public List<Finding> judge(CaseFile evidence) {
                return List.of();
            }
        };
        assertEquals(Set.of(Seen.OTHER.from(Vantage.INSIDE)), check.uses(), "what it needs is not named twice");
    }
}
