// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rdpworkbench.core.run.CaseFormatException;

/** Words that must hold in each of the situations in which they are said. */
class WordsTest {

    /** Who has compared a third clock, or a domain controller's, is not sent for one before all else. */
    @ParameterizedTest
    @ValueSource(strings = {"shadow-clock-ahead", "shadow-clock-ahead-of-others", "shadow-domain-clock-ahead"})
    void theClockThatIsWrongComesBeforeAThirdOne(String name) throws IOException, CaseFormatException {
        assumeTrue(Workbench.knows("clock.skewed"), "the cause was taken out of the sources");
        String next = RecordedCases.judged(name).next().orElseThrow().why();
        assertTrue(next.startsWith("Look at the time service of the machine whose clock is wrong: "), next);
        assertTrue(next.contains(". Where no third clock was compared yet, that comes first: "), next);
    }

    /** Some limits let later connections through again, and others take them and hang up. */
    @Test
    void aLimitIsNamedWithoutSayingWhenItBeginsOrWhatItDoes() {
        assumeTrue(Workbench.knows("path.throttled"), "the cause was taken out of the sources");
        assertEquals("Something limits the connections to this host",
                Workbench.diagnostics().snapshot().texts().text("path.throttled.title"));
    }
}
