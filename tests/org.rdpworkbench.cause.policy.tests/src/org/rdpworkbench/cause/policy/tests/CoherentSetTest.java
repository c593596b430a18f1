// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.policy.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rdpworkbench.cause.policy.CoherenceCheck;
import org.rdpworkbench.cause.policy.CoherenceFixer;
import org.rdpworkbench.cause.policy.SecurityLayerCheck;
import org.rdpworkbench.cause.policy.SecurityLayerFixer;
import org.rdpworkbench.core.run.NarrowedCase;
import org.rdpworkbench.core.spi.Change;
import org.rdpworkbench.core.spi.Check;
import org.rdpworkbench.core.spi.ConnectOutcome;
import org.rdpworkbench.core.spi.Evidence;
import org.rdpworkbench.core.spi.Finding;
import org.rdpworkbench.core.spi.FixPlan;
import org.rdpworkbench.core.spi.Fixer;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.core.spi.Verdict;
import org.rdpworkbench.facts.KeyAccess;
import org.rdpworkbench.facts.RemoteDesktopSettings;
import org.rdpworkbench.facts.RemoteDesktopSettings.Origin;
import org.rdpworkbench.facts.RemoteDesktopSettings.Owner;
import org.rdpworkbench.facts.RemoteDesktopSettings.Setting;
import org.rdpworkbench.testkit.Cases;

/** What both fixers propose, and where they propose nothing. */
final class CoherentSetTest {

    private static final String LAYER = RemoteDesktopSettings.SECURITY_LAYER;
    private static final String NLA = RemoteDesktopSettings.USER_AUTHENTICATION;
    private static final String LEVEL = RemoteDesktopSettings.MIN_ENCRYPTION_LEVEL;
    private static final String NEGOTIATION = RemoteDesktopSettings.NEGOTIATION;
    private static final Settings STANDARD = Settings.none().local(LAYER, 0);

    private static Change raised(String name, int weak, int strong) {
        return new Change.Set("registry:HKLM\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server\\WinStations"
                + "\\RDP-Tcp\\" + name, Optional.of(SettingValue.dword(weak)), SettingValue.dword(strong));
    }

    /** TLS is refused, and the key can be read. */
    static Cases refused(Settings inside) {
        return readable(CoherenceCheckTest.failed(2), inside);
    }

    private static Cases readable(Cases outside, Settings inside) {
        return outside.from(Vantage.INSIDE, inside.seen())
                .from(Vantage.INSIDE, new KeyAccess("C:\\key", true, true));
    }

    @Test
    void whatTheHostTurnedOffComesBackWithNla() {
        FixPlan plan = layer(refused(STANDARD.local(NLA, 0))).getFirst();
        assertEquals("policy.rdp-layer-only.fix-coherent", plan.key());
        assertEquals(FixPlan.Security.STRONGER, plan.security());
        assertEquals(true, plan.interrupts());
        assertEquals(List.of(raised(LAYER, 0, 2), raised(NLA, 0, 1), new Change.Act(
                Change.Action.RESTART_SERVICE, "TermService",
                "the host chooses TLS or NLA, and the handshake completes")), plan.changes());
    }

    @Test
    void nothingElseIsTouched() {
        assertEquals(List.of(raised(LAYER, 0, 2)), settings(layer(refused(STANDARD))));
        assertEquals(List.of(raised(LAYER, 0, 2)), settings(layer(refused(STANDARD.local(LEVEL, 2)
                .local(NEGOTIATION, 1).policy(NLA, 0)))));
    }

    @Test
    void whatWouldContradictTlsGoesWithIt() {
        assertEquals(List.of(raised(LAYER, 0, 2), raised(LEVEL, 1, 3), raised(NEGOTIATION, 0, 1)),
                settings(layer(refused(STANDARD.local(LEVEL, 1).local(NEGOTIATION, 0)))));
    }

