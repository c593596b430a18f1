// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.certificate.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rdpworkbench.cause.certificate.BindingCheck;
import org.rdpworkbench.cause.certificate.StaleBindingFixer;
import org.rdpworkbench.core.run.NarrowedCase;
import org.rdpworkbench.core.spi.Change;
import org.rdpworkbench.core.spi.Finding;
import org.rdpworkbench.core.spi.FixPlan;
import org.rdpworkbench.core.spi.Fixer;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.facts.HostRoles;
import org.rdpworkbench.facts.HostRoles.Role;
import org.rdpworkbench.testkit.Cases;
import org.rdpworkbench.testkit.Expectation;

final class StaleBindingFixerTest {

    private static final Fixer FIXER = new StaleBindingFixer();
    private static final String THUMBPRINT = "ab".repeat(20);

    /** The host refuses TLS for want of a certificate, and has not the one that is bound. */
    static Cases nowhere(Role... roles) {
        return Seen.bound(THUMBPRINT, Optional.empty(), refused(roles));
    }

    private static Cases refused(Role... roles) {
        return Seen.refused(3, Cases.of()).from(Vantage.INSIDE, new HostRoles(List.of(roles)));
    }

    @Test
    void aBindingToNothingIsTakenAway() {
        FixPlan plan = proposed(nowhere()).getFirst();
        assertEquals("certificate.unbound.fix-take-away", plan.key());
        assertEquals(FixPlan.Security.SAME, plan.security());
        assertEquals(true, plan.interrupts());
        assertEquals(List.of(
                new Change.Set("registry:HKLM\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server\\WinStations"
                        + "\\RDP-Tcp\\SSLCertificateSHA1Hash",
                        Optional.of(SettingValue.of("REG_BINARY", HexFormat.of().parseHex(THUMBPRINT))),
                        SettingValue.ABSENT),
                new Change.Act(Change.Action.RESTART_SERVICE, "SessionEnv", "SessionEnv is running"),
                new Change.Act(Change.Action.RESTART_SERVICE, "TermService", "the host sends a certificate")),
                plan.changes());
    }

    @Test
    void aRoleThatHasNothingToDoWithCertificatesIsNoObstacle() {
        assertEquals(1, proposed(nowhere(Role.DOMAIN_CONTROLLER)).size());
    }

    static List<Cases> left() {
        return List.of(
                nowhere(Role.CONNECTION_BROKER),
                nowhere(Role.HYPER_V, Role.GATEWAY),
                // Nobody knows what else the host is for.
                Seen.bound(THUMBPRINT, Optional.empty(), Seen.refused(3, Cases.of())),
                // There, whatever is wrong with it; or none is bound; or nobody looked.
                Seen.bound(THUMBPRINT, Seen.stored(false), refused()),
                Seen.bound(THUMBPRINT, Seen.stored(true), refused()),
                Seen.unbound(Optional.empty(), refused()),
                refused(),
                // Connections work.
                Seen.bound(THUMBPRINT, Optional.empty(), Seen.refusedAlone(5, Seen.valid(Duration.ofDays(30),
                        Duration.ofDays(30)))).from(Vantage.INSIDE, new HostRoles(List.of())),
                // No thumbprint, as in a case file that somebody made up.
                Seen.bound("ab", Optional.empty(), refused()),
                Seen.bound("xy".repeat(20), Optional.empty(), refused()));
    }

    @ParameterizedTest
    @MethodSource("left")
    void othersAreLeftAsTheyAre(Cases evidence) {
        assertEquals(List.of(), proposed(evidence));
    }

    private static List<FixPlan> proposed(Cases evidence) {
        Finding finding = Expectation.judged(new BindingCheck(), FIXER.cause(), evidence);
        return FIXER.propose(finding, new NarrowedCase(evidence.record(), FIXER.uses()));
    }
}
