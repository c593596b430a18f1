// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.policy.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rdpworkbench.cause.policy.ProtocolsFigure;
import org.rdpworkbench.cause.policy.SecurityLayerCheck;
import org.rdpworkbench.core.spi.Check;
import org.rdpworkbench.core.spi.Figure.Cell;
import org.rdpworkbench.core.spi.Figure.Tone;
import org.rdpworkbench.core.spi.Figure;
import org.rdpworkbench.core.spi.Indication;
import org.rdpworkbench.core.spi.Strength;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.core.spi.Verdict;
import org.rdpworkbench.facts.Negotiation.Answer;
import org.rdpworkbench.facts.Negotiation.Exchange;
import org.rdpworkbench.facts.Negotiation;
import org.rdpworkbench.testkit.Cases;
import org.rdpworkbench.testkit.Expectation;

final class SecurityLayerCheckTest {

    private static final String CAUSE = "policy.rdp-layer-only";
    private static final long EVERYTHING = 11;
    private static final Check CHECK = new SecurityLayerCheck();

    static List<Expectation> rows() {
        return List.of(
                row("TLS refused, standard security taken", Verdict.WARN, "tls-refused",
                        failed(EVERYTHING, 2), selected(0, 0)),
                row("TLS refused, standard security taken without negotiation", Verdict.WARN, "tls-refused",
                        failed(EVERYTHING, 2), ended(0, Answer.PLAIN)),
                row("TLS refused and standard security too", Verdict.FAIL, "tls-refused",
                        failed(EVERYTHING, 2), failed(0, 1)),
                row("TLS refused, standard security never asked for", Verdict.WARN, "tls-refused",
                        failed(EVERYTHING, 2)),
                row("TLS refused, no answer about standard security", Verdict.WARN, "tls-refused",
                        failed(EVERYTHING, 2), ended(0, Answer.SILENT)),
                row("standard security chosen without a word", Verdict.WARN, "silent-downgrade",
                        selected(EVERYTHING, 0)),
                row("no negotiation at all", Verdict.WARN, "no-negotiation", ended(EVERYTHING, Answer.PLAIN)),
                row("TLS chosen", Verdict.PASS, "tls-chosen", selected(EVERYTHING, 1)),
                row("NLA chosen, and TLS alone refused with failure 5", Verdict.PASS, "tls-chosen",
                        selected(EVERYTHING, 2), failed(1, 5)),
                row("a protocol that was not offered", Verdict.PASS, "", selected(EVERYTHING, 16)),
                row("no certificate", Verdict.PASS, "", failed(EVERYTHING, 3)),
                row("TLS alone refused with failure 5", Verdict.PASS, "", failed(1, 5)),
                row("an unknown failure", Verdict.PASS, "", failed(EVERYTHING, 0xFFFFFFFFL)),
                row("silence", Verdict.PASS, "", ended(EVERYTHING, Answer.SILENT)),
                row("something else on the port", Verdict.PASS, "", ended(EVERYTHING, Answer.NOT_RDP)),
                inside("set to it", Settings.none().layer(0), selected(EVERYTHING, 0), Verdict.WARN,
                        "silent-downgrade", "set-to-it"),
                inside("set to it, and it says so", Settings.none().layer(0), failed(EVERYTHING, 2), Verdict.WARN,
                        "tls-refused", "set-to-it"),
                inside("set to it, and not in effect", Settings.none().layer(0), selected(EVERYTHING, 1),
                        Verdict.PASS, "tls-chosen"),
                inside("set to TLS, so it is for want of a key", Settings.none().layer(2), selected(EVERYTHING, 0),
                        Verdict.PASS, "silent-downgrade", "set-to-tls"),
                inside("set to negotiate", Settings.none().layer(1), ended(EVERYTHING, Answer.PLAIN), Verdict.PASS,
                        "no-negotiation", "set-to-tls"),
                inside("set to TLS, and not in effect", Settings.none().layer(2), failed(EVERYTHING, 2), Verdict.WARN,
                        "tls-refused"),
                inside("set to something unknown", Settings.none().layer(3), selected(EVERYTHING, 0), Verdict.WARN,
                        "silent-downgrade"),
                inside("set by nobody", Settings.none(), selected(EVERYTHING, 0), Verdict.WARN, "silent-downgrade"));
    }

