// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.clock.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.rdpworkbench.cause.clock.ClockCheck;
import org.rdpworkbench.cause.clock.TimeServiceFixer;
import org.rdpworkbench.core.run.NarrowedCase;
import org.rdpworkbench.core.spi.Change;
import org.rdpworkbench.core.spi.Finding;
import org.rdpworkbench.core.spi.FixPlan;
import org.rdpworkbench.core.spi.Fixer;
import org.rdpworkbench.core.spi.Refusal;
import org.rdpworkbench.core.spi.SettingValue;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.core.spi.Verdict;
import org.rdpworkbench.facts.HostRoles;
import org.rdpworkbench.facts.HostRoles.Role;
import org.rdpworkbench.facts.RemoteDesktopSettings;
import org.rdpworkbench.facts.RemoteDesktopSettings.Origin;
import org.rdpworkbench.facts.RemoteDesktopSettings.Owner;
import org.rdpworkbench.facts.RemoteDesktopSettings.Setting;
import org.rdpworkbench.facts.ServiceStates.Start;
import org.rdpworkbench.facts.ServiceStates.State;
import org.rdpworkbench.facts.TimeService;
import org.rdpworkbench.facts.TimeService.Source;
import org.rdpworkbench.testkit.Cases;
import org.rdpworkbench.testkit.Expectation;

final class TimeServiceFixerTest {

    private static final Fixer FIXER = new TimeServiceFixer();
    private static final Change START = new Change.Act(Change.Action.START_SERVICE, "W32Time", "W32Time is running");
    private static final Change RESTART = new Change.Act(Change.Action.RESTART_SERVICE, "W32Time",
            "W32Time is running, and the host's clock agrees with the third one within five minutes");

    /** A third clock agrees with this machine's, and the host is 47 minutes ahead of both. */
    static Cases wrong(State state, Source source, Start start) {
        return inside(Seen.others(Seen.host(Seen.AHEAD), 0), state, source, start);
    }

    /** The host is 47 minutes ahead of this machine, and nobody says which of the two is wrong. */
    static Cases withoutThird(State state, Source source, Start start, Role... roles) {
        return inside(Seen.host(Seen.AHEAD), state, source, start, roles);
    }

    private static Cases inside(Cases evidence, State state, Source source, Start start, Role... roles) {
        return evidence.from(Vantage.INSIDE, new TimeService(state, source, Optional.of(start)))
                .from(Vantage.INSIDE, new HostRoles(List.of(roles)));
    }

    private static Change startType(int number) {
        return new Change.Set("service:W32Time", Optional.of(SettingValue.dword(4)), SettingValue.dword(number));
    }

    @Test
    void aMemberOfADomainStaysWithItsDomain() {
        assertEquals(List.of(START), changes(wrong(State.STOPPED, Source.DOMAIN, Start.AUTO)));
        assertEquals(List.of(startType(2), START), changes(wrong(State.STOPPED, Source.DOMAIN, Start.DISABLED)));
        assertEquals(List.of(RESTART), changes(wrong(State.RUNNING, Source.DOMAIN, Start.AUTO)));
    }

    @Test
    void othersTakeTheTimeFromTheirServersOnceMore() {
        assertEquals(List.of(START), changes(wrong(State.STOPPED, Source.SERVERS, Start.DEMAND)));
        assertEquals(List.of(startType(3), START), changes(wrong(State.STOPPED, Source.ALL, Start.DISABLED)));
        assertEquals(List.of(RESTART), changes(wrong(State.RUNNING, Source.SERVERS, Start.DEMAND)));
    }

    @Test
    void thePlanSaysHowFarTheClockJumps() {
        FixPlan plan = proposed(wrong(State.STOPPED, Source.SERVERS, Start.DEMAND)).getFirst();
        assertEquals("clock.skewed.fix-correct", plan.key());
        assertEquals(FixPlan.Security.SAME, plan.security());
        assertEquals(true, plan.interrupts());
        assertEquals(true, plan.lasts(), "nobody sets the clock back");
        assertEquals(Map.of("difference", "47 minutes ahead of", "other", "other1"), plan.values());
        // By the domain's clock and not by this machine's, which is wrong as well.
        assertEquals(Map.of("difference", "53 minutes ahead of", "other", "dc1"), proposed(inside(
                Seen.domain(Seen.host(Seen.AHEAD), -6 * 60), State.STOPPED, Source.DOMAIN, Start.AUTO)).getFirst()
                .values());
    }

    static List<Cases> left() {
        Cases wrong = Seen.others(Seen.host(Seen.AHEAD), 0);
        return List.of(
                wrong(State.STOPPED, Source.SERVERS, Start.UNKNOWN),
                Seen.service(wrong, State.STOPPED, Source.SERVERS).from(Vantage.INSIDE, new HostRoles(List.of())),
                wrong(State.PAUSED, Source.SERVERS, Start.DEMAND),
                wrong(State.ABSENT, Source.SERVERS, Start.DEMAND),
                wrong(State.STOP_PENDING, Source.DOMAIN, Start.AUTO),
                // Nobody said where the time is to come from.
                wrong(State.STOPPED, Source.NOWHERE, Start.DEMAND),
                wrong(State.RUNNING, Source.UNKNOWN, Start.DEMAND),
                // Nobody knows which of two is wrong.
                inside(Seen.host(Seen.AHEAD), State.STOPPED, Source.SERVERS, Start.DEMAND),
                // Nobody looked inside, or nobody knows what else the host is for.
                wrong,
                wrong.from(Vantage.INSIDE, new TimeService(State.STOPPED, Source.SERVERS, Optional.of(Start.DEMAND))));
    }

