// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.privatekey.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rdpworkbench.cause.privatekey.PrivateKeyCheck;
import org.rdpworkbench.core.spi.Check;
import org.rdpworkbench.core.spi.EvidenceKey;
import org.rdpworkbench.core.spi.Finding;
import org.rdpworkbench.core.spi.Indication;
import org.rdpworkbench.core.spi.Strength;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.core.spi.Verdict;
import org.rdpworkbench.facts.HelloAnswer;
import org.rdpworkbench.facts.Negotiation.Answer;
import org.rdpworkbench.facts.Neighbours;
import org.rdpworkbench.facts.Onset;
import org.rdpworkbench.facts.SchannelEvents;
import org.rdpworkbench.facts.TlsHandshake.Outcome;
import org.rdpworkbench.facts.TlsHandshake;
import org.rdpworkbench.testkit.Cases;
import org.rdpworkbench.testkit.Expectation;

final class PrivateKeyCheckTest {

    private static final String CAUSE = "privatekey.unusable";
    private static final Check CHECK = new PrivateKeyCheck();
    private static final EvidenceKey HANDSHAKE = TlsHandshake.TYPE.from(Vantage.HERE);
    private static final EvidenceKey LOG = SchannelEvents.TYPE.from(Vantage.INSIDE);

    static List<Expectation> negotiations() {
        return List.of(
                row("failure 3", Seen.failed(3), Verdict.FAIL, "failure-3"),
                row("standard security chosen without a word", Seen.selected(0), Verdict.WARN, "silent-downgrade"),
                row("no answer to the connection request", Seen.ended(Answer.SILENT), Verdict.PASS, "no-answer"),
                row("TLS alone refused with failure 5", Seen.failed(5), Verdict.INCONCLUSIVE),
                row("something else on the port", Seen.ended(Answer.NOT_RDP), Verdict.INCONCLUSIVE),
                row("TLS chosen, but no handshake", Seen.selected(1), Verdict.INCONCLUSIVE),
                row("NLA chosen, TLS alone refused with failure 5", Seen.tls(Seen.negotiated(2, 5), Outcome.COMPLETED,
                        30, 4000), Verdict.PASS, "handshake-completed"));
    }

    static List<Expectation> handshakes() {
        return List.of(
                row("completed", Seen.tls(Outcome.COMPLETED, 30, 4000), Verdict.PASS, "handshake-completed"),
                row("closed at once", Seen.tls(Outcome.HOST_CLOSED, 4, 0), Verdict.FAIL, "closed-at-once"),
                row("reset at once", Seen.tls(Outcome.HOST_RESET, 4, 0), Verdict.FAIL, "closed-at-once"),
                row("closed just in time", Seen.tls(Outcome.HOST_CLOSED, 2_999, 0), Verdict.FAIL, "closed-at-once"),
                row("closed after three seconds", Seen.tls(Outcome.HOST_CLOSED, 3_000, 0), Verdict.PASS, "stalled"),
                row("closed half way", Seen.tls(Outcome.HOST_CLOSED, 40, 90), Verdict.INCONCLUSIVE),
                row("hung up in clear", Seen.tls(Outcome.HOST_ULTIMATUM, 4, 9), Verdict.FAIL, "ultimatum"),
                row("handshake_failure", Seen.alert(40), Verdict.FAIL, "alert"),
                row("insufficient_security", Seen.alert(71), Verdict.FAIL, "alert"),
                row("internal_error", Seen.alert(80), Verdict.FAIL, "alert"),
                row("protocol_version", Seen.alert(70), Verdict.PASS, "version-alert"),
                row("illegal_parameter", Seen.alert(47), Verdict.INCONCLUSIVE),
                row("silence", Seen.tls(Outcome.STALLED, 6_000, 0), Verdict.PASS, "stalled"),
                row("our own deadline came first", Seen.tls(Outcome.STALLED, 900, 0), Verdict.INCONCLUSIVE),
                row("not TLS", Seen.tls(Outcome.NOT_TLS, 4, 20), Verdict.INCONCLUSIVE),
                row("this side could not go on", Seen.tls(Outcome.HERE, 30, 900), Verdict.INCONCLUSIVE));
    }

