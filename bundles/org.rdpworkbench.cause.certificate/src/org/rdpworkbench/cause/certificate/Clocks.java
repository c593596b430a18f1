// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.certificate;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.rdpworkbench.core.spi.CaseFile;
import org.rdpworkbench.facts.ClockSkew;
import org.rdpworkbench.facts.ReferenceClocks;

/**
 * What the clocks showed when the run began. Between the earliest and the latest of them nobody can say on which side
 * of a date the present lies.
 *
 * @param count how many clocks were read
 */
record Clocks(Instant earliest, Instant latest, int count) {

    /** Clocks nearer to each other than this are taken to confirm each other; what Kerberos tolerates by default. */
    private static final double NEAR_SECONDS = 300;

    /** One clock against this machine's. */
    private record Shift(double seconds, double uncertainty) {

        static final Shift HERE = new Shift(0, 0);

        boolean near(Shift other) {
            return Math.abs(seconds - other.seconds) <= NEAR_SECONDS + uncertainty + other.uncertainty;
        }
    }

    /**
     * This machine's clock, the host's where it is told, and a third one where there is one. When the third clock
     * confirms one of two that differ, the other one is wrong and left out.
     */
    static Clocks of(CaseFile evidence) {
        Optional<Shift> host = evidence.find(ClockSkew.TYPE).map(s -> new Shift(s.seconds(), s.uncertainty()));
        Optional<Shift> third = evidence.find(ReferenceClocks.TYPE).flatMap(ReferenceClocks::median)
                .map(clock -> new Shift(clock.seconds(), clock.uncertainty()));
        Optional<Shift> wrong = host.flatMap(h -> third.flatMap(t -> wrong(h, t)));
        List<Shift> right = Stream.of(Optional.of(Shift.HERE), host, third).flatMap(Optional::stream)
                .filter(shift -> wrong.filter(shift::equals).isEmpty()).toList();
        double earliest = right.stream().mapToDouble(s -> s.seconds - s.uncertainty).min().orElse(0);
        double latest = right.stream().mapToDouble(s -> s.seconds + s.uncertainty).max().orElse(0);
        return new Clocks(shifted(evidence, earliest), shifted(evidence, latest), right.size());
    }

    /** Of the host's clock and this machine's the one that the third clock does not confirm, if it confirms one. */
    private static Optional<Shift> wrong(Shift host, Shift third) {
        if (host.near(Shift.HERE) || third.near(host) == third.near(Shift.HERE)) {
            return Optional.empty();
        }
        return Optional.of(third.near(host) ? Shift.HERE : host);
    }

    private static Instant shifted(CaseFile evidence, double seconds) {
        return evidence.began().plusMillis(Math.round(seconds * 1_000));
    }

    /** True when more than this machine's own clock was read. */
    boolean several() {
        return count > 1;
    }
}