    @ParameterizedTest
    @MethodSource("left")
    void othersAreLeftAsTheyAre(Cases evidence) {
        assertEquals(Verdict.WARN, judged(evidence).verdict());
        assertEquals(List.of(), proposed(evidence));
    }

    @ParameterizedTest
    @EnumSource(names = {"DOMAIN_CONTROLLER", "CLUSTER_NODE", "HYPER_V", "CERTIFICATION_AUTHORITY"})
    void hostsThatOthersGoByAreLeft(Role role) {
        Cases wrong = Seen.others(Seen.host(Seen.AHEAD), 0);
        assertEquals(List.of(), proposed(inside(wrong, State.STOPPED, Source.SERVERS, Start.DEMAND, role)));
        assertEquals(1, proposed(inside(wrong, State.STOPPED, Source.SERVERS, Start.DEMAND, Role.GATEWAY)).size());
    }

    /** Whoever stops it has nobody to start it again. */
    @Test
    void oneThatRunsAndIsDisabledIsRefused() {
        Cases runs = wrong(State.RUNNING, Source.SERVERS, Start.DISABLED);
        assertEquals(List.of(), proposed(runs));
        assertEquals("clock.skewed.refused-disabled", refused(runs).orElseThrow().key());
        Cases wrong = Seen.others(Seen.host(Seen.AHEAD), 0);
        assertEquals("clock.skewed.refused-role", refused(inside(wrong, State.RUNNING, Source.SERVERS, Start.DISABLED,
                Role.DOMAIN_CONTROLLER)).orElseThrow().key());
        assertEquals(Optional.empty(), refused(wrong(State.STOPPED, Source.NOWHERE, Start.DISABLED)));
        assertEquals(Optional.empty(), refused(inside(Seen.host(Seen.AHEAD), State.RUNNING, Source.SERVERS,
                Start.DISABLED)), "nobody knows which of two clocks is wrong");
    }

    @Test
    void oneThatAPolicyDisabledIsRefusedByItsName() {
        Cases stopped = wrong(State.STOPPED, Source.SERVERS, Start.DISABLED);
        assertEquals(1, proposed(stopped).size());
        Cases policy = stopped.from(Vantage.INSIDE, new RemoteDesktopSettings(List.of(new Setting(
                RemoteDesktopSettings.start("W32Time"), Optional.of(4L), Owner.POLICY, Optional.empty(),
                Optional.of(4L), Optional.of(new Origin(Origin.Source.SECURITY_SETTINGS, Optional.of("Off")))))));
        assertEquals(List.of(), proposed(policy));
        Refusal refusal = refused(policy).orElseThrow();
        assertEquals("clock.skewed.refused-start", refusal.key());
        assertEquals("the security settings of the group policy \"Off\"", refusal.values().get("policy"));
    }

    @Test
    void thatAThirdClockIsMissingIsSaidWhereThereWouldBeAPlan() {
        for (Cases evidence : List.of(withoutThird(State.STOPPED, Source.SERVERS, Start.DEMAND),
                withoutThird(State.STOPPED, Source.DOMAIN, Start.DISABLED),
                withoutThird(State.RUNNING, Source.DOMAIN, Start.AUTO, Role.GATEWAY))) {
            assertEquals(List.of(), proposed(evidence));
            Refusal refusal = refused(evidence).orElseThrow();
            assertEquals("clock.skewed.refused-third-clock", refusal.key());
            assertEquals(Set.of("why"), refusal.values().keySet());
        }
    }

    static List<Cases> withMoreInTheWay() {
        Cases wrong = Seen.host(Seen.AHEAD);
        return List.of(
                wrong,
                Seen.service(wrong, State.STOPPED, Source.SERVERS).from(Vantage.INSIDE, new HostRoles(List.of())),
                wrong.from(Vantage.INSIDE, new TimeService(State.STOPPED, Source.SERVERS, Optional.of(Start.DEMAND))),
                wrong.from(Vantage.INSIDE, new HostRoles(List.of())),
                withoutThird(State.STOPPED, Source.NOWHERE, Start.DEMAND),
                withoutThird(State.PAUSED, Source.DOMAIN, Start.AUTO),
                withoutThird(State.RUNNING, Source.DOMAIN, Start.DISABLED),
                withoutThird(State.STOPPED, Source.DOMAIN, Start.AUTO, Role.DOMAIN_CONTROLLER),
                // There is one, which does not say that the host is wrong: they all differ.
                inside(Seen.others(wrong, 2 * Seen.AHEAD), State.STOPPED, Source.DOMAIN, Start.AUTO));
    }

    /** It would be of no help. */
    @ParameterizedTest
    @MethodSource("withMoreInTheWay")
    void noThirdClockIsAskedForWhereThereWouldBeNoPlanWithOne(Cases evidence) {
        assertEquals(Verdict.WARN, judged(evidence).verdict());
        assertEquals(List.of(), proposed(evidence));
        assertEquals(Optional.empty(), refused(evidence));
    }

    private static Optional<Refusal> refused(Cases evidence) {
        return FIXER.refusal(judged(evidence), new NarrowedCase(evidence.record(), FIXER.uses()));
    }

    private static List<Change> changes(Cases evidence) {
        return proposed(evidence).getFirst().changes();
    }

    private static List<FixPlan> proposed(Cases evidence) {
        return FIXER.propose(judged(evidence), new NarrowedCase(evidence.record(), FIXER.uses()));
    }

    private static Finding judged(Cases evidence) {
        return Expectation.judged(new ClockCheck(), FIXER.cause(), evidence);
    }
}
