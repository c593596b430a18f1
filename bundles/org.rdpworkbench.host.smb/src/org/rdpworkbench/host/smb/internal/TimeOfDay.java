// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.host.smb.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.rdpworkbench.host.ClockReading;
import org.rdpworkbench.host.Obstacle;

/** The host's clock, over the interface srvsvc. */
final class TimeOfDay {

    private static final int NANOS_IN_A_HUNDREDTH = 10_000_000;

    private TimeOfDay() {}

    /** NetrRemoteTOD, [MS-SRVS] 3.1.4.21. */
    static ClockReading read(RpcPipe pipe) throws Unanswered, NdrException {
        Instant before = Instant.now();
        NdrInput results = pipe.call("NetrRemoteTOD", 28, new NdrOutput()
                .nullPointer());                      // ServerName
        Instant after = Instant.now();
        if (!results.pointer()) {                     // BufferPtr
            throw Unanswered.win32("NetrRemoteTOD", results.u32());
        }
        return read(results, before, after);
    }

    /**
     * TIME_OF_DAY_INFO, [MS-SRVS] 2.2.4.105, and what the call returned. That tod_msecs counts from the start of the
     * host, as the specification has it, is not verified on Windows; Samba always says 0.
     */
    static ClockReading read(NdrInput results, Instant before, Instant after)
            throws Unanswered, NdrException {
        long todElapsedt = results.u32();
        long todMsecs = results.u32();
        results.u32();                                // tod_hours
        results.u32();                                // tod_mins
        results.u32();                                // tod_secs
        long todHunds = results.u32();
        int todTimezone = (int) results.u32();
        results.u32();                                // tod_tinterval
        results.u32();                                // tod_day
        results.u32();                                // tod_month
        results.u32();                                // tod_year
        results.u32();                                // tod_weekday
        long error = results.u32();
        if (error != Win32.SUCCESS) {
            throw Unanswered.win32("NetrRemoteTOD", error);
        }
        if (todHunds > 99) {
            throw new Unanswered(Obstacle.MALFORMED, "NetrRemoteTOD", "tod_hunds is " + todHunds);
        }
        return new ClockReading(Instant.ofEpochSecond(todElapsedt, todHunds * NANOS_IN_A_HUNDREDTH), before, after,
                todTimezone, Optional.of(todMsecs).filter(millis -> millis != 0).map(Duration::ofMillis));
    }
}
