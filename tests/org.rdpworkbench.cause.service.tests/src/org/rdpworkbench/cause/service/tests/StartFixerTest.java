// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.service.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.rdpworkbench.cause.service.ServiceCheck;
import org.rdpworkbench.cause.service.StartFixer;
import org.rdpworkbench.core.run.NarrowedCase;
import org.rdpworkbench.core.spi.Change;
import org.rdpworkbench.core.spi.Finding;
import org.rdpworkbench.core.spi.FixPlan;
import org.rdpworkbench.core.spi.Fixer;
import org.rdpworkbench.core.spi.Refusal;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.facts.RemoteDesktopSettings;
import org.rdpworkbench.facts.RemoteDesktopSettings.Owner;
import org.rdpworkbench.facts.RemoteDesktopSettings.Setting;
import org.rdpworkbench.facts.ServiceStates;
import org.rdpworkbench.facts.ServiceStates.Service;
import org.rdpworkbench.facts.ServiceStates.Start;
import org.rdpworkbench.facts.ServiceStates.State;
import org.rdpworkbench.testkit.Cases;
import org.rdpworkbench.testkit.Expectation;

final class StartFixerTest {

    private static final Fixer FIXER = new StartFixer();
    private static final Change STARTED = new Change.Act(Change.Action.START_SERVICE, "TermService",
            "TermService is running");

    @ParameterizedTest
    @EnumSource(names = {"AUTO", "DEMAND"})
    void whatIsStoppedIsStarted(Start start) {
        FixPlan plan = proposed(stopped(start)).getFirst();
        assertEquals("service.stopped.fix-start", plan.key());
        assertEquals(FixPlan.Security.SAME, plan.security());
        assertEquals(List.of(STARTED), plan.changes());
    }

    @Test
    void whatIsDisabledIsEnabledFirst() {
        FixPlan plan = proposed(stopped(Start.DISABLED)).getFirst();
        assertEquals("service.stopped.fix-enable", plan.key());
        assertEquals(FixPlan.Security.WEAKER, plan.security());
        assertEquals(List.of(enabled("TermService"), STARTED), plan.changes());
    }

    @Test
    void whatWasDisabledWithItIsEnabledWithIt() {
        assertEquals(List.of(enabled("TermService"), enabled("SessionEnv"), STARTED),
                proposed(Seen.refused().from(Vantage.INSIDE, three(Start.DISABLED))).getFirst().changes());
        assertEquals(List.of(STARTED),
                proposed(Seen.refused().from(Vantage.INSIDE, three(Start.DEMAND))).getFirst().changes());
    }

    private static ServiceStates three(Start listener) {
        return new ServiceStates(List.of(
                new Service("TermService", State.STOPPED, listener, "NT AUTHORITY\\NetworkService"),
                new Service("UmRdpService", State.STOPPED, Start.DEMAND, "LocalSystem"),
                new Service("SessionEnv", State.STOPPED, Start.DISABLED, "LocalSystem")));
    }

    static List<Cases> left() {
        return List.of(
                stopped(Start.UNKNOWN),
                Seen.refusedWhile(State.PAUSED),
                Seen.refusedWhile(State.ABSENT),
                Seen.refusedWhile(State.START_PENDING),
                Seen.refusedWhile(State.STOP_PENDING),
                Seen.refused(),
                // Nobody would listen.
                stopped(Start.DEMAND).from(Vantage.INSIDE, denying(1, Owner.LOCAL)),
                stopped(Start.DISABLED).from(Vantage.INSIDE, denying(1, Owner.POLICY)),
                // What answers may be another host.
                Seen.serving().from(Vantage.INSIDE, Seen.service(State.STOPPED, Start.AUTO)));
    }

    @ParameterizedTest
    @MethodSource("left")
    void othersAreLeftAsTheyAre(Cases evidence) {
        assertEquals(List.of(), proposed(evidence));
    }

    @Test
    void thatRemoteDesktopIsOnHoldsNothingUp() {
        assertEquals(List.of(STARTED), proposed(stopped(Start.DEMAND)
                .from(Vantage.INSIDE, denying(0, Owner.LOCAL))).getFirst().changes());
    }

    /** It would do it again; what somebody else disabled beside it is enabled, and what the policy did is not. */
    @Test
    void whatAPolicyDisabledIsThePolicysToEnable() {
        Cases listener = Seen.refused().from(Vantage.INSIDE, three(Start.DISABLED)).from(Vantage.INSIDE,
                disabling("TermService"));
        assertEquals(List.of(), proposed(listener));
        Refusal refusal = FIXER.refusal(Expectation.judged(new ServiceCheck(), FIXER.cause(), listener),
                new NarrowedCase(listener.record(), FIXER.uses())).orElseThrow();
        assertEquals("service.stopped.refused-start", refusal.key());
        assertEquals(Map.of("service", "TermService", "policy", "the security settings of the group policy \"Off\""),
                refusal.values());
        assertEquals(List.of(enabled("TermService"), STARTED), proposed(Seen.refused().from(Vantage.INSIDE,
                three(Start.DISABLED)).from(Vantage.INSIDE, disabling("SessionEnv"))).getFirst().changes());
    }

    private static RemoteDesktopSettings disabling(String service) {
        return new RemoteDesktopSettings(List.of(new Setting(RemoteDesktopSettings.start(service), Optional.of(4L),
                Owner.POLICY, Optional.empty(), Optional.of(4L), Optional.of(new RemoteDesktopSettings.Origin(
                        RemoteDesktopSettings.Origin.Source.SECURITY_SETTINGS, Optional.of("Off"))))));
    }

    private static Change enabled(String service) {
        return new Change.Set("service:" + service, Optional.of(SettingValue.dword(4)), SettingValue.dword(3));
    }

    private static Cases stopped(Start start) {
        return Seen.refused().from(Vantage.INSIDE, Seen.service(State.STOPPED, start));
    }

    private static RemoteDesktopSettings denying(long denied, Owner owner) {
        return new RemoteDesktopSettings(List.of(new Setting(RemoteDesktopSettings.DENY_CONNECTIONS,
                Optional.of(denied), owner, Optional.of(denied).filter(value -> owner == Owner.POLICY),
                Optional.of(denied))));
    }

    private static List<FixPlan> proposed(Cases evidence) {
        Finding finding = Expectation.judged(new ServiceCheck(), FIXER.cause(), evidence);
        return FIXER.propose(finding, new NarrowedCase(evidence.record(), FIXER.uses()));
    }
}
