// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal.evidence;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Bytes as people read them: with where they lie, and what they are in ASCII.
 *
 * @param count how many are shown
 * @param perLine how many stand in a line
 */
record HexDump(String text, int count, int perLine) {

    /** As everywhere, where there is room. */
    static final int WIDE = 16;
    static final int NARROW = 8;

    /** What a widget can hold without becoming slow; what went over one connection is capped at twice as much. */
    private static final int MOST = 32_768;
    private static final int OFFSET = 6;

    /** A stretch of characters. */
    record Range(int from, int length) {}

    static HexDump of(byte[] bytes, int perLine) {
        int count = Math.min(bytes.length, MOST);
        StringBuilder text = new StringBuilder();
        for (int at = 0; at < count; at += perLine) {
            int end = Math.min(at + perLine, count);
            String hex = HexFormat.ofDelimiter(" ").formatHex(bytes, at, end);
            text.append("%04x  ".formatted(at)).append(hex).append(" ".repeat(ascii(perLine) - OFFSET - hex.length()))
                    .append(ascii(bytes, at, end)).append(" ".repeat(perLine - (end - at))).append('\n');
        }
        if (count < bytes.length) {
            text.append(bytes.length - count).append(" more bytes are in the case file");
        }
        return new HexDump(text.toString(), count, perLine);
    }

    private static String ascii(byte[] bytes, int from, int end) {
        StringBuilder ascii = new StringBuilder();
        for (int i = from; i < end; i++) {
            ascii.append(bytes[i] >= 0x20 && bytes[i] < 0x7F ? (char) bytes[i] : '.');
        }
        return ascii.toString();
    }

    /** In which column the ASCII begins. */
    private static int ascii(int perLine) {
        return OFFSET + 3 * perLine + 1;
    }

    /** How many characters a line has. */
    static int width(int perLine) {
        return ascii(perLine) + perLine;
    }

    /** Where these bytes stand in the text, both in hex and in ASCII. */
    List<Range> ranges(int from, int length) {
        List<Range> ranges = new ArrayList<>();
        int end = Math.min(from + length, count);
        for (int at = from; at < end; at += perLine - at % perLine) {
            int column = at % perLine;
            int many = Math.min(perLine - column, end - at);
            int line = at / perLine * (width(perLine) + 1);
            ranges.add(new Range(line + OFFSET + 3 * column, 3 * many - 1));
            ranges.add(new Range(line + ascii(perLine) + column, many));
        }
        return ranges;
    }
}
