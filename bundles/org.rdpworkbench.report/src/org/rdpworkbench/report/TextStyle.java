// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.report;

import java.nio.charset.Charset;

/**
 * How text for a terminal is drawn.
 *
 * @param color with ANSI colours
 * @param unicode false when the output can take ASCII only
 * @param width of a line, in characters
 */
public record TextStyle(boolean color, boolean unicode, int width) {

    /** Text in ASCII without colours, for files and pipes of unknown taste. */
    public static final TextStyle ASCII = new TextStyle(false, false, 100);

    /** For an output with that charset: anything that cannot take every character is given ASCII. */
    public static TextStyle of(Charset charset, boolean color) {
        return new TextStyle(color, charset.name().startsWith("UTF-"), 100);
    }

    /** What a piece of text looks like. */
    enum Look {
        PLAIN(""), BOLD("1"), GOOD("32"), WARN("33"), BAD("31"), BAD_BOLD("1;31"), MUTED("2");

        private final String code;

        Look(String code) {
            this.code = code;
        }
    }

    String paint(Look look, String text) {
        return color && look != Look.PLAIN && !text.isBlank() ? "\u001b[" + look.code + "m" + text + "\u001b[0m" : text;
    }

    /** Text from anywhere, made harmless and fit for this output. */
    String plain(String text) {
        String escaped = Plain.escape(text);
        return unicode ? escaped : Plain.ascii(escaped);
    }

    /** A symbol of ours, or what stands for it in ASCII. */
    String symbol(String symbol, String ascii) {
        return unicode ? symbol : ascii;
    }
}
