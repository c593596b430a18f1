// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal;

import java.util.Locale;

/** How long something took. */
public final class Milliseconds {

    private Milliseconds() {}

    /** Milliseconds with as many digits as mean something. */
    public static String words(double millis) {
        if (millis >= 9_999.5) {
            return String.format(Locale.ROOT, "%.1f s", millis / 1_000);
        }
        return String.format(Locale.ROOT, millis < 9.95 ? "%.1f ms" : "%.0f ms", millis);
    }
}
