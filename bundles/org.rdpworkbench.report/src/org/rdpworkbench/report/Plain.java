// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.report;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Makes text from the wire harmless before it is shown: the one place where that is done. */
public final class Plain {

    /** Longest text that is shown in one piece, in characters. */
    public static final int MOST = 2_000;
    /** Longest value that a host may put into a sentence of ours, in characters. */
    public static final int MOST_VALUE = 200;

    /** More marks than these on one letter stand in no language; they would climb over the lines around. */
    private static final int MOST_MARKS = 4;

    private Plain() {}

    /**
     * The text with everything that a terminal or a viewer would obey instead of showing, written as {@code \\u{1b}}:
     * control and format characters (also bidirectional ones), line breaks, lone surrogates, unassigned characters.
     * What is longer than {@link #MOST} is cut.
     */
    public static String escape(String text) {
        return escape(text, MOST);
    }

    /** {@link #escape(String)}, cut after {@code most} characters of the source. */
    public static String escape(String text, int most) {
        StringBuilder plain = new StringBuilder(Math.min(text.length(), most) + 16);
        int at = 0;
        int marks = 0;
        while (at < text.length() && at < most) {
            int character = text.codePointAt(at);
            marks = combines(character) ? marks + 1 : 0;
            if (shows(character) && marks <= MOST_MARKS) {
                plain.appendCodePoint(character);
            } else {
                plain.append(visible(character));
            }
            at += Character.charCount(character);
        }
        return at < text.length() ? plain.append("\u2026").toString() : plain.toString();
    }

    /** The values of a sentence, each escaped and cut where it is text. */
    public static Map<String, Object> escape(Map<String, Object> values) {
        Map<String, Object> plain = new LinkedHashMap<>();
        values.forEach((name, value) -> plain.put(name,
                value instanceof Number || value instanceof Boolean ? value
                        : escape(String.valueOf(value), MOST_VALUE)));
        return plain;
    }

    /** Escaped text in ASCII alone: punctuation by its like, everything else as {@code \\u{fc}}. */
    public static String ascii(String escaped) {
        if (escaped.chars().allMatch(c -> c < 0x80)) {
            return escaped;
        }
        StringBuilder ascii = new StringBuilder(escaped.length() + 16);
        escaped.codePoints().forEach(c -> ascii.append(c < 0x80 ? Character.toString(c) : like(c)));
        return ascii.toString();
    }

    private static String like(int character) {
        return switch (character) {
            case '\u2026' -> "...";
            case '\u2013', '\u2014', '\u2212' -> "-";
            case '\u2018', '\u2019' -> "'";
            case '\u201c', '\u201d' -> "\"";
            case '\u2192' -> "->";
            case '\u00b1' -> "+/-";
            case '\u00b7' -> "-";
            case '\u00a0' -> " ";
            default -> visible(character);
        };
    }

    private static boolean shows(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED,
                    Character.PRIVATE_USE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    private static boolean combines(int character) {
        return switch (Character.getType(character)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> false;
        };
    }

    private static String visible(int character) {
        return "\\u{" + Integer.toHexString(character).toLowerCase(Locale.ROOT) + "}";
    }
}