    static List<Expectation> events() {
        return List.of(
                row("36870 at the same moment", Seen.closedAndLogged(36870, 0), Verdict.FAIL,
                        "closed-at-once", "key-event"),
                row("36870 two seconds later", Seen.closedAndLogged(36870, 2_000), Verdict.FAIL,
                        "closed-at-once", "key-event"),
                row("36870 two seconds earlier", Seen.closedAndLogged(36870, -2_000), Verdict.FAIL,
                        "closed-at-once", "key-event"),
                row("36870 a little more than two seconds later", Seen.closedAndLogged(36870, 2_001), Verdict.FAIL,
                        "closed-at-once", "no-event"),
                row("36870 three seconds later", Seen.closedAndLogged(36870, 3_000), Verdict.FAIL,
                        "closed-at-once", "no-event"),
                row("36871 then", Seen.closedAndLogged(36871, 500), Verdict.FAIL, "closed-at-once", "other-event"),
                row("36874 then", Seen.closedAndLogged(36874, 500), Verdict.FAIL, "closed-at-once", "other-event"),
                row("another event then", Seen.closedAndLogged(36882, 500), Verdict.FAIL, "closed-at-once"),
                row("36870 without a handshake of ours", Seen.logged(Seen.failed(5), 36870, 0), Verdict.FAIL,
                        "key-event"));
    }

    static List<Expectation> hellos() {
        HelloAnswer ok = Seen.answer(Outcome.COMPLETED, 25);
        HelloAnswer closed = Seen.answer(Outcome.HOST_CLOSED, 24);
        HelloAnswer sooner = Seen.answer(Outcome.HOST_RESET, 3);
        HelloAnswer lost = HelloAnswer.notAsked(false, 1);
        return List.of(
                row("all hellos are closed", Seen.closedThen(closed, closed, closed, closed, closed), Verdict.FAIL,
                        "closed-at-once", "split-refused-too"),
                row("only the split one passes", Seen.closedThen(closed, ok, closed, closed, closed), Verdict.PASS,
                        "closed-at-once", "split-alone"),
                row("TLS 1.2 passes", Seen.closedThen(closed, closed, ok), Verdict.PASS,
                        "closed-at-once", "split-refused-too", "other-offer-accepted"),
                row("a version alone passes", Seen.tls(Outcome.HOST_CLOSED, 4, 0).from(Vantage.HERE, Seen.only12()),
                        Verdict.PASS, "closed-at-once", "other-offer-accepted"),
                row("closed sooner than the host can", Seen.closedThen(sooner, sooner, sooner), Verdict.FAIL,
                        "closed-at-once", "split-refused-too", "closed-nearer"),
                row("no further connection", Seen.closedThen(lost, lost), Verdict.FAIL, "closed-at-once"),
                row("the cookie is swallowed", Seen.cookieSwallowed(), Verdict.PASS, "no-answer",
                        "cookie-swallowed"));
    }

    /** What is seen from elsewhere. It counts only where the connection breaks from here. */
    static List<Expectation> elsewhere() {
        TlsHandshake completed = Seen.handshake(Outcome.COMPLETED, 4_000);
        TlsHandshake reset = Seen.handshake(Outcome.HOST_RESET, 0);
        return List.of(
                row("completed inside", Seen.closedAnd(Vantage.INSIDE, completed), Verdict.FAIL, "closed-at-once",
                        "succeeds-elsewhere"),
                row("completed on another client", Seen.closedAnd(Vantage.CLIENT, completed), Verdict.FAIL,
                        "closed-at-once", "succeeds-elsewhere"),
                row("hung up on there, too", Seen.closedAnd(Vantage.INSIDE, reset), Verdict.FAIL, "closed-at-once",
                        "fails-elsewhere"),
                row("one of two completed", Seen.closedAnd(Vantage.INSIDE, completed).from(Vantage.CLIENT, reset),
                        Verdict.FAIL, "closed-at-once", "succeeds-elsewhere"),
                row("something else there", Seen.closedAnd(Vantage.CLIENT, Seen.handshake(Outcome.HOST_ALERT, 7)),
                        Verdict.FAIL, "closed-at-once"),
                row("completed on both sides", Seen.tls(Outcome.COMPLETED, 30, 4_000).from(Vantage.INSIDE, completed),
                        Verdict.PASS, "handshake-completed"));
    }

