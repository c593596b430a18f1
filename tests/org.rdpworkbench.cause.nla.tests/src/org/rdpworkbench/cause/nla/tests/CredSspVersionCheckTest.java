// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.nla.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rdpworkbench.cause.nla.CredSspVersionCheck;
import org.rdpworkbench.core.spi.Check;
import org.rdpworkbench.core.spi.Finding;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.core.spi.Verdict;
import org.rdpworkbench.facts.CredSsp;
import org.rdpworkbench.facts.NlaClient;
import org.rdpworkbench.testkit.Cases;
import org.rdpworkbench.testkit.Expectation;

final class CredSspVersionCheckTest {

    private static final String UNPATCHED = "nla.unpatched";
    private static final String BLOCKED = "nla.oracle-blocked";
    private static final Cases CLOSED = Cases.of(
            new CredSsp(CredSsp.Outcome.CLOSED, Optional.empty(), Optional.empty(), 3, ""));
    private static final Check CHECK = new CredSspVersionCheck();

    static List<Expectation> unpatched() {
        return List.of(
                Expectation.of("version 2", UNPATCHED, Seen.credSsp(2), Verdict.WARN, "old-version"),
                Expectation.of("version 4", UNPATCHED, Seen.credSsp(4), Verdict.WARN, "old-version"),
                Expectation.of("version 5", UNPATCHED, Seen.credSsp(5), Verdict.PASS, "new-version"),
                Expectation.of("version 6", UNPATCHED, Seen.credSsp(6), Verdict.PASS, "new-version"),
                Expectation.of("a version to come", UNPATCHED, Seen.credSsp(7), Verdict.PASS, "new-version"),
                Expectation.of("version 1, which is below all with the update", UNPATCHED, Seen.credSsp(1),
                        Verdict.WARN, "old-version"),
                Expectation.of("no version of CredSSP", UNPATCHED, Seen.credSsp(0), Verdict.INCONCLUSIVE),
                Expectation.of("a negative version", UNPATCHED, Seen.credSsp(-1), Verdict.INCONCLUSIVE),
                Expectation.of("a version that will not come", UNPATCHED, Seen.credSsp(255), Verdict.INCONCLUSIVE),
                Expectation.of("closed", UNPATCHED, CLOSED, Verdict.INCONCLUSIVE));
    }

    static List<Expectation> blocked() {
        return List.of(
                Expectation.of("version 4, nothing known of the client", BLOCKED, Seen.credSsp(4),
                        Verdict.INCONCLUSIVE, "host-lacks"),
                Expectation.of("version 4, a client that refuses", BLOCKED, Seen.client(Seen.credSsp(4), true),
                        Verdict.FAIL, "host-lacks", "client-refuses"),
                Expectation.of("version 4, a client that allows", BLOCKED, Seen.client(Seen.credSsp(4), false),
                        Verdict.PASS, "host-lacks", "client-allows"),
                Expectation.of("version 6, nothing known of the client", BLOCKED, Seen.credSsp(6),
                        Verdict.INCONCLUSIVE, "host-has"),
                Expectation.of("version 6, the client has the update too", BLOCKED,
                        Seen.client(Seen.credSsp(6), true), Verdict.PASS, "host-has"),
                Expectation.of("version 6, a client that may lack the update", BLOCKED,
                        Seen.client(Seen.credSsp(6), false), Verdict.INCONCLUSIVE, "host-has"),
                Expectation.of("closed", BLOCKED, CLOSED, Verdict.INCONCLUSIVE));
    }

    @ParameterizedTest
    @MethodSource({"unpatched", "blocked"})
    void verdictAndIndications(Expectation row) {
        row.holds(CHECK);
    }

    @Test
    void everyIndicationIsInTheTable() {
        Expectation.assertComplete(CHECK, Stream.of(unpatched(), blocked()).flatMap(List::stream).toList());
    }

    @Test
    void valuesForTheTexts() {
        Finding finding = Expectation.judged(CHECK, UNPATCHED, Seen.credSsp(2));
        assertEquals(Map.of("version", 2L), finding.values());
        assertEquals(Map.of("version", 2L), finding.held().getFirst().values());
    }

    @Test
    void namesTheClientWhereOnlyThatDecides() {
        assertEquals(List.of(NlaClient.TYPE.from(Vantage.CLIENT)),
                Expectation.judged(CHECK, BLOCKED, Seen.credSsp(2)).missing());
    }
}
