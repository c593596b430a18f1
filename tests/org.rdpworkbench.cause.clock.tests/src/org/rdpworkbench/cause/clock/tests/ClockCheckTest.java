// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.clock.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.rdpworkbench.cause.clock.ClockCheck;
import org.rdpworkbench.core.spi.Check;
import org.rdpworkbench.core.spi.Finding;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.core.spi.Verdict;
import org.rdpworkbench.facts.ServiceStates.State;
import org.rdpworkbench.facts.TimeService.Source;
import org.rdpworkbench.facts.ReferenceClocks;
import org.rdpworkbench.testkit.Cases;
import org.rdpworkbench.testkit.Expectation;

final class ClockCheckTest {

    private static final String SKEWED = "clock.skewed";
    private static final String HERE = "clock.this-machine";
    private static final Check CHECK = new ClockCheck();

    static List<Expectation> skewed() {
        return List.of(
                Expectation.of("right", SKEWED, Seen.host(0.3), Verdict.PASS, "agrees"),
                Expectation.of("four minutes behind", SKEWED, Seen.host(-240), Verdict.PASS, "agrees"),
                Expectation.of("47 minutes ahead, no third clock", SKEWED, Seen.host(Seen.AHEAD), Verdict.WARN,
                        "differs"),
                Expectation.of("6 hours behind, no third clock", SKEWED, Seen.host(Seen.BEHIND), Verdict.WARN,
                        "differs"),
                Expectation.of("a third clock agrees with this machine", SKEWED,
                        Seen.others(Seen.host(Seen.AHEAD), 1), Verdict.WARN, "differs", "third-differs"),
                Expectation.of("all hosts differ alike", SKEWED,
                        Seen.others(Seen.host(Seen.AHEAD), Seen.AHEAD, Seen.AHEAD + 30), Verdict.PASS, "differs",
                        "third-agrees"),
                Expectation.of("three clocks, three times", SKEWED,
                        Seen.others(Seen.host(Seen.AHEAD), Seen.BEHIND), Verdict.WARN, "differs"),
                Expectation.of("one other agrees with this machine, one with nobody", SKEWED,
                        Seen.others(Seen.host(-Seen.AHEAD), 0.3, Seen.AHEAD), Verdict.WARN, "differs",
                        "third-differs"),
                Expectation.of("one other agrees with the host, one with this machine", SKEWED,
                        Seen.others(Seen.host(Seen.AHEAD), 0, Seen.AHEAD), Verdict.WARN, "differs"),
                Expectation.of("right, and another host is wrong", SKEWED, Seen.others(Seen.host(0), Seen.AHEAD),
                        Verdict.PASS, "agrees"),
                Expectation.of("a domain controller contradicts both", SKEWED, Seen.domain(Seen.host(0), Seen.AHEAD),
                        Verdict.WARN, "third-differs"),
                Expectation.of("a domain controller counts before other hosts", SKEWED,
                        Seen.domain(Seen.host(Seen.AHEAD), Seen.AHEAD, 0, 0), Verdict.PASS, "differs",
                        "third-agrees"));
    }

    static List<Expectation> timeService() {
        return List.of(
                Expectation.of("it is stopped, and the clock is off", SKEWED,
                        Seen.service(Seen.host(Seen.AHEAD), State.STOPPED, Source.DOMAIN), Verdict.WARN, "differs",
                        "time-service-off"),
                Expectation.of("it is stopped, and the clock is right", SKEWED,
                        Seen.service(Seen.host(0.3), State.STOPPED, Source.DOMAIN), Verdict.PASS, "agrees"),
                Expectation.of("it takes the time from nowhere", SKEWED,
                        Seen.service(Seen.host(Seen.AHEAD), State.RUNNING, Source.NOWHERE), Verdict.WARN, "differs",
                        "time-from-nowhere"),
                Expectation.of("it runs, from where is not known", SKEWED,
                        Seen.service(Seen.host(Seen.AHEAD), State.RUNNING, Source.UNKNOWN), Verdict.WARN, "differs"),
                Expectation.of("it runs, and the clock is off all the same", SKEWED,
                        Seen.service(Seen.host(Seen.AHEAD), State.RUNNING, Source.SERVERS), Verdict.WARN, "differs",
                        "time-service-runs"),
                Expectation.of("it is a domain controller, and the clock is off", SKEWED,
                        Seen.domainController(Seen.host(Seen.AHEAD)), Verdict.WARN, "differs", "domain-controller"),
                Expectation.of("it is a domain controller, and the clock is right", SKEWED,
                        Seen.domainController(Seen.host(0.3)), Verdict.PASS, "agrees"));
    }

