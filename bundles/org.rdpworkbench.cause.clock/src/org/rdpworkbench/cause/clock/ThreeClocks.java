// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.clock;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.rdpworkbench.core.spi.CaseFile;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.facts.ClockSkew;
import org.rdpworkbench.facts.HostRoles;
import org.rdpworkbench.facts.ReferenceClocks;
import org.rdpworkbench.facts.ReferenceClocks.Clock;
import org.rdpworkbench.facts.TimeService;

/**
 * The host's clock, this machine's, and a third one that says whose is wrong. A domain controller's clock counts
 * before all others, because it is the one that Kerberos goes by; without one it is the median of the rest.
 *
 * @param others every third clock
 * @param service how the host keeps its time, where somebody looked inside
 * @param roles what the host is for, likewise
 */
record ThreeClocks(ClockSkew host, List<Clock> others, Optional<TimeService> service, Optional<HostRoles> roles) {

    /** Those of a case; empty where the host told no time. */
    static Optional<ThreeClocks> in(CaseFile evidence) {
        return evidence.find(ClockSkew.TYPE).map(host -> new ThreeClocks(host,
                evidence.find(ReferenceClocks.TYPE).map(ReferenceClocks::clocks).orElse(List.of()),
                evidence.find(TimeService.TYPE, Vantage.INSIDE), evidence.find(HostRoles.TYPE, Vantage.INSIDE)));
    }

    /** True when a third clock says that the host's is wrong, whatever it says of this machine's. */
    boolean hostIsWrong() {
        return thirdSidesWithHere() || domainContradictsBoth();
    }

    /** True when the host's clock is off and its time service is like that. Of one that is right it says nothing. */
    boolean offWhile(Predicate<TimeService> how) {
        return hostFromHere() == Apart.FAR && service.filter(how).isPresent();
    }

    /** True when the host's clock is off from here, and its domain goes by it. */
    boolean offAsDomainController() {
        return hostFromHere() == Apart.FAR
                && roles.filter(all -> all.has(HostRoles.Role.DOMAIN_CONTROLLER)).isPresent();
    }

    /** The host against this machine. */
    Apart hostFromHere() {
        return Apart.of(host.seconds(), host.uncertainty());
    }

    Optional<Clock> third() {
        return others.stream().filter(ThreeClocks::domainController).findFirst()
                .or(() -> new ReferenceClocks(others).median());
    }

    /** True when the third clock agrees with this machine and not with the host, and no more do the opposite. */
    boolean thirdSidesWithHere() {
        return third().filter(clock -> fromHere(clock) == Apart.NEAR && fromHost(clock) == Apart.FAR
                && (domainController(clock) || others.stream().filter(c -> fromHere(c) == Apart.NEAR).count()
                        > others.stream().filter(c -> fromHost(c) == Apart.NEAR).count())).isPresent();
    }

    /** True when the third clock agrees with the host and not with this machine, and no other one contradicts it. */
    boolean thirdSidesWithHost() {
        return third().filter(clock -> fromHost(clock) == Apart.NEAR && fromHere(clock) == Apart.FAR
                && (domainController(clock) || others.stream().noneMatch(c -> fromHere(c) == Apart.NEAR))).isPresent();
    }

    /** True when a domain controller's clock agrees with neither. Of other clocks the odd one may be the wrong one. */
    boolean domainContradictsBoth() {
        return third().filter(clock -> domainController(clock) && fromHost(clock) == Apart.FAR
                && fromHere(clock) == Apart.FAR).isPresent();
    }

    private static boolean domainController(Clock clock) {
        return clock.source().toLowerCase(Locale.ROOT).contains("rootdse");
    }

    private static Apart fromHere(Clock clock) {
        return Apart.of(clock.seconds(), clock.uncertainty());
    }

    private Apart fromHost(Clock clock) {
        return Apart.of(host.seconds() - clock.seconds(), host.uncertainty() + clock.uncertainty());
    }
}
