// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.ui.internal;

import org.rdpworkbench.core.spi.Verdict;

/** English words for verdicts. */
public final class VerdictWords {

    private VerdictWords() {}

    /** A sentence about a diagnosis. */
    public static String sentence(Verdict verdict) {
        return switch (verdict) {
            case PASS -> "Nothing failed at the last look.";
            case WARN -> "The connection got through; something is worth a look.";
            case FAIL -> "The connection failed at the last look.";
            case INCONCLUSIVE -> "The last look was incomplete.";
            case ERROR -> "A check broke at the last look.";
            case NOT_REPRODUCED -> "The reported failure did not show from here.";
        };
    }

    /** What a finding about one cause says. */
    public static String ofCause(Verdict verdict) {
        return switch (verdict) {
            case PASS -> "not there";
            case WARN -> "warning";
            case FAIL -> "supported";
            case INCONCLUSIVE, NOT_REPRODUCED -> "not judged";
            case ERROR -> "check broke";
        };
    }
}
