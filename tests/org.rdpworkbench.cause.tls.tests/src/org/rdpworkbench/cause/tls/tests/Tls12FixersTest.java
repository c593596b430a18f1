// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.tls.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rdpworkbench.cause.tls.OldVersionFixer;
import org.rdpworkbench.cause.tls.SwitchedOffFixer;
import org.rdpworkbench.cause.tls.TlsCheck;
import org.rdpworkbench.core.run.NarrowedCase;
import org.rdpworkbench.core.spi.Change;
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

final class Tls12FixersTest {

    private static final Fixer SWITCHED_OFF = new SwitchedOffFixer();
    private static final Fixer OLD_VERSION = new OldVersionFixer();
    private static final String SERVER = "registry:HKLM\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders"
            + "\\SCHANNEL\\Protocols\\TLS 1.2\\Server\\";
    private static final Change ENABLED = new Change.Set(SERVER + "Enabled", Optional.of(SettingValue.dword(0)),
            SettingValue.dword(1));
    private static final Change BY_DEFAULT = new Change.Set(SERVER + "DisabledByDefault",
            Optional.of(SettingValue.dword(1)), SettingValue.dword(0));

    private static List<FixPlan> proposed(Fixer fixer, Cases evidence) {
        Finding finding = Expectation.judged(new TlsCheck(), fixer.cause(), evidence);
        return fixer.propose(finding, new NarrowedCase(evidence.record(), fixer.uses()));
    }

    private static Cases old() {
        return Looks.completed("TLSv1.0", Looks.MODERN);
    }

    @Test
    void whatIsSwitchedOffIsSwitchedOnAndNothingElse() {
        FixPlan both = proposed(SWITCHED_OFF, TlsCheckTest.set(Looks.closed(), 0, 1, 0)).getFirst();
        assertEquals("tls.server-disabled.fix-tls-1-2", both.key());
        assertEquals(FixPlan.Security.SAME, both.security());
        assertTrue(both.waitsForRestart());
        assertEquals(List.of(ENABLED, BY_DEFAULT), both.changes());
        assertEquals(List.of(ENABLED),
                proposed(SWITCHED_OFF, TlsCheckTest.set(Looks.refused(70), 0, 0, 0)).getFirst().changes());
        assertEquals(List.of(BY_DEFAULT),
                proposed(SWITCHED_OFF, TlsCheckTest.set(Looks.closed(), 0xFFFF_FFFFL, 1, 0)).getFirst().changes());
    }

    @Test
    void aHostThatChoseAnOlderVersionIsBetterOffWithIt() {
        FixPlan plan = proposed(OLD_VERSION, TlsCheckTest.set(old(), 0, 0, 0)).getFirst();
        assertEquals("tls.no-common-version.fix-tls-1-2", plan.key());
        assertEquals(FixPlan.Security.STRONGER, plan.security());
        assertTrue(plan.waitsForRestart());
        assertEquals(List.of(ENABLED), plan.changes());
    }

    /** What one of them proposes the other one leaves to it. */
    @Test
    void nobodyIsToldTheSameTwice() {
        Cases closed = TlsCheckTest.set(Looks.refused(70), 0, 0, 0);
        assertEquals(1, proposed(SWITCHED_OFF, closed).size());
        assertEquals(List.of(), proposed(OLD_VERSION, closed));
        Cases old = TlsCheckTest.set(old(), 0, 0, 0);
        assertEquals(List.of(), proposed(SWITCHED_OFF, old));
        assertEquals(1, proposed(OLD_VERSION, old).size());
    }

    static List<Cases> left() {
        Origin preferences = new Origin(Origin.Source.PREFERENCES, Optional.of("Hardening"));
        return List.of(
                Looks.closed(),
                TlsCheckTest.set(Looks.closed(), 1, 0, 0),
                // It may be served already, and TLS 1.3 alone is stronger.
                TlsCheckTest.set(Looks.closed(), 0, 0, 1),
                TlsCheckTest.set(Looks.completed("TLSv1.3", Looks.MODERN), 0, 0, 1),
                TlsCheckTest.set(Looks.completed("TLSv1.2", Looks.MODERN), 0, 0, 0),
                TlsCheckTest.set(old(), 1, 0, 0),
                // One of both is a policy's, and would be set again.
                owned(Owner.POLICY, Optional.empty(), Optional.of(preferences)),
                owned(Owner.UNKNOWN, Optional.empty(), Optional.of(preferences)),
                owned(Owner.UNKNOWN, Optional.of(0L), Optional.empty()),
                owned(Owner.DEFAULT, Optional.empty(), Optional.empty()));
    }

    private static Cases owned(Owner owner, Optional<Long> policy, Optional<Origin> origin) {
        return Looks.closed().from(Vantage.INSIDE, new RemoteDesktopSettings(List.of(
                new Setting(RemoteDesktopSettings.TLS_12_ENABLED, Optional.of(0L), owner, policy, Optional.of(0L),
                        origin),
                new Setting(RemoteDesktopSettings.TLS_12_DISABLED, Optional.of(1L), Owner.UNKNOWN, Optional.empty(),
                        Optional.of(1L)))));
    }

    @ParameterizedTest
    @MethodSource("left")
    void othersAreLeftAsTheyAre(Cases evidence) {
        assertEquals(List.of(), proposed(SWITCHED_OFF, evidence));
        assertEquals(List.of(), proposed(OLD_VERSION, evidence));
    }
}
