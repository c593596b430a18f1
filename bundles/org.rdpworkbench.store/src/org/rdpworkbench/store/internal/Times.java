// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.store.internal;

import java.time.Instant;
import java.util.Locale;

/** Moments as texts, whose order is that of the times. */
public final class Times {

    private static final int SECONDS = 20;

    private Times() {}

    public static String text(Instant at) {
        return String.format(Locale.ROOT, "%020d %09d", at.getEpochSecond(), at.getNano());
    }

    /** @throws IllegalArgumentException or another of its kind when it is no such text */
    public static Instant of(String text) {
        return Instant.ofEpochSecond(Long.parseLong(text.substring(0, SECONDS)),
                Long.parseLong(text.substring(SECONDS + 1)));
    }
}
