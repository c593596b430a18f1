// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.listener.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rdpworkbench.cause.listener.ListenerCheck;
import org.rdpworkbench.core.spi.Check;
import org.rdpworkbench.core.spi.ConnectOutcome;
import org.rdpworkbench.core.spi.Finding;
import org.rdpworkbench.core.spi.Indication;
import org.rdpworkbench.core.spi.Strength;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.core.spi.Verdict;
import org.rdpworkbench.facts.Negotiation.Answer;
import org.rdpworkbench.facts.Negotiation;
import org.rdpworkbench.facts.TlsHandshake.Outcome;
import org.rdpworkbench.testkit.Cases;
import org.rdpworkbench.testkit.Expectation;

final class ListenerCheckTest {

    private static final String REFUSED = "listener.refused";
    private static final String NOT_RDP = "listener.not-rdp";
    private static final String HUNG = "listener.hung";
    private static final Check CHECK = new ListenerCheck();

    static List<Expectation> refused() {
        return List.of(
                Expectation.of("the only address", REFUSED, Seen.connects(ConnectOutcome.REFUSED), Verdict.FAIL,
                        "port-refused"),
                Expectation.of("both addresses", REFUSED, Seen.connects(ConnectOutcome.REFUSED, ConnectOutcome.REFUSED),
                        Verdict.FAIL, "port-refused"),
                Expectation.of("IPv4, and no way to IPv6", REFUSED,
                        Seen.connects(ConnectOutcome.REFUSED, ConnectOutcome.UNREACHABLE), Verdict.FAIL,
                        "partly-refused"),
                Expectation.of("one of two", REFUSED, Seen.connects(ConnectOutcome.REFUSED, ConnectOutcome.CONNECTED),
                        Verdict.PASS, "accepts"),
                Expectation.of("accepted", REFUSED, Seen.connects(ConnectOutcome.CONNECTED), Verdict.PASS, "accepts"),
                Expectation.of("nobody answers", REFUSED, Seen.connects(ConnectOutcome.TIMED_OUT), Verdict.PASS),
                Expectation.of("no address was tried", REFUSED, Seen.connects(), Verdict.PASS));
    }

    static List<Expectation> notRdp() {
        return List.of(
                Expectation.of("HTTP", NOT_RDP, Seen.answered(Answer.NOT_RDP), Verdict.FAIL, "foreign-answer"),
                Expectation.of("TLS chosen", NOT_RDP, Seen.choseTls(), Verdict.PASS, "speaks-rdp"),
                Expectation.of("refused", NOT_RDP, Seen.answered(Answer.FAILED), Verdict.PASS, "speaks-rdp"),
                Expectation.of("no negotiation", NOT_RDP, Seen.answered(Answer.PLAIN), Verdict.PASS, "speaks-rdp"),
                Expectation.of("silence", NOT_RDP, Seen.answered(Answer.SILENT), Verdict.PASS),
                Expectation.of("port refused", NOT_RDP, Seen.connects(ConnectOutcome.REFUSED), Verdict.INCONCLUSIVE));
    }

    static List<Expectation> hungInNegotiation() {
        return List.of(
                Expectation.of("no answer", HUNG, Seen.answered(Answer.SILENT), Verdict.FAIL, "no-answer"),
                Expectation.of("half an answer", HUNG, Seen.answered(Answer.INCOMPLETE), Verdict.FAIL, "half-an-answer"),
                Expectation.of("closed", HUNG, Seen.answered(Answer.CLOSED), Verdict.FAIL, "closed-without-answer"),
                Expectation.of("reset", HUNG, Seen.answered(Answer.RESET), Verdict.FAIL, "closed-without-answer"),
                Expectation.of("refused", HUNG, Seen.answered(Answer.FAILED), Verdict.PASS, "active"),
                Expectation.of("standard security", HUNG, Seen.answered(Answer.PLAIN), Verdict.PASS, "active"),
                Expectation.of("something else on the port", HUNG, Seen.answered(Answer.NOT_RDP), Verdict.PASS, "active"),
                Expectation.of("port refused", HUNG, Seen.connects(ConnectOutcome.REFUSED), Verdict.INCONCLUSIVE));
    }

