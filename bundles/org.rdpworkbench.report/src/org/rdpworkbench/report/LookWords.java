// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.report;

import java.time.Duration;
import java.time.Instant;
import org.rdpworkbench.core.spi.Verdict;

/** What came of a look and how old it is, as lists of hosts say it. */
public final class LookWords {

    private LookWords() {}

    /** How it ended and how long ago. */
    public static String of(Verdict verdict, Instant at, Instant now) {
        return of(verdict) + ", " + age(Duration.between(at, now));
    }

    /** How it ended, in one or two words. */
    public static String of(Verdict verdict) {
        return switch (verdict) {
            case PASS -> "works";
            case WARN -> "warning";
            case FAIL -> "fails";
            case INCONCLUSIVE -> "unclear";
            case ERROR -> "error";
            case NOT_REPRODUCED -> "symptom not seen";
        };
    }

    /** In the largest unit that tells. */
    private static String age(Duration age) {
        if (age.toMinutes() < 0) {
            return "dated in the future";
        }
        if (age.toMinutes() < 1) {
            return "just now";
        }
        if (age.toHours() < 1) {
            return age.toMinutes() + " min ago";
        }
        return age.toDays() < 2 ? age.toHours() + " h ago" : age.toDays() + " days ago";
    }
}
