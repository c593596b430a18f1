// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.fleet.internal;

import java.util.stream.Collectors;

/** Makes a text fit to be kept: it says what the file said, without control characters, and is not endless. */
final class CleanText {

    /** Longest name of a host, a group or a tag, in characters. */
    static final int MOST_NAME = 200;
    /** Longest notes on a host, in characters. */
    static final int MOST_NOTES = 4_000;

    private static final String CUT = "\u2026";

    private CleanText() {}

    /** On one line and at most {@link #MOST_NAME} long; runs of white space and control characters are one space. */
    static String name(String text) {
        return line(text, MOST_NAME);
    }

    /** At most {@link #MOST_NOTES} long; lines stay lines. */
    static String notes(String text) {
        String lines = text.lines().limit(MOST_NOTES).map(line -> line(line, MOST_NOTES))
                .collect(Collectors.joining("\n")).strip();
        return cut(lines, MOST_NOTES);
    }

    private static String line(String text, int most) {
        StringBuilder clean = new StringBuilder();
        boolean space = false;
        for (int at = 0; at < text.length() && clean.length() <= most;) {
            int character = text.codePointAt(at);
            at += Character.charCount(character);
            if (Character.isWhitespace(character) || Character.isISOControl(character)) {
                space = !clean.isEmpty();
            } else {
                clean.append(space ? " " : "").appendCodePoint(character);
                space = false;
            }
        }
        return cut(clean.toString(), most);
    }

    private static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = most - CUT.length();
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + CUT;
    }
}
