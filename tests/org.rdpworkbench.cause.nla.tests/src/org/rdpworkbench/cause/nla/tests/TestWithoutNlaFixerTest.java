// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.nla.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.rdpworkbench.facts.RemoteDesktopSettings.NEGOTIATION;
import static org.rdpworkbench.facts.RemoteDesktopSettings.SECURITY_LAYER;
import static org.rdpworkbench.facts.RemoteDesktopSettings.USER_AUTHENTICATION;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rdpworkbench.cause.nla.NlaUseCheck;
import org.rdpworkbench.cause.nla.TestWithoutNlaFixer;
import org.rdpworkbench.core.spi.Change;
import org.rdpworkbench.core.spi.Finding;
import org.rdpworkbench.core.spi.FixPlan;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.core.spi.Verdict;
import org.rdpworkbench.facts.HostRoles;
import org.rdpworkbench.facts.Negotiation;
import org.rdpworkbench.facts.NlaClient.Use;
import org.rdpworkbench.facts.RemoteDesktopSettings;
import org.rdpworkbench.facts.RemoteDesktopSettings.Origin;
import org.rdpworkbench.facts.RemoteDesktopSettings.Owner;
import org.rdpworkbench.facts.RemoteDesktopSettings.Setting;
import org.rdpworkbench.testkit.Cases;

/** Where a test without NLA is proposed, and where it is not. */
final class TestWithoutNlaFixerTest {

    private static final Map<String, Long> HEALTHY = Map.of(USER_AUTHENTICATION, 1L, SECURITY_LAYER, 2L, NEGOTIATION,
            1L);

    private static Setting local(String name, long value) {
        return new Setting(name, Optional.of(value), Owner.LOCAL, Optional.empty(), Optional.of(value));
    }

    private static RemoteDesktopSettings settings(String name, long value) {
        Map<String, Long> all = new TreeMap<>(HEALTHY);
        all.put(name, value);
        return new RemoteDesktopSettings(all.entrySet().stream().map(one -> local(one.getKey(), one.getValue()))
                .toList());
    }

    /** One in which that setting is another one. */
    private static RemoteDesktopSettings settings(Setting other) {
        return new RemoteDesktopSettings(settings(SECURITY_LAYER, 2).settings().stream()
                .map(one -> one.name().equals(other.name()) ? other : one).toList());
    }

    private static HostRoles roles(HostRoles.Role... roles) {
        return new HostRoles(List.of(roles));
    }

    /** An ordinary host that requires NLA of its own accord, and a client without it. */
    static Cases ordinary() {
        return inside(Seen.requiring(), settings(SECURITY_LAYER, 2), roles());
    }

    private static Cases inside(Cases outside, RemoteDesktopSettings settings, HostRoles roles) {
        return Seen.client(outside, Use.NEVER).from(Vantage.INSIDE, settings).from(Vantage.INSIDE, roles);
    }

    private static List<FixPlan> plans(Cases evidence) {
        Finding finding = new NlaUseCheck().judge(evidence.record()).getFirst();
        assertEquals("nla.required-by-host", finding.cause().id());
        assertEquals(Verdict.FAIL, finding.verdict(), finding::toString);
        return new TestWithoutNlaFixer().propose(finding, evidence.record());
    }

    @Test
    void anOrdinaryHostIsTestedWithoutNlaForAWhile() {
        FixPlan plan = plans(ordinary()).getFirst();
        assertTrue(plan.timedTest(), "and never more than that");
        assertEquals(FixPlan.Security.WEAKER, plan.security());
        assertFalse(plan.interrupts() || plan.waitsForRestart());
        assertEquals(Duration.ofSeconds(15), plan.settles(), "the listener need not follow at once");
        assertEquals("nla.required-by-host.fix-test-without-nla", plan.key());
        assertEquals(List.of(new Change.Set("registry:HKLM\\SYSTEM\\CurrentControlSet\\Control\\Terminal Server"
                + "\\WinStations\\RDP-Tcp\\UserAuthentication", Optional.of(SettingValue.dword(1)),
                SettingValue.dword(0))), plan.changes());
    }