    static List<Expectation> hungInTls() {
        return List.of(
                Expectation.of("silence", HUNG, Seen.tls(Outcome.STALLED, 6_000, 0), Verdict.FAIL, "tls-stalled"),
                Expectation.of("stopped half way", HUNG, Seen.tls(Outcome.STALLED, 6_000, 90), Verdict.FAIL, "tls-stalled"),
                Expectation.of("our own deadline came first", HUNG, Seen.tls(Outcome.STALLED, 900, 0), Verdict.PASS),
                Expectation.of("closed after a long silence", HUNG, Seen.tls(Outcome.HOST_CLOSED, 3_000, 0), Verdict.FAIL,
                        "tls-stalled"),
                Expectation.of("closed at once", HUNG, Seen.tls(Outcome.HOST_CLOSED, 4, 0), Verdict.PASS, "hung-up-at-once"),
                Expectation.of("reset at once", HUNG, Seen.tls(Outcome.HOST_RESET, 2_999, 0), Verdict.PASS,
                        "hung-up-at-once"),
                Expectation.of("closed half way", HUNG, Seen.tls(Outcome.HOST_CLOSED, 4_000, 90), Verdict.PASS, "active"),
                Expectation.of("alert", HUNG, Seen.tls(Outcome.HOST_ALERT, 4, 7), Verdict.PASS, "active"),
                Expectation.of("hung up in clear", HUNG, Seen.tls(Outcome.HOST_ULTIMATUM, 4, 9), Verdict.PASS, "active"),
                Expectation.of("completed", HUNG, Seen.tls(Outcome.COMPLETED, 30, 4_000), Verdict.PASS, "active"));
    }

    @ParameterizedTest
    @MethodSource({"refused", "notRdp", "hungInNegotiation", "hungInTls"})
    void verdictAndIndications(Expectation row) {
        row.holds(CHECK);
    }

    @Test
    void everyIndicationIsInTheTable() {
        Expectation.assertComplete(CHECK, Stream.of(refused(), notRdp(), hungInNegotiation(), hungInTls())
                .flatMap(List::stream).toList());
    }

    @Test
    void strengthsAsTheRankingHasThem() {
        Map<String, Strength> strengths = CHECK.indications().stream()
                .collect(Collectors.toMap(Indication::key, Indication::strength));
        assertEquals(Strength.STRONG, strengths.get("listener.hung.no-answer"));
        assertEquals(Strength.WEAK, strengths.get("listener.hung.closed-without-answer"));
        assertEquals(Strength.MODERATE, strengths.get("listener.hung.tls-stalled"));
        assertEquals(Strength.STRONG, strengths.get("listener.hung.hung-up-at-once"));
        assertEquals(Strength.DECISIVE, strengths.get("listener.hung.active"));
        assertEquals(Strength.DECISIVE, strengths.get("listener.refused.accepts"));
    }

    @Test
    void valuesForTheTexts() {
        assertEquals(Map.of("port", 3389, "refusing", 1L, "addresses", 2), judged(REFUSED,
                Seen.connects(ConnectOutcome.UNREACHABLE, ConnectOutcome.REFUSED)).held().getFirst().values());
        assertEquals(Map.of("seconds", 6L), judged(HUNG, Seen.tls(Outcome.STALLED, 6_000, 0)).held()
                .getFirst().values());
        assertEquals(Map.of("seconds", 5L), judged(HUNG, Seen.answered(Answer.SILENT)).held()
                .getFirst().values());
        assertEquals(Map.of("port", 3389), judged(NOT_RDP, Seen.answered(Answer.NOT_RDP)).values());
    }

    @Test
    void namesWhatIsMissing() {
        Cases evidence = Seen.connects(ConnectOutcome.REFUSED);
        assertEquals(List.of(Negotiation.TYPE.from(Vantage.HERE)), judged(HUNG, evidence).missing());
        assertEquals(List.of(Negotiation.TYPE.from(Vantage.HERE)), judged(NOT_RDP, evidence).missing());
    }

    private static Finding judged(String cause, Cases evidence) {
        return Expectation.judged(CHECK, cause, evidence);
    }
}
