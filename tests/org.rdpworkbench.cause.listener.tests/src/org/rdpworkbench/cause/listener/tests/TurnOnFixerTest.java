// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.listener.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rdpworkbench.cause.listener.TurnOnFixer;
import org.rdpworkbench.cause.listener.TurnedOffCheck;
import org.rdpworkbench.core.run.NarrowedCase;
import org.rdpworkbench.core.spi.Change;
import org.rdpworkbench.core.spi.ConnectOutcome;
import org.rdpworkbench.core.spi.Finding;
import org.rdpworkbench.core.spi.FixPlan;
import org.rdpworkbench.core.spi.Fixer;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.facts.RemoteDesktopSettings;
import org.rdpworkbench.facts.RemoteDesktopSettings.Origin;
import org.rdpworkbench.facts.RemoteDesktopSettings.Owner;
import org.rdpworkbench.facts.RemoteDesktopSettings.Setting;
import org.rdpworkbench.testkit.Cases;
import org.rdpworkbench.testkit.Expectation;

final class TurnOnFixerTest {

    private static final Fixer FIXER = new TurnOnFixer();

    @Test
    void whatTheHostTurnedOffIsTurnedOn() {
        FixPlan plan = proposed(refused(Seen.denying(1, Owner.LOCAL, 1))).getFirst();
        assertEquals("listener.rdp-disabled.fix-turn-on", plan.key());
        assertEquals(FixPlan.Security.WEAKER, plan.security());
        assertEquals(List.of(new Change.Set(
                "registry:HKLM\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server\\fDenyTSConnections",
                Optional.of(SettingValue.dword(1)), SettingValue.dword(0))), plan.changes());
    }

    static List<Cases> left() {
        Origin preferences = new Origin(Origin.Source.PREFERENCES, Optional.of("Servers"));
        return List.of(
                refused(Seen.denying(1, Owner.POLICY, 1)),
                // A policy that has the host's own place, whoever is said to own it.
                refused(off(Owner.POLICY, Optional.empty(), Optional.of(preferences))),
                refused(off(Owner.LOCAL, Optional.empty(), Optional.of(preferences))),
                refused(off(Owner.LOCAL, Optional.of(1L), Optional.empty())),
                refused(off(Owner.UNKNOWN, Optional.empty(), Optional.empty())),
                // The listener would still be off.
                refused(Seen.denying(1, Owner.LOCAL, 0)),
                refused(Seen.denying(0, Owner.LOCAL, 0)),
                // What answers may be another host.
                Seen.choseTls().from(Vantage.INSIDE, Seen.denying(1, Owner.LOCAL, 1)));
    }

    @ParameterizedTest
    @MethodSource("left")
    void othersAreLeftAsTheyAre(Cases evidence) {
        assertEquals(List.of(), proposed(evidence));
    }

    private static RemoteDesktopSettings off(Owner owner, Optional<Long> policy, Optional<Origin> origin) {
        return new RemoteDesktopSettings(List.of(new Setting(RemoteDesktopSettings.DENY_CONNECTIONS, Optional.of(1L),
                owner, policy, Optional.of(1L), origin)));
    }

    private static Cases refused(RemoteDesktopSettings settings) {
        return Seen.connects(ConnectOutcome.REFUSED).from(Vantage.INSIDE, settings);
    }

    private static List<FixPlan> proposed(Cases evidence) {
        Finding finding = Expectation.judged(new TurnedOffCheck(), FIXER.cause(), evidence);
        return FIXER.propose(finding, new NarrowedCase(evidence.record(), FIXER.uses()));
    }
}
