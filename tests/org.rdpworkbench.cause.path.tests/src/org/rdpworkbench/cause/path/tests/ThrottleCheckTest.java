// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.path.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rdpworkbench.cause.path.ThrottleCheck;
import org.rdpworkbench.core.spi.Check;
import org.rdpworkbench.core.spi.ConnectOutcome;
import org.rdpworkbench.core.spi.Reason;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.core.spi.Verdict;
import org.rdpworkbench.facts.AddressIdentities;
import org.rdpworkbench.facts.HelloAnswer;
import org.rdpworkbench.facts.Negotiation;
import org.rdpworkbench.facts.Negotiation.Answer;
import org.rdpworkbench.facts.ProtocolAnswers;
import org.rdpworkbench.facts.StandardSecurity;
import org.rdpworkbench.testkit.Cases;
import org.rdpworkbench.testkit.Expectation;

final class ThrottleCheckTest {

    private static final String CAUSE = "path.throttled";
    private static final Check CHECK = new ThrottleCheck();
    private static final HelloAnswer OK = Seen.ACCEPTED;
    private static final HelloAnswer LOST = Seen.LOST;
    private static final HelloAnswer HUNG_UP = HelloAnswer.notAsked(true, 1);

    static List<Expectation> rows() {
        return List.of(
                row("refused from the start, which is the listener's matter", Seen.connects(ConnectOutcome.REFUSED),
                        Verdict.INCONCLUSIVE),
                row("a quick look", Seen.negotiated(Seen.exchange(Answer.SELECTED), Seen.exchange(Answer.FAILED)),
                        Verdict.INCONCLUSIVE),
                row("the second connection is not had", Seen.negotiated(Seen.exchange(Answer.SELECTED),
                        Seen.exchange(Answer.NOT_CONNECTED)), Verdict.WARN, "lost"),
                row("none from the third hello on", with(OK, OK, LOST, LOST), Verdict.WARN, "stopped"),
                row("one lost in between", with(OK, LOST, OK, OK, OK), Verdict.WARN, "lost"),
                row("none at all after the first look", with(LOST, LOST), Verdict.WARN, "stopped"),
                row("none in two looks", with(OK, LOST).from(Vantage.HERE, protocols(Answer.NOT_CONNECTED)),
                        Verdict.WARN, "stopped"),
                row("at the end of two looks, and served in a third", with(OK, LOST)
                        .from(Vantage.HERE, protocols(Answer.NOT_CONNECTED))
                        .from(Vantage.HERE, Seen.support(OK)), Verdict.WARN, "lost"),
                row("connections come about and are closed at once", with(OK, OK, HUNG_UP, HUNG_UP), Verdict.WARN,
                        "stopped"),
                row("the same requests are hung up on in two looks", with(OK, HUNG_UP)
                        .from(Vantage.HERE, protocols(Answer.RESET)), Verdict.WARN, "stopped"),
                row("connections come about and stay without an answer", with(OK, HUNG_UP)
                        .from(Vantage.HERE, protocols(Answer.SILENT)), Verdict.WARN, "stopped"),
                row("hung up on for asking for standard security", with(OK, OK, OK, OK, OK)
                        .from(Vantage.HERE, new ProtocolAnswers(Optional.empty(),
                                List.of(Seen.hungUpOn(Negotiation.PROTOCOL_RDP)))), Verdict.PASS, "all-came"),
                row("a host that answers nobody lets a few wait", Seen.negotiated(Seen.exchange(Answer.SILENT))
                        .from(Vantage.HERE, Seen.hellos(LOST, LOST)), Verdict.INCONCLUSIVE),
                row("all came", with(OK, OK, OK, OK, OK).from(Vantage.HERE, Seen.support(OK, OK))
                        .from(Vantage.HERE, Seen.cookie(Answer.SELECTED, Answer.SELECTED)), Verdict.PASS,
                        "all-came"));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void verdictAndIndications(Expectation row) {
        row.holds(CHECK);
    }

    @Test
    void everyIndicationIsInTheTable() {
        Expectation.assertComplete(CHECK, rows());
    }

    @Test
    void valuesForTheTexts() {
        Map<String, Object> counts = Map.of("had", 3, "lost", 2);
        assertEquals(counts, Expectation.judged(CHECK, CAUSE, with(OK, OK, LOST, LOST)).values());
        assertEquals(counts, Expectation.judged(CHECK, CAUSE, with(OK, OK, LOST, LOST)).held().getFirst().values());
    }

    @Test
    void singleConnectionsCountAsWell() {
        AddressIdentities each = new AddressIdentities(List.of(identity("192.0.2.1"), identity("192.0.2.9")));
        StandardSecurity standard = new StandardSecurity(false, Optional.empty(), Optional.empty(), "");
        Cases served = with(OK, LOST).from(Vantage.HERE, each).from(Vantage.HERE, standard);
        assertEquals(Map.of("had", 4, "lost", 1), Expectation.judged(CHECK, CAUSE, served).values(),
                "at another address nobody had answered before");
        assertEquals(Map.of("had", 2, "lost", 2), Expectation.judged(CHECK, CAUSE,
                with(OK, LOST).missing(StandardSecurity.TYPE, Reason.NO_ACCESS)).values());
        assertEquals(Map.of("had", 2, "lost", 1), Expectation.judged(CHECK, CAUSE,
                with(OK, LOST).missing(StandardSecurity.TYPE, Reason.PREREQUISITE)).values());
    }

    private static AddressIdentities.Identity identity(String address) {
        return new AddressIdentities.Identity(address, ConnectOutcome.CONNECTED, 1, true, Optional.empty(), List.of(),
                Optional.empty());
    }

    private static Cases with(HelloAnswer... answers) {
        return Seen.completed().from(Vantage.HERE, Seen.hellos(answers));
    }

    private static ProtocolAnswers protocols(Answer answer) {
        return new ProtocolAnswers(Optional.empty(), List.of(Seen.exchange(answer)));
    }

    private static Expectation row(String what, Cases evidence, Verdict verdict, String... held) {
        return Expectation.of(what, CAUSE, evidence, verdict, held);
    }
}
