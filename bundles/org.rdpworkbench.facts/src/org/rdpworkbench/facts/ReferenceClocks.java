// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.facts;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.rdpworkbench.core.spi.Fact;
import org.rdpworkbench.core.spi.FactType;

/**
 * Third clocks against this machine's, without which a skew does not say whose clock is wrong.
 *
 * @param clocks none twice
 */
public record ReferenceClocks(List<Clock> clocks) implements Fact {

    public static final FactType<ReferenceClocks> TYPE = new FactType<>("ReferenceClocks", 1, ReferenceClocks.class);

    /**
     * One third clock.
     *
     * @param host whose clock it is
     * @param source where it was read, for example {@code NTLM} or {@code rootDSE}
     * @param seconds that host minus here
     * @param uncertainty in seconds, to either side
     */
    public record Clock(String host, String source, double seconds, double uncertainty) {}

    /**
     * The clock in the middle, which a single wrong one does not move. Of two it is the one that is nearer to this
     * machine's, which is a clock as well.
     */
    public Optional<Clock> median() {
        List<Clock> sorted = clocks.stream().sorted(Comparator.comparingDouble(Clock::seconds)).toList();
        return sorted.stream().skip(Math.max(0, (sorted.size() - 1) / 2)).limit(2 - sorted.size() % 2)
                .min(Comparator.comparingDouble(clock -> Math.abs(clock.seconds())));
    }
}