    @Test
    void whatAPolicySetIsLeftToIt() {
        Optional<Long> one = Optional.of(1L);
        for (Setting owned : List.of(
                new Setting(USER_AUTHENTICATION, one, Owner.POLICY, one, one),
                new Setting(USER_AUTHENTICATION, one, Owner.POLICY, one, Optional.empty()),
                new Setting(USER_AUTHENTICATION, one, Owner.LOCAL, Optional.empty(), one,
                        Optional.of(new Origin(Origin.Source.PREFERENCES, Optional.of("Hardening")))),
                new Setting(USER_AUTHENTICATION, one, Owner.DEFAULT, Optional.empty(), Optional.empty()),
                new Setting(USER_AUTHENTICATION, one, Owner.UNKNOWN, Optional.empty(), one))) {
            assertEquals(List.of(), plans(inside(Seen.requiring(), settings(owned), roles())), owned::toString);
        }
    }

    /** The finding says who it is, where that is known. */
    @Test
    void thePolicyIsNamed() {
        Optional<Long> one = Optional.of(1L);
        Setting owned = new Setting(USER_AUTHENTICATION, one, Owner.POLICY, one, one,
                Optional.of(new Origin(Origin.Source.GROUP_POLICY, Optional.of("Hardening"))));
        Finding finding = new NlaUseCheck().judge(inside(Seen.requiring(), settings(owned), roles()).record())
                .getFirst();
        assertTrue(finding.held().stream().anyMatch(held -> held.values()
                .containsValue("the group policy \"Hardening\"")), () -> finding.held().toString());
    }

    /** Where the layer is negotiated, whoever offers nothing else would get standard RDP security without NLA. */
    @Test
    void aHostThatDoesNotInsistOnTlsIsLeftAlone() {
        for (long layer : new long[] {0, 1}) {
            assertEquals(List.of(), plans(inside(Seen.requiring(), settings(SECURITY_LAYER, layer), roles())));
        }
        assertEquals(List.of(), plans(inside(Seen.requiring(), settings(NEGOTIATION, 0), roles())));
        Setting unset = new Setting(SECURITY_LAYER, Optional.empty(), Owner.DEFAULT, Optional.empty(),
                Optional.empty());
        assertEquals(List.of(), plans(inside(Seen.requiring(), settings(unset), roles())));
    }

    @ParameterizedTest
    @EnumSource(HostRoles.Role.class)
    void hostsThatOthersRestOnAreLeftAlone(HostRoles.Role role) {
        assertEquals(List.of(), plans(inside(Seen.requiring(), settings(SECURITY_LAYER, 2), roles(role))));
    }

    @Test
    void whereTheRolesOrTheOutsideWereNotSeenNothingIsProposed() {
        assertEquals(List.of(), plans(Seen.client(Seen.requiring(), Use.NEVER)
                .from(Vantage.INSIDE, settings(SECURITY_LAYER, 2))));
        assertEquals(List.of(), plans(Seen.client(Seen.requiring(), Use.NEVER).from(Vantage.INSIDE, roles())));
        // It is set so, and nobody has seen it in effect.
        assertEquals(List.of(), plans(inside(Seen.chosen(), settings(SECURITY_LAYER, 2), roles())));
        assertEquals(List.of(), plans(inside(Seen.quick(Seen.refused(Seen.EVERYTHING, Negotiation.SSL_NOT_ALLOWED),
                Seen.refused(Seen.TLS, Negotiation.HYBRID_REQUIRED)), settings(SECURITY_LAYER, 2), roles())));
    }

    /** Without a word of the client the host is healthy, and there is nothing to test. */
    @Test
    void nobodyIsAccusedWithoutTheClient() {
        Cases host = Seen.requiring().from(Vantage.INSIDE, settings(SECURITY_LAYER, 2)).from(Vantage.INSIDE, roles());
        assertEquals(Verdict.INCONCLUSIVE, new NlaUseCheck().judge(host.record()).getFirst().verdict());
    }
}
