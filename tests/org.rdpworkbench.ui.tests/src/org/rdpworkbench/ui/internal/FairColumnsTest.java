// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

/** How the width of a table is shared. */
class FairColumnsTest {

    @Test
    void whatIsLeftIsSharedByNeed() {
        assertArrayEquals(new int[] {300, 100}, FairColumns.share(400, new int[] {150, 50}, new int[] {1, 1}));
    }

    @Test
    void shortColumnsStayWholeWhereThereIsTooLittle() {
        assertArrayEquals(new int[] {60, 240}, FairColumns.share(300, new int[] {60, 500}, new int[] {1, 1}));
        assertArrayEquals(new int[] {60, 120, 120},
                FairColumns.share(300, new int[] {60, 500, 500}, new int[] {1, 1, 1}));
    }

    @Test
    void columnsThatAreAllTooLongShareByWeight() {
        assertArrayEquals(new int[] {50, 50}, FairColumns.share(100, new int[] {400, 200}, new int[] {1, 1}));
        assertArrayEquals(new int[] {135, 45}, FairColumns.share(180, new int[] {140, 100}, new int[] {3, 1}));
        assertArrayEquals(new int[] {120, 60}, FairColumns.share(180, new int[] {120, 100}, new int[] {3, 1}));
    }

    @Test
    void anEmptyTableHasNothingToShare() {
        assertArrayEquals(new int[] {0, 0}, FairColumns.share(100, new int[] {0, 0}, new int[] {1, 1}));
        assertArrayEquals(new int[0], FairColumns.share(100, new int[0], new int[0]));
    }
}
