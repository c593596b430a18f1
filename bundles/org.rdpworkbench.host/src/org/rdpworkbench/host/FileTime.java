// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host;

import java.time.Instant;
import java.util.Optional;

/** Times as Windows keeps them. */
public final class FileTime {

    private static final long SECONDS_FROM_1601_TO_1970 = 11_644_473_600L;
    private static final long TICKS_IN_A_SECOND = 10_000_000;

    private FileTime() {}

    /** FILETIME, [MS-DTYP] 2.3.3: counts of 100 ns since 1601, without sign; 0 is no time. */
    public static Optional<Instant> instant(long fileTime) {
        if (fileTime == 0) {
            return Optional.empty();
        }
        long seconds = Long.divideUnsigned(fileTime, TICKS_IN_A_SECOND);
        long ticks = Long.remainderUnsigned(fileTime, TICKS_IN_A_SECOND);
        return Optional.of(Instant.ofEpochSecond(seconds - SECONDS_FROM_1601_TO_1970, ticks * 100));
    }
}