    @Test
    void aContradictionIsResolvedUpwards() {
        assertEquals(List.of(raised(LAYER, 0, 2)), settings(coherence(refused(STANDARD.local(NLA, 1)))));
        assertEquals(List.of(raised(LEVEL, 1, 3)),
                settings(coherence(refused(Settings.none().layer(2).local(LEVEL, 1).local(NLA, 0)))));
        assertEquals(List.of(raised(NEGOTIATION, 0, 1)),
                settings(coherence(refused(Settings.none().layer(1).local(LEVEL, 1).local(NEGOTIATION, 0)))));
        assertEquals("policy.incoherent.fix-coherent", coherence(refused(STANDARD.local(NLA, 1))).getFirst().key());
    }

    @Test
    void oneContradictionHasOnePlan() {
        assertEquals(List.of(), layer(refused(STANDARD.local(NLA, 1))));
    }

    static List<Cases> left() {
        Cases chosen = CoherenceCheckTest.selected(1);
        return List.of(
                // The policy would set it again, and wins.
                refused(Settings.none().layer(0)),
                refused(Settings.none().layer(0).nla(1)),
                refused(STANDARD.policy(LEVEL, 1)),
                refused(STANDARD.nla(1).policy(LEVEL, 1)),
                refused(Settings.none().layer(2).policy(LEVEL, 1)),
                refused(by(Owner.LOCAL, Optional.of(new Origin(Origin.Source.PREFERENCES, Optional.empty())))),
                refused(by(Owner.POLICY, Optional.of(new Origin(Origin.Source.PREFERENCES, Optional.empty())))),
                refused(by(Owner.UNKNOWN, Optional.empty())),
                // Standard security may be the workaround for the key.
                CoherenceCheckTest.failed(2).from(Vantage.INSIDE, STANDARD.seen()),
                CoherenceCheckTest.failed(2).from(Vantage.INSIDE, STANDARD.nla(1).seen())
                        .from(Vantage.INSIDE, new KeyAccess("C:\\key", false, true)),
                // Connections work, or fail for another reason.
                readable(chosen, STANDARD.nla(1)),
                readable(chosen, STANDARD),
                readable(CoherenceCheckTest.connects(ConnectOutcome.REFUSED), STANDARD.nla(1)),
                // Nobody looked inside.
                CoherenceCheckTest.failed(2));
    }

    @ParameterizedTest
    @MethodSource("left")
    void othersAreLeftAsTheyAre(Cases evidence) {
        assertEquals(List.of(), coherence(evidence));
        assertEquals(List.of(), layer(evidence));
    }

    private static Settings by(Owner owner, Optional<Origin> origin) {
        return new Settings(List.of(new Setting(LAYER, Optional.of(0L), owner, Optional.empty(), Optional.of(0L),
                origin)));
    }

    private static List<Change> settings(List<FixPlan> plans) {
        return plans.getFirst().changes().stream().filter(Change.Set.class::isInstance).toList();
    }

    private static List<FixPlan> coherence(Cases evidence) {
        return proposed(new CoherenceCheck(), new CoherenceFixer(), evidence);
    }

    private static List<FixPlan> layer(Cases evidence) {
        return proposed(new SecurityLayerCheck(), new SecurityLayerFixer(), evidence);
    }

    /** As the engine asks: only where the check has what it needs, and says that something is wrong. */
    private static List<FixPlan> proposed(Check check, Fixer fixer, Cases evidence) {
        boolean judged = check.needs().stream().allMatch(type ->
                evidence.record().evidence(type, Vantage.HERE) instanceof Evidence.Observed);
        return !judged ? List.of() : check.judge(evidence.record()).stream()
                .filter(finding -> finding.verdict() == Verdict.FAIL || finding.verdict() == Verdict.WARN)
                .flatMap(finding -> proposed(fixer, finding, evidence).stream()).toList();
    }

    private static List<FixPlan> proposed(Fixer fixer, Finding finding, Cases evidence) {
        return fixer.propose(finding, new NarrowedCase(evidence.record(), fixer.uses()));
    }
}
