// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.listener.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rdpworkbench.cause.listener.HungCheck;
import org.rdpworkbench.core.spi.Check;
import org.rdpworkbench.core.spi.ConnectOutcome;
import org.rdpworkbench.core.spi.Finding;
import org.rdpworkbench.core.spi.Indication;
import org.rdpworkbench.core.spi.Strength;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.core.spi.Verdict;
import org.rdpworkbench.facts.HelloAnswer;
import org.rdpworkbench.facts.Negotiation;
import org.rdpworkbench.facts.Negotiation.Answer;
import org.rdpworkbench.facts.OtherTlsService;
import org.rdpworkbench.facts.TlsHandshake.Outcome;
import org.rdpworkbench.testkit.Cases;
import org.rdpworkbench.testkit.Expectation;

final class HungCheckTest {

    private static final String HUNG = "listener.hung";
    private static final Check CHECK = new HungCheck();

    static List<Expectation> hungInNegotiation() {
        return List.of(
                row("no answer", Seen.answered(Answer.SILENT), Verdict.FAIL, "no-answer"),
                row("half an answer", Seen.answered(Answer.INCOMPLETE), Verdict.FAIL, "half-an-answer"),
                row("closed", Seen.answered(Answer.CLOSED), Verdict.FAIL, "closed-without-answer"),
                row("reset", Seen.answered(Answer.RESET), Verdict.FAIL, "closed-without-answer"),
                row("refused", Seen.answered(Answer.FAILED), Verdict.PASS, "active"),
                row("standard security", Seen.answered(Answer.PLAIN), Verdict.PASS, "active"),
                row("something else on the port", Seen.answered(Answer.NOT_RDP), Verdict.PASS, "active"),
                row("port refused", Seen.connects(ConnectOutcome.REFUSED), Verdict.INCONCLUSIVE));
    }

    static List<Expectation> hungInTls() {
        return List.of(
                row("silence", Seen.tls(Outcome.STALLED, 6_000, 0), Verdict.FAIL, "tls-stalled"),
                row("stopped half way", Seen.tls(Outcome.STALLED, 6_000, 90), Verdict.FAIL, "tls-stalled"),
                row("our own deadline came first", Seen.tls(Outcome.STALLED, 900, 0), Verdict.INCONCLUSIVE),
                row("closed after a long silence", Seen.tls(Outcome.HOST_CLOSED, 3_000, 0), Verdict.FAIL,
                        "tls-stalled"),
                row("closed at once", Seen.tls(Outcome.HOST_CLOSED, 4, 0), Verdict.PASS, "hung-up-at-once"),
                row("reset at once", Seen.tls(Outcome.HOST_RESET, 2_999, 0), Verdict.PASS,
                        "hung-up-at-once"),
                row("closed half way", Seen.tls(Outcome.HOST_CLOSED, 4_000, 90), Verdict.PASS, "active"),
                row("alert", Seen.tls(Outcome.HOST_ALERT, 4, 7), Verdict.PASS, "active"),
                row("hung up in clear", Seen.tls(Outcome.HOST_ULTIMATUM, 4, 9), Verdict.PASS, "active"),
                row("completed", Seen.tls(Outcome.COMPLETED, 30, 4_000), Verdict.PASS, "active"));
    }

    static List<Expectation> thorough() {
        Cases stalled = Seen.tls(Outcome.STALLED, 6_000, 0);
        HelloAnswer mute = Seen.answer(Outcome.STALLED, 5_000, 0);
        HelloAnswer ok = Seen.answer(Outcome.COMPLETED, 25, 900);
        HelloAnswer alert = Seen.answer(Outcome.HOST_ALERT, 25, 7);
        HelloAnswer sooner = Seen.answer(Outcome.HOST_RESET, 3, 0);
        return List.of(
                row("silence with a cookie and without", Seen.answered(Answer.SILENT)
                        .from(Vantage.HERE, Seen.cookie(Answer.SILENT, Answer.SILENT)), Verdict.FAIL,
                        "no-answer", "no-answer-either-way"),
                row("silence only with a cookie", Seen.answered(Answer.SILENT)
                        .from(Vantage.HERE, Seen.cookie(Answer.SILENT, Answer.SELECTED)), Verdict.PASS,
                        "no-answer", "cookie-swallowed"),
                row("nothing comes whatever is said", stalled
                        .from(Vantage.HERE, Seen.hellos(mute, mute, mute, mute, mute, mute))
                        .from(Vantage.HERE, Seen.support(mute, mute, mute, mute)), Verdict.FAIL,
                        "tls-stalled", "everything-stalls"),
                row("the short hello is answered", stalled
                        .from(Vantage.HERE, Seen.hellos(mute, mute, mute, ok, mute)), Verdict.PASS,
                        "tls-stalled", "answers-others"),
                row("the hopeless hello is refused", stalled
                        .from(Vantage.HERE, Seen.hellos(mute, mute, mute, mute, mute, alert)), Verdict.PASS,
                        "tls-stalled", "answers-others"),
                row("old versions are refused", stalled.from(Vantage.HERE, Seen.support(mute, mute, alert, alert)),
                        Verdict.PASS, "tls-stalled", "answers-others"),
                row("only the split one passes", stalled.from(Vantage.HERE, Seen.hellos(mute, ok)), Verdict.PASS,
                        "tls-stalled", "answers-others", "split-alone"),
                row("closed sooner than the host can", Seen.tls(Outcome.HOST_RESET, 3, 0)
                        .from(Vantage.HERE, Seen.hellos(sooner, sooner, sooner)), Verdict.PASS,
                        "hung-up-at-once", "closed-nearer"),
                row("the host logged an error", stalled.from(Vantage.INSIDE, Seen.events(36870)), Verdict.FAIL,
                        "tls-stalled", "schannel-event"),
                row("the host logged nothing", stalled.from(Vantage.INSIDE, Seen.events()), Verdict.FAIL,
                        "tls-stalled", "no-event"));
    }

