// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Points in time as this machine's clock shows them, in the same order everywhere. */
public final class LocalTimes {

    /** What a calendar can hold; a file may say anything. */
    private static final long MOST_SECONDS = 31_000_000_000_000_000L;

    private LocalTimes() {}

    /** The day. */
    public static String day(Instant at) {
        return format("uuuu-MM-dd", at);
    }

    /** The day and the time to the second. */
    public static String second(Instant at) {
        return format("uuuu-MM-dd HH:mm:ss", at);
    }

    private static String format(String pattern, Instant at) {
        Instant shown = Instant.ofEpochSecond(Math.clamp(at.getEpochSecond(), -MOST_SECONDS, MOST_SECONDS));
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneId.systemDefault()).format(shown);
    }
}
