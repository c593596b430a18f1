// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.hosts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The order of names. */
class NaturalOrderTest {

    @Test
    void namesAreOrderedAsPeopleNumberThem() {
        List<String> ordered = List.of("", "10.0.0.2", "10.0.0.10", "2026-01-02", "2026-01-10", "a", "Rack", "rack 2",
                "Rack 007", "rack 10", "Rack 10 b", "rack 99999999999999999999", "rack 100000000000000000000", "Zed");
        List<String> shuffled = new ArrayList<>(ordered);
        Collections.reverse(shuffled);
        assertEquals(ordered, shuffled.stream().sorted(NaturalOrder.OF_NAMES).toList());
    }

    @Test
    void zerosInFrontAndLargeLettersMakeNoDifference() {
        assertEquals(0, NaturalOrder.OF_NAMES.compare("srv007", "SRV7"));
        assertEquals(0, NaturalOrder.OF_NAMES.compare("0", "00"));
    }
}