    static List<Expectation> around() {
        Cases stalled = Seen.tls(Outcome.STALLED, 6_000, 0);
        Cases silent = Seen.answered(Answer.SILENT);
        OtherTlsService other = new OtherTlsService(443, ConnectOutcome.CONNECTED,
                Optional.of(Seen.answer(Outcome.COMPLETED, 25, 900)));
        return List.of(
                row("it works from the host itself", silent.from(Vantage.INSIDE,
                        Seen.handshake(Outcome.COMPLETED, 30, 4_000)), Verdict.FAIL, "no-answer", "succeeds-elsewhere"),
                row("silence there, too", stalled.from(Vantage.INSIDE, Seen.handshake(Outcome.STALLED, 6_000, 0)),
                        Verdict.FAIL, "tls-stalled", "fails-elsewhere"),
                row("a close there instead", stalled.from(Vantage.INSIDE, Seen.handshake(Outcome.HOST_CLOSED, 4, 0)),
                        Verdict.FAIL, "tls-stalled"),
                row("all neighbours are silent", silent.from(Vantage.HERE, Seen.neighbours(0, 2)), Verdict.FAIL,
                        "no-answer", "neighbours-fail"),
                row("all neighbours are fine", silent.from(Vantage.HERE, Seen.neighbours(2, 0)), Verdict.FAIL,
                        "no-answer", "neighbours-fine"),
                row("and that does not undo a close at once", Seen.tls(Outcome.HOST_CLOSED, 4, 0)
                        .from(Vantage.HERE, Seen.neighbours(2, 0)), Verdict.PASS, "hung-up-at-once",
                        "neighbours-fine"),
                row("another service answers", silent.from(Vantage.HERE, other), Verdict.FAIL,
                        "no-answer", "other-service-fine"),
                row("the listener took nothing", silent.from(Vantage.INSIDE, Seen.listener()), Verdict.FAIL,
                        "no-answer", "not-in-log"),
                row("the listener took another", silent.from(Vantage.INSIDE, Seen.listener("192.0.2.254")),
                        Verdict.FAIL, "no-answer", "other-client-in-log"),
                row("no ClientHello was sent, of which a log could tell", silent.from(Vantage.INSIDE, Seen.events()),
                        Verdict.FAIL, "no-answer"));
    }

    @ParameterizedTest
    @MethodSource({"hungInNegotiation", "hungInTls", "thorough", "around"})
    void verdictAndIndications(Expectation row) {
        row.holds(CHECK);
    }

    @Test
    void everyIndicationIsInTheTable() {
        Expectation.assertComplete(CHECK, Stream.of(hungInNegotiation(), hungInTls(), thorough(), around())
                .flatMap(List::stream).toList());
    }

    @Test
    void strengthsAsTheRankingHasThem() {
        Map<String, Strength> strengths = CHECK.indications().stream()
                .collect(Collectors.toMap(i -> i.key().substring(HUNG.length() + 1), Indication::strength));
        assertEquals(Strength.MODERATE, strengths.get("no-answer"), "asked with a cookie only, half of the row");
        assertEquals(Strength.STRONG, strengths.get("no-answer-either-way"));
        assertEquals(Strength.DECISIVE, strengths.get("cookie-swallowed"));
        assertEquals(Strength.WEAK, strengths.get("closed-without-answer"));
        assertEquals(Strength.MODERATE, strengths.get("tls-stalled"));
        assertEquals(Strength.STRONG, strengths.get("hung-up-at-once"));
        assertEquals(Strength.DECISIVE, strengths.get("active"));
        assertEquals(Strength.DECISIVE, strengths.get("answers-others"));
        assertEquals(Strength.DECISIVE, strengths.get("split-alone"));
        assertEquals(Strength.DECISIVE, strengths.get("closed-nearer"));
        assertEquals(Strength.STRONG, strengths.get("schannel-event"));
        assertEquals(Strength.MODERATE, strengths.get("no-event"));
        assertEquals(Strength.STRONG, strengths.get("succeeds-elsewhere"));
        assertEquals(Strength.MODERATE, strengths.get("fails-elsewhere"));
        assertEquals(Strength.STRONG, strengths.get("neighbours-fail"));
        assertEquals(Strength.MODERATE, strengths.get("neighbours-fine"));
        assertEquals(Strength.MODERATE, strengths.get("other-service-fine"));
        assertEquals(Strength.MODERATE, strengths.get("not-in-log"));
        assertEquals(Strength.STRONG, strengths.get("other-client-in-log"));
    }

    @Test
    void valuesForTheTexts() {
        assertEquals(Map.of("seconds", 6L), judged(Seen.tls(Outcome.STALLED, 6_000, 0)).held().getFirst().values());
        assertEquals(Map.of("seconds", 5L), judged(Seen.answered(Answer.SILENT)).held().getFirst().values());
    }

    @Test
    void namesWhatIsMissing() {
        assertEquals(List.of(Negotiation.TYPE.from(Vantage.HERE)),
                judged(Seen.connects(ConnectOutcome.REFUSED)).missing());
    }

    private static Finding judged(Cases evidence) {
        return Expectation.judged(CHECK, HUNG, evidence);
    }

    private static Expectation row(String what, Cases evidence, Verdict verdict, String... held) {
        return Expectation.of(what, HUNG, evidence, verdict, held);
    }
}
