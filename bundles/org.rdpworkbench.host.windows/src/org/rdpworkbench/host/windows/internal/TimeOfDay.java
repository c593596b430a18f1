// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.windows.internal;

import com.sun.jna.Pointer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.rdpworkbench.host.ClockReading;
import org.rdpworkbench.host.MalformedBytesException;
import org.rdpworkbench.host.Octets;
import org.rdpworkbench.host.Obstacle;

/** The clock of another machine. Not verified on Windows, and Wine does not have it. */
final class TimeOfDay {

    private static final String NAME = "TIME_OF_DAY_INFO";
    /** Twelve numbers. */
    private static final int LENGTH = 48;
    private static final int NANOS_IN_A_HUNDREDTH = 10_000_000;

    private TimeOfDay() {}

    /** NetRemoteTOD, whose buffer is freed again. */
    static ClockReading read(Netapi netapi, Computer computer) throws Unanswered, MalformedBytesException {
        long[] buffer = new long[1];
        Instant before = Instant.now();
        int error = netapi.NetRemoteTOD(computer.name(), buffer);
        Instant after = Instant.now();
        Unanswered.unlessSuccess("NetRemoteTOD", error);
        if (buffer[0] == 0) {
            throw new Unanswered(Obstacle.MALFORMED, "NetRemoteTOD", "no " + NAME);
        }
        try {
            return read(new Octets(NAME, new Pointer(buffer[0]).getByteArray(0, LENGTH)), before, after);
        } finally {
            netapi.NetApiBufferFree(buffer[0]);
        }
    }

    /** TIME_OF_DAY_INFO of lmremutl.h. */
    private static ClockReading read(Octets octets, Instant before, Instant after) throws MalformedBytesException {
        long todElapsedt = octets.u32();
        long todMsecs = octets.u32();
        octets.u32();                            // tod_hours
        octets.u32();                            // tod_mins
        octets.u32();                            // tod_secs
        long todHunds = octets.u32();
        int todTimezone = (int) octets.u32();
        if (todHunds > 99) {
            throw octets.failure("has tod_hunds " + todHunds);
        }
        return new ClockReading(Instant.ofEpochSecond(todElapsedt, todHunds * NANOS_IN_A_HUNDREDTH), before, after,
                todTimezone, Optional.of(todMsecs).filter(millis -> millis != 0).map(Duration::ofMillis));
    }
}
