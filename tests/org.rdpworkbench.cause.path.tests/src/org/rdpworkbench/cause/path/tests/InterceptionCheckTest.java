// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.path.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rdpworkbench.cause.path.InterceptionCheck;
import org.rdpworkbench.core.spi.Check;
import org.rdpworkbench.core.spi.Indication;
import org.rdpworkbench.core.spi.Strength;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.core.spi.Verdict;
import org.rdpworkbench.facts.ClientHellos;
import org.rdpworkbench.facts.CookieAnswers;
import org.rdpworkbench.facts.HelloAnswer;
import org.rdpworkbench.facts.Negotiation;
import org.rdpworkbench.facts.Negotiation.Answer;
import org.rdpworkbench.facts.Onset;
import org.rdpworkbench.facts.TlsHandshake.Outcome;
import org.rdpworkbench.testkit.Cases;
import org.rdpworkbench.testkit.Expectation;

final class InterceptionCheckTest {

    private static final String CAUSE = "path.intercepted";
    private static final Check CHECK = new InterceptionCheck();

    static List<Expectation> quick() {
        return List.of(
                row("healthy", Seen.completed(), Verdict.PASS, "handshake-completed"),
                row("healthy from here, and the client's handshake broke", Seen.client(Seen.completed(),
                        "RDPClient_SSL", "TsSslStateHandshakeInProgress"), Verdict.INCONCLUSIVE, "client-broke"),
                row("healthy from here, and the client's broke behind a filter", Seen.filters(clientAlone(),
                        "Example VPN"), Verdict.INCONCLUSIVE, "client-broke", "client-filters"),
                row("healthy from here, and the client's broke without a filter", Seen.filters(clientAlone()),
                        Verdict.INCONCLUSIVE, "client-broke"),
                row("a client with a filter, and nothing of its attempt", Seen.filters(Seen.completed(), "Example VPN"),
                        Verdict.PASS, "handshake-completed"),
                row("healthy from here, and the client got no usable answer", Seen.client(Seen.completed(),
                        "RDPClient_TCP", "TcpStateExpectingX224CC"), Verdict.INCONCLUSIVE, "client-broke"),
                row("healthy from here, and the client's broke two days ago", Seen.client(Seen.completed(),
                        "RDPClient_SSL", "TsSslStateHandshakeInProgress", Duration.ofDays(2)), Verdict.PASS,
                        "handshake-completed"),
                row("healthy from here, and it is not known where the client's broke", Seen.client(Seen.completed(),
                        "RDPClient_New", "State"), Verdict.PASS, "handshake-completed"),
                row("both broke", Seen.client(Seen.closed(), "RDPClient_SSL", "TsSslStateHandshakeInProgress"),
                        Verdict.INCONCLUSIVE),
                row("closed after ClientHello", Seen.closed(), Verdict.INCONCLUSIVE),
                row("silence after ClientHello", Seen.stalled(), Verdict.FAIL, "tls-stalled"),
                row("closed after a long silence", Seen.tls(Outcome.HOST_CLOSED, 3_000, 0), Verdict.FAIL,
                        "tls-stalled"),
                row("our own deadline came first", Seen.tls(Outcome.STALLED, 900, 0), Verdict.INCONCLUSIVE),
                row("hung up in clear", Seen.tls(Outcome.HOST_ULTIMATUM, 24, 9), Verdict.PASS, "ultimatum"),
                row("alert", Seen.tls(Outcome.HOST_ALERT, 24, 7), Verdict.INCONCLUSIVE),
                row("failure 3", Seen.failure3(), Verdict.PASS, "failure-3"),
                row("silence", Seen.negotiated(Seen.exchange(Answer.SILENT)), Verdict.INCONCLUSIVE));
    }

    private static Cases clientAlone() {
        return Seen.client(Seen.completed(), "RDPClient_SSL", "TsSslStateHandshakeInProgress");
    }

    @Test
    void theFirstFiltersOfTheClientAreNamed() {
        Cases evidence = Seen.filters(clientAlone(), "One", "Two", "Three", "Four", "Five", "Six");
        assertEquals(Map.of("names", "One, Two, Three, Four, Five, ..."), Expectation.judged(CHECK, CAUSE, evidence)
                .held().getLast().values());
    }

