// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rdpworkbench.core.spi.Cause;
import org.rdpworkbench.core.spi.Finding;
import org.rdpworkbench.core.spi.Indication;
import org.rdpworkbench.core.spi.Stage;
import org.rdpworkbench.core.spi.Strength;
import org.rdpworkbench.core.spi.Verdict;

/** What a finding holds and what verdict its indications carry. */
final class FindingTest {

    private static final Cause CAUSE = Cause.of("sample.cause", Stage.TLS);
    private static final Indication FOR = CAUSE.speaksFor(Strength.WEAK, "for");
    private static final Indication AGAINST = CAUSE.speaksAgainst(Strength.STRONG, "against");
    private static final Indication EXCLUDED = CAUSE.speaksAgainst(Strength.DECISIVE, "excluded");

    @Test
    void longTextsAmongTheValuesAreCut() {
        String wire = "x".repeat(100_000);
        Finding finding = Finding.of(CAUSE, Verdict.WARN).value("name", wire).with(FOR, Map.of("name", wire));
        assertEquals(300, finding.values().get("name").toString().length());
        assertEquals(300, finding.held().getFirst().values().get("name").toString().length());
    }

    @Test
    void aValueIsWhatASentenceAndJsonCanHold() {
        Finding finding = Finding.of(CAUSE, Verdict.WARN);
        for (Object value : new Object[] {new Object(), java.util.List.of("a"), null}) {
            assertThrows(IllegalArgumentException.class, () -> finding.value("name", value));
        }
    }

    @Test
    void aCutLeavesNoHalfOfACharacter() {
        String text = Finding.of(CAUSE, Verdict.WARN).value("name", "x".repeat(296) + "\uD83D\uDE00".repeat(9)).values()
                .get("name").toString();
        assertEquals("x".repeat(296) + "...", text);
    }

    @Test
    void verdictFollowsWhatHolds() {
        Finding finding = Finding.of(CAUSE, Verdict.PASS);
        assertEquals(Verdict.PASS, finding.settled(Verdict.FAIL, Verdict.PASS).verdict());
        assertEquals(Verdict.PASS, finding.with(AGAINST).settled(Verdict.FAIL, Verdict.PASS).verdict());
        assertEquals(Verdict.PASS, finding.settled(Verdict.FAIL, Verdict.PASS).verdict());
        assertEquals(Verdict.FAIL, finding.with(FOR).with(AGAINST).settled(Verdict.FAIL, Verdict.PASS)
                .verdict(), "what speaks against weighs, but does not rule out");
        assertEquals(Verdict.PASS, finding.with(FOR).with(EXCLUDED).settled(Verdict.FAIL, Verdict.PASS)
                .verdict());
    }

    /** What the neighbours do must not accuse a host, nor undo what the host itself showed. */
    @Test
    void circumstancesCarryNoVerdict() {
        Finding beside = Finding.of(CAUSE, Verdict.PASS)
                .with(CAUSE.speaksFor(Strength.STRONG, "beside").circumstance());
        assertTrue(beside.open());
        assertEquals(Verdict.INCONCLUSIVE, beside.settled(Verdict.FAIL, Verdict.INCONCLUSIVE).verdict());
        assertEquals(Verdict.INCONCLUSIVE, beside.settledOrOpen(Verdict.FAIL, Engine.record()).verdict());
        assertEquals(Verdict.PASS, beside.with(AGAINST).settledOrOpen(Verdict.FAIL, Engine.record()).verdict());
        assertEquals(Verdict.FAIL, beside.with(FOR).settledOrOpen(Verdict.FAIL, Engine.record()).verdict());
        Finding against = Finding.of(CAUSE, Verdict.PASS).with(AGAINST.circumstance());
        assertEquals(Verdict.INCONCLUSIVE, against.settledOrOpen(Verdict.FAIL, Engine.record()).verdict());
        assertFalse(beside.with(FOR).open());
        assertFalse(FOR.same(FOR.circumstance()), "who declares one must not use the other");
    }

    @Test
    void anIndicationOfAnotherCauseIsRefused() {
        Finding other = Finding.of(Cause.of("sample.other", Stage.TLS), Verdict.PASS);
        assertThrows(IllegalArgumentException.class, () -> other.with(FOR));
    }
}