    static List<Expectation> around() {
        return List.of(
                row("the service cannot read the key", Seen.closedAnd(Vantage.INSIDE, Seen.access(false, true)),
                        Verdict.FAIL, "closed-at-once", "key-unreadable"),
                row("the key's file is gone", Seen.closedAnd(Vantage.INSIDE, Seen.goneKey()), Verdict.FAIL,
                        "closed-at-once", "key-gone"),
                row("the permissions are right", Seen.closedAnd(Vantage.INSIDE, Seen.access(true, true)), Verdict.FAIL,
                        "closed-at-once", "key-readable"),
                row("the system has not all it needs", Seen.closedAnd(Vantage.INSIDE, Seen.access(true, false)),
                        Verdict.FAIL, "closed-at-once", "system-restricted"),
                row("which accuses nobody by itself", Seen.alert(47).from(Vantage.INSIDE, Seen.access(true, false)),
                        Verdict.INCONCLUSIVE, "system-restricted"),
                row("all neighbours fail", Seen.closedAnd(Vantage.HERE, neighbours(0, 3)), Verdict.FAIL,
                        "closed-at-once", "neighbours-fail"),
                row("all neighbours are fine", Seen.closedAnd(Vantage.HERE, neighbours(3, 0)), Verdict.FAIL,
                        "closed-at-once", "neighbours-fine"),
                row("some are", Seen.closedAnd(Vantage.HERE, neighbours(2, 1)), Verdict.FAIL, "closed-at-once"),
                row("fine neighbours accuse nobody", Seen.alert(47).from(Vantage.HERE, neighbours(3, 0)),
                        Verdict.INCONCLUSIVE, "neighbours-fine"),
                row("and do not undo what speaks against", Seen.ended(Answer.SILENT)
                        .from(Vantage.HERE, neighbours(3, 0)), Verdict.PASS, "no-answer", "neighbours-fine"),
                row("the listener took nothing", Seen.closedAnd(Vantage.INSIDE, Seen.listener()), Verdict.FAIL,
                        "closed-at-once", "not-in-log"),
                row("nor at our time", Seen.closedAnd(Vantage.INSIDE, Seen.listener(Seen.taken("192.0.2.9", 2_001))),
                        Verdict.FAIL, "closed-at-once", "not-in-log"),
                row("the listener took ours", Seen.closedAnd(Vantage.INSIDE,
                        Seen.listener(Seen.taken("192.0.2.9", 2_000))), Verdict.FAIL, "closed-at-once"),
                row("since a renewal", Seen.closedAnd(Vantage.INSIDE, Seen.began(Onset.Event.CERTIFICATE_RENEWED)),
                        Verdict.FAIL, "closed-at-once", "began-with-key"),
                row("since it was cloned", Seen.closedAnd(Vantage.INSIDE, Seen.began(Onset.Event.CLONED)),
                        Verdict.FAIL, "closed-at-once", "began-with-key"),
                row("since a start", Seen.closedAnd(Vantage.INSIDE, Seen.began(Onset.Event.BOOTED)), Verdict.FAIL,
                        "closed-at-once"));
    }

    private static Neighbours neighbours(int completed, int alike) {
        return new Neighbours("192.0.2.0/24", completed, alike, 0);
    }

    @ParameterizedTest
    @MethodSource({"negotiations", "handshakes", "events", "hellos", "elsewhere", "around"})
    void verdictAndIndications(Expectation row) {
        row.holds(CHECK);
    }

    @Test
    void everyIndicationIsInTheTable() {
        Expectation.assertComplete(CHECK, Stream.of(negotiations(), handshakes(), events(), hellos(),
                        elsewhere(), around())
                .flatMap(List::stream).toList());
    }

