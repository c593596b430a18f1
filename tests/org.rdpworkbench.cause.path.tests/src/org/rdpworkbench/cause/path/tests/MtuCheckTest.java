// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.path.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rdpworkbench.cause.path.MtuCheck;
import org.rdpworkbench.core.spi.Check;
import org.rdpworkbench.core.spi.Indication;
import org.rdpworkbench.core.spi.Strength;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.core.spi.Verdict;
import org.rdpworkbench.facts.HelloAnswer;
import org.rdpworkbench.facts.Negotiation.Answer;
import org.rdpworkbench.facts.Onset;
import org.rdpworkbench.facts.TlsHandshake.Outcome;
import org.rdpworkbench.testkit.Cases;
import org.rdpworkbench.testkit.Expectation;

final class MtuCheckTest {

    private static final String CAUSE = "path.mtu";
    private static final Check CHECK = new MtuCheck();
    private static final HelloAnswer OK = Seen.ACCEPTED;
    private static final HelloAnswer STALLED = Seen.STALLED;

    static List<Expectation> rows() {
        return List.of(
                row("healthy", Seen.completed(), Verdict.PASS, "handshake-completed"),
                row("healthy, looked at thoroughly", Seen.completed()
                        .from(Vantage.HERE, Seen.hellos(OK, OK, OK, OK, OK)), Verdict.PASS, "handshake-completed"),
                row("only what is longer than a frame is lost", Seen.completed()
                        .from(Vantage.HERE, Seen.hellos(OK, OK, OK, OK, STALLED)), Verdict.WARN, "long-stalls"),
                row("silence after ClientHello", Seen.stalled(), Verdict.FAIL, "tls-stalled"),
                row("the short hello passes", stalledWith(STALLED, STALLED, STALLED, OK, STALLED), Verdict.FAIL,
                        "tls-stalled", "small-passes"),
                row("a refusal passes", stalledWith(STALLED, STALLED, STALLED, STALLED, STALLED)
                        .from(Vantage.HERE, Seen.support(STALLED, STALLED, Seen.ALERT, Seen.ALERT)), Verdict.FAIL,
                        "tls-stalled", "small-passes"),
                row("the hopeless hello is refused", stalledWith(STALLED, STALLED, STALLED, STALLED, STALLED,
                        Seen.ALERT).from(Vantage.HERE, Seen.support(STALLED, STALLED)), Verdict.FAIL,
                        "tls-stalled", "small-passes"),
                row("nobody tried the hopeless hello", stalledWith(STALLED, STALLED, STALLED, STALLED)
                        .from(Vantage.HERE, Seen.support(STALLED, STALLED)), Verdict.FAIL, "tls-stalled"),
                row("nothing passes", stalledWith(STALLED, STALLED, STALLED, STALLED, STALLED, STALLED)
                        .from(Vantage.HERE, Seen.support(STALLED, STALLED, STALLED, STALLED)), Verdict.FAIL,
                        "tls-stalled", "nothing-passes"),
                row("the split hello passes", stalledWith(STALLED, OK, STALLED, OK, STALLED), Verdict.FAIL,
                        "tls-stalled", "split-alone"),
                row("closed at once", Seen.closed(), Verdict.PASS, "ended-by-host"),
                row("alert", Seen.tls(Outcome.HOST_ALERT, 24, 7), Verdict.PASS, "ended-by-host"),
                row("closed sooner than the host can", Seen.closed().from(Vantage.HERE, Seen.hellos(
                        Seen.RESET_SOONER, Seen.RESET_SOONER, Seen.RESET_SOONER)), Verdict.PASS,
                        "ended-by-host", "closed-nearer"),
                row("another offer is taken", Seen.closed().from(Vantage.HERE,
                        Seen.hellos(Seen.CLOSED, Seen.CLOSED, OK)), Verdict.PASS,
                        "ended-by-host", "other-offer-accepted"),
                row("failure 3", Seen.failure3(), Verdict.PASS, "failure-3"),
                row("not even the connection request is answered", Seen.negotiated(Seen.exchange(Answer.SILENT)),
                        Verdict.INCONCLUSIVE, "no-answer"),
                row("the cookie is swallowed", Seen.negotiated(Seen.exchange(Answer.SILENT))
                        .from(Vantage.HERE, Seen.cookie(Answer.SILENT, Answer.SELECTED)), Verdict.INCONCLUSIVE,
                        "no-answer", "cookie-swallowed"),
                row("the host logged an error", Seen.stalled().from(Vantage.INSIDE, Seen.events(36870)), Verdict.FAIL,
                        "tls-stalled", "schannel-event"),
                row("the host logged nothing", Seen.stalled().from(Vantage.INSIDE, Seen.events()), Verdict.FAIL,
                        "tls-stalled", "no-event"));
    }

