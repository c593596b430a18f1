// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.report.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.rdpworkbench.report.Plain;

/** What a host may put on a person's screen. */
final class PlainTest {

    @Test
    void whatATerminalWouldObeyIsShown() {
        assertEquals("\\u{1b}[2J\\u{202e}x\\u{a}", Plain.escape("\u001b[2J\u202ex\n"));
    }

    @Test
    void accentsStayAndTowersOfThemDoNot() {
        String name = "e\u0301\u0323 \u0915\u094d\u0937";
        assertEquals(name, Plain.escape(name));
        String tower = "e" + "\u0301".repeat(500);
        assertEquals("e" + "\u0301".repeat(4) + "\\u{301}".repeat(496), Plain.escape(tower));
    }
}