    static List<Expectation> uncertain() {
        return List.of(
                Expectation.of("surely more than five minutes", SKEWED, Seen.host(302, 1), Verdict.WARN, "differs"),
                Expectation.of("perhaps more than five minutes", SKEWED, Seen.host(302, 3), Verdict.INCONCLUSIVE),
                Expectation.of("perhaps less than five minutes", SKEWED, Seen.host(-298, 3), Verdict.INCONCLUSIVE),
                Expectation.of("surely less than five minutes", SKEWED, Seen.host(-298, 1), Verdict.PASS, "agrees"),
                Expectation.of("an hour, but a day uncertain", SKEWED, Seen.host(3_600, 86_400),
                        Verdict.INCONCLUSIVE),
                Expectation.of("perhaps more than five minutes", HERE, Seen.host(302, 3), Verdict.INCONCLUSIVE));
    }

    static List<Expectation> thisMachine() {
        return List.of(
                Expectation.of("the host agrees", HERE, Seen.host(0.3), Verdict.PASS, "host-agrees"),
                Expectation.of("no third clock", HERE, Seen.host(Seen.AHEAD), Verdict.INCONCLUSIVE),
                Expectation.of("a third clock agrees", HERE, Seen.others(Seen.host(Seen.AHEAD), 1), Verdict.PASS,
                        "third-confirms"),
                Expectation.of("all hosts differ alike", HERE,
                        Seen.others(Seen.host(Seen.AHEAD), Seen.AHEAD, Seen.AHEAD + 30), Verdict.WARN, "all-differ"),
                Expectation.of("one other agrees with the host, one with this machine", HERE,
                        Seen.others(Seen.host(Seen.AHEAD), 0, Seen.AHEAD), Verdict.INCONCLUSIVE),
                Expectation.of("three clocks, three times", HERE,
                        Seen.others(Seen.host(Seen.AHEAD), Seen.BEHIND), Verdict.INCONCLUSIVE),
                Expectation.of("a domain controller contradicts both, which agree", HERE,
                        Seen.domain(Seen.host(0), Seen.AHEAD), Verdict.WARN, "domain-differs"),
                Expectation.of("a domain controller contradicts both, which differ", HERE,
                        Seen.domain(Seen.host(Seen.BEHIND), Seen.AHEAD), Verdict.WARN, "domain-differs"),
                Expectation.of("a domain controller agrees with the host, others with this machine", HERE,
                        Seen.domain(Seen.host(Seen.AHEAD), Seen.AHEAD, 0, 0), Verdict.WARN, "all-differ"));
    }

    private static Stream<Expectation> all() {
        return Stream.of(skewed(), timeService(), uncertain(), thisMachine()).flatMap(List::stream);
    }

    @ParameterizedTest
    @MethodSource({"skewed", "timeService", "uncertain", "thisMachine"})
    void verdictAndIndications(Expectation row) {
        row.holds(CHECK);
    }

    @Test
    void everyIndicationIsInTheTable() {
        Expectation.assertComplete(CHECK, all().toList());
    }

    /** Whatever the clocks show, they are never more than a warning. */
    @Test
    void noClockIsAFailure() {
        assertTrue(all().flatMap(row -> CHECK.judge(row.evidence().record()).stream())
                .noneMatch(finding -> finding.verdict() == Verdict.FAIL));
    }

    @ParameterizedTest
    @CsvSource({"2820, 47 minutes ahead of", "-21600, 6 hours behind", "-400, 7 minutes behind",
            "31536000, 365 days ahead of"})
    void theDifferenceInWords(double seconds, String words) {
        Finding finding = Expectation.judged(CHECK, SKEWED, Seen.host(seconds));
        assertEquals(Map.of("difference", words), finding.held().getFirst().values());
    }

    @Test
    void namesTheThirdClock() {
        Cases evidence = Seen.others(Seen.host(Seen.AHEAD), Seen.AHEAD);
        assertEquals(Map.of("other", "other1", "difference", "47 minutes ahead of"),
                Expectation.judged(CHECK, HERE, evidence).held().getFirst().values());
    }

    @Test
    void namesWhatIsMissing() {
        assertEquals(List.of(ReferenceClocks.TYPE.from(Vantage.HERE)),
                Expectation.judged(CHECK, HERE, Seen.host(Seen.AHEAD)).missing());
        assertEquals(List.of(), Expectation.judged(CHECK, HERE, Seen.host(0)).missing());
    }
}
