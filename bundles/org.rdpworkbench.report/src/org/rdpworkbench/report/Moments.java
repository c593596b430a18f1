// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.report;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Points in time as text, in UTC and the same in every locale. */
final class Moments {

    static final String DAY = "uuuu-MM-dd";
    static final String MINUTE = "uuuu-MM-dd HH:mm";
    static final String SECOND = "uuuu-MM-dd HH:mm:ss";

    /** What a calendar can hold; an {@link Instant} goes a year further, and a certificate or a file may say so. */
    private static final long MOST_SECONDS = 31_000_000_000_000_000L;

    private Moments() {}

    static String words(String pattern, Instant at) {
        return words(pattern, at.getEpochSecond(), at.getNano());
    }

    static String words(String pattern, double second) {
        double whole = Math.floor(second);
        return words(pattern, (long) whole, (long) ((second - whole) * 1e9));
    }

    private static String words(String pattern, long second, long nano) {
        Instant shown = Instant.ofEpochSecond(Math.clamp(second, -MOST_SECONDS, MOST_SECONDS), nano);
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC).format(shown);
    }
}
