// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.clock.tests;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.facts.ClockSkew;
import org.rdpworkbench.facts.HostRoles;
import org.rdpworkbench.facts.HostRoles.Role;
import org.rdpworkbench.facts.ReferenceClocks;
import org.rdpworkbench.facts.ReferenceClocks.Clock;
import org.rdpworkbench.facts.ServiceStates.State;
import org.rdpworkbench.facts.TimeService;
import org.rdpworkbench.facts.TimeService.Source;
import org.rdpworkbench.testkit.Cases;

/** Cases with clocks that differ from this machine's by so many seconds. */
final class Seen {

    static final double AHEAD = 47 * 60;
    static final double BEHIND = -6 * 3_600;

    private Seen() {}

    static Cases host(double seconds) {
        return host(seconds, 0.5);
    }

    static Cases host(double seconds, double uncertainty) {
        return Cases.of(new ClockSkew(seconds, uncertainty, "NTLM challenge"));
    }

    /** Other hosts of the run: other1, other2 and so on. */
    static Cases others(Cases evidence, double... seconds) {
        return evidence.from(Vantage.HERE, new ReferenceClocks(IntStream.range(0, seconds.length)
                .mapToObj(i -> new Clock("other" + (i + 1), "NTLM challenge", seconds[i], 0.5)).toList()));
    }

    /** A domain controller, and other hosts before it. */
    static Cases domain(Cases evidence, double seconds, double... others) {
        List<Clock> clocks = Arrays.stream(others).mapToObj(s -> new Clock("other", "NTLM challenge", s, 0.5))
                .collect(Collectors.toCollection(ArrayList::new));
        clocks.add(new Clock("dc1", "rootDSE", seconds, 1));
        return evidence.from(Vantage.HERE, new ReferenceClocks(List.copyOf(clocks)));
    }

    /** The time service of the host, as it is seen inside. */
    static Cases service(Cases evidence, State state, Source source) {
        return evidence.from(Vantage.INSIDE, new TimeService(state, source));
    }

    /** The host is a domain controller, as it is seen inside. */
    static Cases domainController(Cases evidence) {
        return evidence.from(Vantage.INSIDE, new HostRoles(List.of(Role.DOMAIN_CONTROLLER)));
    }
}
