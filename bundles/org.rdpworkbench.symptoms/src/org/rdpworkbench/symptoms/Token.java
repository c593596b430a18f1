// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.symptoms;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** A number as it was written, in lower case; its values are unsigned, 32 bits, and empty when there is none. */
record Token(String text) {

    /** From here on a number is an HRESULT or NTSTATUS that reports a failure. */
    static final long FIRST_STATUS = 0x8000_0000L;

    /** Statuses may stand anywhere in a text; nobody shows more of them at once. */
    private static final int MOST_STATUSES = 8;
    private static final long LAST = 0xFFFF_FFFFL;
    private static final Pattern SHAPE = Pattern.compile("-?\\d{1,10}|[0o]x[0-9a-f]+|[0-9a-f]{1,8}");
    private static final Pattern DECIMAL = Pattern.compile("-?\\d+");

    static boolean matches(String text) {
        return SHAPE.matcher(text).matches();
    }

    /** Written with 0x. */
    boolean prefixed() {
        return text.contains("x");
    }

    /** Without a prefix or sign that would tell its base. */
    boolean bare() {
        return !prefixed() && !text.startsWith("-");
    }

    /** With 0x hexadecimal, otherwise decimal. */
    OptionalLong decimal() {
        if (prefixed()) {
            return hexadecimal();
        }
        if (!DECIMAL.matcher(text).matches()) {
            return OptionalLong.empty();
        }
        long value = Long.parseLong(text);
        return value < Integer.MIN_VALUE || value > LAST ? OptionalLong.empty() : OptionalLong.of(value & LAST);
    }

    /** Hexadecimal unless a sign says that it is decimal. */
    OptionalLong hexadecimal() {
        if (text.startsWith("-")) {
            return decimal();
        }
        String digits = text.substring(prefixed() ? 2 : 0).replaceFirst("^0+(?=.)", "");
        return digits.length() > 8 ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(digits, 16));
    }

    /**
     * Whether bare digits may be hexadecimal with the 0x left out, judged by the numbers that are in use: three digits,
     * logon failures up to 0x2207 (their last byte is 7), protocol and encryption errors, statuses.
     */
    boolean looksLikeHex() {
        long value = hexadecimal().orElse(0);
        boolean logonFailure = value >= 0x1000 && value <= 0x2207 && (value & 0xFF) == 7;
        boolean errorInfo = value >= 0x10C9 && value <= 0x1136 || value >= 0x1191 && value <= 0x1196;
        return text.length() == 3 || logonFailure || errorInfo || value >= FIRST_STATUS || decimal().isEmpty();
    }

    /** Of these, all readable in that base: a dialog has two codes, so a third small number is something else. */
    static List<Token> counting(List<Token> tokens, Function<Token, OptionalLong> base) {
        List<Token> counting = new ArrayList<>();
        Set<Long> statuses = new HashSet<>();
        int small = 0;
        for (Token token : tokens) {
            long value = base.apply(token).orElseThrow();
            if (value < FIRST_STATUS ? small++ < 2 : statuses.size() < MOST_STATUSES && statuses.add(value)) {
                counting.add(token);
            }
        }
        return counting;
    }
}
