// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class HexDumpTest {

    private static final byte[] BYTES = "RDP\u0007 and more bytes".getBytes();

    private static List<String> marked(HexDump dump, int from, int length) {
        return dump.ranges(from, length).stream()
                .map(range -> dump.text().substring(range.from(), range.from() + range.length())).toList();
    }

    @Test
    void linesSayWhereTheBytesLieAndWhatTheyAre() {
        assertEquals("0000  52 44 50 07 20 61 6e 64 20 6d 6f 72 65 20 62 79  RDP. and more by\n"
                + "0010  74 65 73" + " ".repeat(41) + "tes" + " ".repeat(13) + "\n",
                HexDump.of(BYTES, HexDump.WIDE).text());
    }

    @Test
    void aStretchOverSeveralLinesIsFoundInHexAndInAscii() {
        assertEquals(List.of("79", "y", "74 65", "te"), marked(HexDump.of(BYTES, HexDump.WIDE), 15, 3));
        assertEquals(List.of("6e 64", "nd", "20 6d 6f 72 65 20 62 79", " more by", "74", "t"),
                marked(HexDump.of(BYTES, HexDump.NARROW), 6, 11));
    }

    @Test
    void whatIsTooMuchIsLeftOut() {
        HexDump dump = HexDump.of(new byte[40_000], HexDump.WIDE);
        assertTrue(dump.text().endsWith("7232 more bytes are in the case file"));
        assertEquals(List.of(), dump.ranges(39_000, 10));
    }
}