    static List<Expectation> around() {
        Cases stalled = Seen.stalled();
        return List.of(
                row("it works from another client", stalled.from(Vantage.CLIENT,
                        Seen.handshake(Outcome.COMPLETED, 60, 2_000)), Verdict.FAIL,
                        "tls-stalled", "succeeds-elsewhere"),
                row("silence there, too", stalled.from(Vantage.CLIENT, Seen.handshake(Outcome.STALLED, 5_000, 0)),
                        Verdict.FAIL, "tls-stalled", "fails-elsewhere"),
                row("all neighbours fail", stalled.from(Vantage.HERE, Seen.neighbours(0, 2, 0)), Verdict.FAIL,
                        "tls-stalled", "neighbours-fail"),
                row("all neighbours are fine", stalled.from(Vantage.HERE, Seen.neighbours(2, 0, 0)), Verdict.FAIL,
                        "tls-stalled", "neighbours-fine"),
                row("another service answers", stalled.from(Vantage.HERE, Seen.other(OK)), Verdict.FAIL,
                        "tls-stalled", "other-service-fine"),
                row("the listener took nothing", stalled.from(Vantage.INSIDE, Seen.listener()), Verdict.FAIL,
                        "tls-stalled", "not-in-log"),
                row("since the network was changed", stalled.from(Vantage.INSIDE,
                        Seen.began(Onset.Event.NETWORK_CHANGED)), Verdict.FAIL, "tls-stalled", "began-with-network"),
                row("not even the request is answered, there neither", Seen.negotiated(Seen.exchange(Answer.SILENT))
                        .from(Vantage.HERE, Seen.neighbours(0, 2, 0)), Verdict.INCONCLUSIVE,
                        "no-answer", "neighbours-fail"));
    }

    @ParameterizedTest
    @MethodSource({"rows", "around"})
    void verdictAndIndications(Expectation row) {
        row.holds(CHECK);
    }

    @Test
    void everyIndicationIsInTheTable() {
        Expectation.assertComplete(CHECK, Stream.of(rows(), around()).flatMap(List::stream).toList());
    }

    @Test
    void strengthsAsTheRankingHasThem() {
        Map<String, Strength> strengths = CHECK.indications().stream()
                .collect(Collectors.toMap(i -> i.key().substring(CAUSE.length() + 1), Indication::strength));
        assertEquals(Strength.DECISIVE, strengths.get("failure-3"));
        assertEquals(Strength.DECISIVE, strengths.get("ended-by-host"));
        assertEquals(Strength.MODERATE, strengths.get("other-offer-accepted"));
        assertEquals(Strength.MODERATE, strengths.get("split-alone"));
        assertEquals(Strength.MODERATE, strengths.get("cookie-swallowed"));
        assertEquals(Strength.MODERATE, strengths.get("no-answer"));
        assertEquals(Strength.STRONG, strengths.get("tls-stalled"));
        assertEquals(Strength.DECISIVE, strengths.get("closed-nearer"));
        assertEquals(Strength.STRONG, strengths.get("schannel-event"));
        assertEquals(Strength.MODERATE, strengths.get("no-event"));
        assertEquals(Strength.MODERATE, strengths.get("succeeds-elsewhere"));
        assertEquals(Strength.STRONG, strengths.get("fails-elsewhere"));
        assertEquals(Strength.MODERATE, strengths.get("neighbours-fail"));
        assertEquals(Strength.MODERATE, strengths.get("neighbours-fine"));
        assertEquals(Strength.MODERATE, strengths.get("other-service-fine"));
        assertEquals(Strength.STRONG, strengths.get("not-in-log"));
        assertEquals(Strength.MODERATE, strengths.get("began-with-network"));
    }

    private static Cases stalledWith(HelloAnswer... answers) {
        return Seen.stalled().from(Vantage.HERE, Seen.hellos(answers));
    }

    private static Expectation row(String what, Cases evidence, Verdict verdict, String... held) {
        return Expectation.of(what, CAUSE, evidence, verdict, held);
    }
}
