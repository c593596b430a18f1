// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.report.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.rdpworkbench.core.spi.Verdict;
import org.rdpworkbench.report.LookWords;

class LookWordsTest {

    private static final Instant NOW = Instant.parse("2026-11-27T10:00:00Z");

    private static String words(Duration ago) {
        return LookWords.of(Verdict.NOT_REPRODUCED, NOW.minus(ago), NOW);
    }

    @Test
    void agesAreInTheLargestUnitThatTells() {
        assertEquals("symptom not seen, just now", words(Duration.ofSeconds(59)));
        assertEquals("symptom not seen, 1 min ago", words(Duration.ofSeconds(60)));
        assertEquals("symptom not seen, 47 h ago", words(Duration.ofHours(47)));
        assertEquals("symptom not seen, 2 days ago", words(Duration.ofHours(48)));
        assertEquals("symptom not seen, just now", words(Duration.ofSeconds(-5)));
        assertEquals("symptom not seen, dated in the future", words(Duration.ofHours(-1)));
    }
}
