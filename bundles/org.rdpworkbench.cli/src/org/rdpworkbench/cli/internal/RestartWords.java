// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cli.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.rdpworkbench.core.spi.Target;

/** What is said while hosts that were asked to restart are waited for: once, and then no more often than it helps. */
final class RestartWords {

    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());

    private final InstantSource clock;
    private final Map<Target, Instant> first = new HashMap<>();
    private final Map<Target, Instant> last = new HashMap<>();

    RestartWords(InstantSource clock) {
        this.clock = clock;
    }

    /** What to say now; empty where it was said a moment ago. */
    synchronized Optional<String> waiting(Target host, Instant until) {
        Instant now = clock.instant();
        Instant told = last.get(host);
        if (told != null && now.isBefore(told.plus(PAUSE))) {
            return Optional.empty();
        }
        last.put(host, now);
        Instant began = first.computeIfAbsent(host, any -> now);
        return Optional.of(told == null ? "the host was asked to restart, and is waited for until " + TIME.format(until)
                + "; Ctrl-C ends the waiting and not the restart"
                : "waiting for the host since " + TIME.format(began) + ", now " + TIME.format(now) + ", until "
                + TIME.format(until));
    }
}