    private static Expectation inside(String what, Settings settings, Exchange first, Verdict verdict,
            String... held) {
        return Expectation.of(what, CAUSE, asked(first).from(Vantage.INSIDE, settings.seen()), verdict, held);
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
    void nothingIsSaidOfANegotiationThatNeverHappened() {
        assertEquals(List.of(), CHECK.judge(asked().record()));
    }

    /** An unreadable private key gives the same answer, so neither of the two may weigh more. */
    @Test
    void theTwinOfAnUnusableKeyIsModerate() {
        assertEquals(Strength.MODERATE, strengths().get("silent-downgrade"));
        assertEquals(Strength.STRONG, strengths().get("tls-refused"));
        assertEquals(Strength.MODERATE, strengths().get("no-negotiation"));
        assertEquals(Strength.DECISIVE, strengths().get("tls-chosen"));
    }

    @Test
    void theTextSaysWhoSetTheLayer() {
        assertEquals(Map.of("layer", 0L, "owner", "policy"), Expectation.judged(CHECK, CAUSE,
                asked(selected(EVERYTHING, 0)).from(Vantage.INSIDE, Settings.none().layer(0).seen()))
                .held().getLast().values());
    }

    @Test
    void theFigureShowsEveryRequest() {
        Cases evidence = asked(failed(EVERYTHING, 2), selected(0, 0), ended(1, Answer.CLOSED), selected(1, 1),
                ended(2, Answer.PLAIN), selected(4, 4));
        Figure.Table table = assertInstanceOf(Figure.Table.class,
                Expectation.drawn(new ProtocolsFigure(), Expectation.judged(CHECK, CAUSE, evidence), evidence)
                        .orElseThrow());
        assertEquals(List.of(
                List.of(new Cell("TLS or NLA", Tone.PLAIN), new Cell("refused: FAILURE_2", Tone.WARN)),
                List.of(new Cell("standard RDP security", Tone.PLAIN), new Cell("standard RDP security", Tone.WARN)),
                List.of(new Cell("TLS", Tone.PLAIN), new Cell("no answer", Tone.BAD)),
                List.of(new Cell("TLS", Tone.PLAIN), new Cell("TLS", Tone.GOOD)),
                List.of(new Cell("NLA", Tone.PLAIN), new Cell("no negotiation: standard RDP security", Tone.WARN)),
                List.of(new Cell("0x4", Tone.PLAIN), new Cell("0x4", Tone.GOOD))),
                table.rows().stream().map(row -> row.subList(0, 2)).toList());
        assertTrue(table.rows().stream().allMatch(row -> row.size() == table.columns().size()));
        assertEquals(new Cell("12.5 ms", Tone.MUTED), table.rows().getFirst().get(2));
    }

    @Test
    void thereIsNoFigureWithoutANegotiation() {
        Cases evidence = asked(selected(EVERYTHING, 0));
        assertEquals(Optional.empty(),
                Expectation.drawn(new ProtocolsFigure(), Expectation.judged(CHECK, CAUSE, evidence), Cases.of()));
    }

    private static Map<String, Strength> strengths() {
        return CHECK.indications().stream().collect(Collectors.toMap(
                indication -> indication.key().substring(CAUSE.length() + 1), Indication::strength));
    }

    private static Expectation row(String what, Verdict verdict, String held, Exchange... exchanges) {
        return held.isEmpty() ? Expectation.of(what, CAUSE, asked(exchanges), verdict)
                : Expectation.of(what, CAUSE, asked(exchanges), verdict, held);
    }

    private static Cases asked(Exchange... exchanges) {
        return Cases.of(new Negotiation(List.of(exchanges)));
    }

    private static Exchange selected(long requested, long protocol) {
        return exchange(requested, Answer.SELECTED, Optional.of(protocol), Optional.empty());
    }

    private static Exchange failed(long requested, long code) {
        return exchange(requested, Answer.FAILED, Optional.empty(), Optional.of(code));
    }

    private static Exchange ended(long requested, Answer answer) {
        return exchange(requested, answer, Optional.empty(), Optional.empty());
    }

    private static Exchange exchange(long requested, Answer answer, Optional<Long> selected, Optional<Long> failure) {
        return new Exchange(requested, answer, selected, Optional.empty(), failure,
                failure.map(code -> "FAILURE_" + code), "", 12.5, "");
    }
}