    static List<Expectation> hellos() {
        HelloAnswer closed = Seen.CLOSED;
        HelloAnswer ok = Seen.ACCEPTED;
        HelloAnswer early = Seen.CLOSED_SOONER;
        HelloAnswer twice = Seen.connectedAfter(1_003, closed);
        HelloAnswer slow = Seen.connectedAfter(300, closed);
        return List.of(
                row("only the split one passes", closedWith(closed, ok, closed, closed, closed), Verdict.FAIL,
                        "closed-alike", "split-alone"),
                row("only the whole one is swallowed", stalledWith(Seen.STALLED, ok), Verdict.FAIL,
                        "tls-stalled", "split-alone"),
                row("all are closed, after a round trip", closedWith(closed, closed, closed, closed, closed),
                        Verdict.FAIL, "closed-alike", "split-fails-too"),
                row("all are closed, sooner", closedWith(Seen.RESET_SOONER, Seen.RESET_SOONER, Seen.RESET_SOONER,
                        Seen.RESET_SOONER, Seen.RESET_SOONER), Verdict.FAIL,
                        "closed-alike", "split-fails-too", "closed-nearer"),
                row("all are closed in order, sooner: the host may not have waited for the hello", closedWith(early,
                        early, early, early, early), Verdict.FAIL, "closed-alike", "split-fails-too"),
                row("all are closed as soon as the host can, each connect was sent twice", closedWith(twice, twice,
                        twice, twice, twice), Verdict.FAIL, "closed-alike", "split-fails-too"),
                row("all are closed as soon as the host confirms, the connects were slow", closedWith(slow, slow,
                        slow, slow, slow), Verdict.FAIL, "closed-alike", "split-fails-too"),
                row("two closes sooner are no measure", closedWith(Seen.RESET_SOONER, Seen.RESET_SOONER),
                        Verdict.INCONCLUSIVE, "split-fails-too"),
                row("TLS 1.2 alone passes", closedWith(closed, closed, ok, closed, closed), Verdict.INCONCLUSIVE,
                        "split-fails-too", "other-offer-accepted"),
                row("refused before the split one was tried", closedWith(closed, Seen.LOST, Seen.LOST),
                        Verdict.INCONCLUSIVE),
                row("a version alone passes", Seen.closed().from(Vantage.HERE, Seen.support(closed, ok, closed)),
                        Verdict.INCONCLUSIVE, "other-offer-accepted"),
                row("the newest version alone passes", Seen.closed().from(Vantage.HERE, Seen.support(ok, closed)),
                        Verdict.FAIL, "newest-version-alone"),
                row("the newest version alone passes, the whole offer was refused with a word", Seen.tls(
                        Outcome.HOST_ALERT, 24, 7).from(Vantage.HERE, Seen.support(ok, closed)), Verdict.INCONCLUSIVE,
                        "other-offer-accepted"),
                row("healthy", Seen.completed().from(Vantage.HERE, Seen.hellos(ok, ok, ok, ok, ok)), Verdict.PASS,
                        "handshake-completed"));
    }

    static List<Expectation> cookies() {
        return List.of(
                row("swallowed", silentWith(Seen.cookie(Answer.SILENT, Answer.SELECTED)), Verdict.FAIL,
                        "cookie-swallowed"),
                row("no answer either way", silentWith(Seen.cookie(Answer.SILENT, Answer.SILENT)),
                        Verdict.INCONCLUSIVE),
                row("the second one could not be asked", silentWith(Seen.cookie(Answer.SILENT, Answer.NOT_CONNECTED)),
                        Verdict.INCONCLUSIVE),
                row("lost once, answered before", Seen.completed().from(Vantage.HERE,
                        Seen.cookie(Answer.SILENT, Answer.SELECTED)), Verdict.PASS, "handshake-completed"));
    }

    static List<Expectation> events() {
        return List.of(
                row("the host logged an error", Seen.closed().from(Vantage.INSIDE, Seen.events(36871)), Verdict.PASS,
                        "schannel-event"),
                row("no ClientHello was sent, of which a log could tell", silent().from(Vantage.INSIDE, Seen.events()),
                        Verdict.INCONCLUSIVE),
                row("the host logged nothing", Seen.closed().from(Vantage.INSIDE, Seen.events()), Verdict.FAIL,
                        "no-event"),
                row("nothing broke and nothing was logged", Seen.completed().from(Vantage.INSIDE, Seen.events()),
                        Verdict.PASS, "handshake-completed"));
    }

