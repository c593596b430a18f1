// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.core.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rdpworkbench.core.run.Texts;

/** Keys, places and values. */
final class TextsTest {

    private final Texts texts = new Texts(Map.of("a", "expired {days} days ago, on {date}", "plain", "it's 100 %"));

    @Test
    void putsValuesIn() {
        assertEquals("expired 3 days ago, on Monday", texts.text("a", Map.of("days", 3, "date", "Monday")));
        assertEquals("it's 100 %", texts.text("plain"));
    }

    @Test
    void aPlaceWithoutValueIsAnEllipsis() {
        assertEquals("expired ... days ago, on ...", texts.text("a"));
    }

    @Test
    void anUnknownKeyStandsForItself() {
        assertEquals("no.such", texts.text("no.such"));
        assertEquals(Optional.empty(), texts.pattern("no.such"));
    }

    @Test
    void keysAreFoundByHowTheyBegin() {
        assertEquals(Set.of("plain"), texts.keys("pl"));
        assertEquals(Set.of(), texts.keys("no.such"));
    }

    @Test
    void valuesAreNoPatterns() {
        assertEquals("expired {date} days ago, on $1\\", texts.text("a", Map.of("days", "{date}", "date", "$1\\")));
    }

    @Test
    void ownTextsWinOverOthers() {
        Texts both = texts.and(new Texts(Map.of("plain", "other", "more", "more")));
        assertEquals("it's 100 %", both.text("plain"));
        assertEquals("more", both.text("more"));
    }
}
