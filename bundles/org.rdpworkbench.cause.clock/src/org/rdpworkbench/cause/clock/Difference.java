// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.clock;

/** How far a clock is from this machine's, in words that end before "this machine's". */
final class Difference {

    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    private Difference() {}

    /** @param seconds that clock minus this machine's */
    static String of(double seconds) {
        long whole = Math.round(Math.min(Math.abs(seconds), Long.MAX_VALUE));
        if (whole == 0) {
            return "the same as";
        }
        String amount = whole >= 2 * DAY ? whole / DAY + " days"
                : whole >= 2 * HOUR ? Math.round(whole / (double) HOUR) + " hours"
                : whole >= 2 * MINUTE ? Math.round(whole / (double) MINUTE) + " minutes" : whole + " seconds";
        return amount + (seconds < 0 ? " behind" : " ahead of");
    }
}