    /** The strengths of ranking: what the wire shows never decides, and a handshake weighs moderate at the most. */
    @Test
    void onlyTheHostsOwnLogDecides() {
        Set<String> deciding = CHECK.indications().stream()
                .filter(i -> i.supports() && i.strength() == Strength.DECISIVE).map(PrivateKeyCheckTest::name)
                .collect(Collectors.toSet());
        assertEquals(Set.of("key-event"), deciding);
        assertTrue(CHECK.indications().stream()
                .filter(i -> i.supports() && i.evidence().contains(HANDSHAKE))
                .allMatch(i -> i.strength() == Strength.MODERATE));
    }

    @Test
    void strengthsAsTheRankingHasThem() {
        Map<String, Strength> strengths = CHECK.indications().stream()
                .collect(Collectors.toMap(PrivateKeyCheckTest::name, Indication::strength));
        assertEquals(Strength.STRONG, strengths.get("failure-3"));
        assertEquals(Strength.STRONG, strengths.get("no-answer"));
        assertEquals(Strength.STRONG, strengths.get("version-alert"));
        assertEquals(Strength.STRONG, strengths.get("stalled"));
        assertEquals(Strength.DECISIVE, strengths.get("handshake-completed"));
        assertEquals(Strength.DECISIVE, strengths.get("other-offer-accepted"));
        assertEquals(Strength.DECISIVE, strengths.get("split-alone"));
        assertEquals(Strength.MODERATE, strengths.get("split-refused-too"));
        assertEquals(Strength.DECISIVE, strengths.get("cookie-swallowed"));
        assertEquals(Strength.STRONG, strengths.get("closed-nearer"));
        assertEquals(Strength.STRONG, strengths.get("key-unreadable"));
        assertEquals(Strength.MODERATE, strengths.get("key-readable"));
        assertEquals(Strength.WEAK, strengths.get("system-restricted"));
        assertEquals(Strength.STRONG, strengths.get("succeeds-elsewhere"));
        assertEquals(Strength.MODERATE, strengths.get("fails-elsewhere"));
        assertEquals(Strength.MODERATE, strengths.get("neighbours-fail"));
        assertEquals(Strength.MODERATE, strengths.get("neighbours-fine"));
        assertEquals(Strength.STRONG, strengths.get("not-in-log"));
        assertEquals(Strength.MODERATE, strengths.get("began-with-key"));
    }

    @Test
    void directionsAsTheRankingHasThem() {
        assertEquals(Set.of("fails-elsewhere", "neighbours-fine", "began-with-key", "system-restricted"),
                CHECK.indications().stream()
                .filter(i -> i.supports() && i.circumstantial()).map(PrivateKeyCheckTest::name)
                .collect(Collectors.toSet()));
    }

    /** A host set to standard security gives the same answer, so neither of the two may weigh more. */
    @Test
    void theTwinOfStandardSecurityIsModerateAndAlone() {
        Finding finding = Expectation.judged(CHECK, CAUSE, Seen.selected(0));
        assertEquals(List.of(Strength.MODERATE),
                finding.held().stream().map(held -> held.indication().strength()).toList());
    }

    @Test
    void valuesForTheTexts() {
        assertEquals(Map.of("alert", "handshake_failure"),
                Expectation.judged(CHECK, CAUSE, Seen.alert(40)).held().getFirst().values());
        assertEquals(Map.of("millis", 4L),
                Expectation.judged(CHECK, CAUSE, Seen.tls(Outcome.HOST_CLOSED, 4, 0)).held().getFirst().values());
    }

    @Test
    void namesWhatIsMissing() {
        assertEquals(List.of(HANDSHAKE), Expectation.judged(CHECK, CAUSE, Seen.failed(5)).missing());
        assertEquals(List.of(LOG), Expectation.judged(CHECK, CAUSE, Seen.alert(47)).missing());
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 70, 71, 80})
    void anAlertOfThisSideSaysNothingOfTheHost(int alert) {
        Cases evidence = Seen.tls(Seen.negotiated(1), Outcome.HERE, 30, 900, alert);
        assertEquals(Verdict.INCONCLUSIVE, Expectation.judged(CHECK, CAUSE, evidence).verdict());
    }

    private static String name(Indication indication) {
        return indication.key().substring(CAUSE.length() + 1);
    }

    private static Expectation row(String what, Cases evidence, Verdict verdict, String... held) {
        return Expectation.of(what, CAUSE, evidence, verdict, held);
    }
}
