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
import org.rdpworkbench.testkit.Cases;
import org.rdpworkbench.testkit.Expectation;

final class ListenerCheckTest {

    private static final String REFUSED = "listener.refused";
    private static final String NOT_RDP = "listener.not-rdp";
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
                Expectation.of("a protocol that was not offered", NOT_RDP, Seen.chose(0x80000000L), Verdict.FAIL,
                        "unasked-protocol"),
                Expectation.of("every protocol at once", NOT_RDP, Seen.chose(0xFFFFFFFFL), Verdict.FAIL,
                        "unasked-protocol"),
                Expectation.of("standard security", NOT_RDP, Seen.chose(0), Verdict.PASS, "speaks-rdp"),
                Expectation.of("silence", NOT_RDP, Seen.answered(Answer.SILENT), Verdict.PASS),
                Expectation.of("port refused", NOT_RDP, Seen.connects(ConnectOutcome.REFUSED), Verdict.INCONCLUSIVE));
    }

    @ParameterizedTest
    @MethodSource({"refused", "notRdp"})
    void verdictAndIndications(Expectation row) {
        row.holds(CHECK);
    }

    @Test
    void everyIndicationIsInTheTable() {
        Expectation.assertComplete(CHECK, Stream.of(refused(), notRdp()).flatMap(List::stream).toList());
    }

    @Test
    void whatAcceptsIsNotRefused() {
        Map<String, Strength> strengths = CHECK.indications().stream()
                .collect(Collectors.toMap(Indication::key, Indication::strength));
        assertEquals(Strength.STRONG, strengths.get("listener.refused.port-refused"));
        assertEquals(Strength.DECISIVE, strengths.get("listener.refused.accepts"));
    }

    @Test
    void valuesForTheTexts() {
        assertEquals(Map.of("port", 3389, "refusing", 1L, "addresses", 2), judged(REFUSED,
                Seen.connects(ConnectOutcome.UNREACHABLE, ConnectOutcome.REFUSED)).held().getFirst().values());
        assertEquals(Map.of("port", 3389), judged(NOT_RDP, Seen.answered(Answer.NOT_RDP)).values());
        assertEquals(Map.of("protocol", "0x80000000"),
                judged(NOT_RDP, Seen.chose(0x80000000L)).held().getFirst().values());
    }

    @Test
    void namesWhatIsMissing() {
        Cases evidence = Seen.connects(ConnectOutcome.REFUSED);
        assertEquals(List.of(Negotiation.TYPE.from(Vantage.HERE)), judged(NOT_RDP, evidence).missing());
    }

    private static Finding judged(String cause, Cases evidence) {
        return Expectation.judged(CHECK, cause, evidence);
    }
}