    static List<Expectation> around() {
        Cases closed = Seen.closed();
        return List.of(
                row("it works from the host itself", closed.from(Vantage.INSIDE,
                        Seen.handshake(Outcome.COMPLETED, 60, 2_000)), Verdict.FAIL, "succeeds-elsewhere"),
                row("it breaks there, too", closed.from(Vantage.INSIDE, Seen.handshake(Outcome.HOST_RESET, 1, 0)),
                        Verdict.PASS, "fails-elsewhere"),
                row("the request goes unanswered from another client, too", silent().from(Vantage.CLIENT,
                        new Negotiation(List.of(Seen.exchange(Answer.SILENT)))), Verdict.PASS, "fails-elsewhere"),
                row("all neighbours fail", closed.from(Vantage.HERE, Seen.neighbours(0, 2, 0)), Verdict.FAIL,
                        "neighbours-fail"),
                row("all neighbours are fine", closed.from(Vantage.HERE, Seen.neighbours(2, 0, 0)),
                        Verdict.INCONCLUSIVE, "neighbours-fine"),
                row("one fails in another way", closed.from(Vantage.HERE, Seen.neighbours(0, 5, 1)),
                        Verdict.INCONCLUSIVE),
                row("another service answers", closed.from(Vantage.HERE, Seen.other(Seen.ACCEPTED)),
                        Verdict.INCONCLUSIVE, "other-service-fine"),
                row("another service does not", closed.from(Vantage.HERE, Seen.other(Seen.CLOSED)),
                        Verdict.INCONCLUSIVE),
                row("there is none", closed.from(Vantage.HERE, Seen.noOther()), Verdict.INCONCLUSIVE),
                row("the listener took nothing", closed.from(Vantage.INSIDE, Seen.listener()), Verdict.FAIL,
                        "not-in-log"),
                row("the listener took another", closed.from(Vantage.INSIDE, Seen.listener("192.0.2.254")),
                        Verdict.INCONCLUSIVE, "other-client-in-log"),
                row("the listener took ours and another", closed.from(Vantage.INSIDE,
                        Seen.listener("192.0.2.254", "192.0.2.9")), Verdict.INCONCLUSIVE),
                row("since the network was changed", closed.from(Vantage.INSIDE,
                        Seen.began(Onset.Event.NETWORK_CHANGED)), Verdict.INCONCLUSIVE, "began-with-network"),
                row("nothing breaks", Seen.completed().from(Vantage.INSIDE, Seen.listener())
                        .from(Vantage.HERE, Seen.neighbours(0, 2, 0)), Verdict.PASS, "handshake-completed"));
    }

    private static Cases silent() {
        return Seen.negotiated(Seen.exchange(Answer.SILENT));
    }

    @ParameterizedTest
    @MethodSource({"quick", "hellos", "cookies", "events", "around"})
    void verdictAndIndications(Expectation row) {
        row.holds(CHECK);
    }

    @Test
    void everyIndicationIsInTheTable() {
        Expectation.assertComplete(CHECK, Stream.of(quick(), hellos(), cookies(), events(), around())
                .flatMap(List::stream).toList());
    }

    @Test
    void strengthsAsTheRankingHasThem() {
        Map<String, Strength> strengths = CHECK.indications().stream()
                .collect(Collectors.toMap(i -> i.key().substring(CAUSE.length() + 1), Indication::strength));
        assertEquals(Strength.STRONG, strengths.get("failure-3"));
        assertEquals(Strength.MODERATE, strengths.get("closed-alike"));
        assertEquals(Strength.MODERATE, strengths.get("other-offer-accepted"));
        assertEquals(Strength.STRONG, strengths.get("ultimatum"));
        assertEquals(Strength.DECISIVE, strengths.get("split-alone"));
        assertEquals(Strength.MODERATE, strengths.get("split-fails-too"));
        assertEquals(Strength.DECISIVE, strengths.get("cookie-swallowed"));
        assertEquals(Strength.MODERATE, strengths.get("tls-stalled"));
        assertEquals(Strength.STRONG, strengths.get("closed-nearer"));
        assertEquals(Strength.STRONG, strengths.get("schannel-event"));
        assertEquals(Strength.MODERATE, strengths.get("no-event"));
        assertEquals(Strength.STRONG, strengths.get("succeeds-elsewhere"));
        assertEquals(Strength.STRONG, strengths.get("fails-elsewhere"));
        assertEquals(Strength.STRONG, strengths.get("neighbours-fail"));
        assertEquals(Strength.MODERATE, strengths.get("neighbours-fine"));
        assertEquals(Strength.MODERATE, strengths.get("other-service-fine"));
        assertEquals(Strength.STRONG, strengths.get("not-in-log"));
        assertEquals(Strength.MODERATE, strengths.get("other-client-in-log"));
        assertEquals(Strength.MODERATE, strengths.get("began-with-network"));
    }

    @Test
    void namesWhatIsMissing() {
        assertEquals(List.of(ClientHellos.TYPE.from(Vantage.HERE)),
                Expectation.judged(CHECK, CAUSE, Seen.closed()).missing());
        assertEquals(List.of(CookieAnswers.TYPE.from(Vantage.HERE)), Expectation.judged(CHECK, CAUSE,
                Seen.negotiated(Seen.exchange(Answer.SILENT))).missing());
    }

    private static Cases closedWith(HelloAnswer... answers) {
        return Seen.closed().from(Vantage.HERE, Seen.hellos(answers));
    }

    private static Cases stalledWith(HelloAnswer... answers) {
        return Seen.stalled().from(Vantage.HERE, Seen.hellos(answers));
    }

    private static Cases silentWith(CookieAnswers answers) {
        return Seen.negotiated(Seen.exchange(Answer.SILENT)).from(Vantage.HERE, answers);
    }

    private static Expectation row(String what, Cases evidence, Verdict verdict, String... held) {
        return Expectation.of(what, CAUSE, evidence, verdict, held);
    }
}
