// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.policy.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rdpworkbench.cause.policy.CoherenceCheck;
import org.rdpworkbench.cause.policy.SettingsFigure;
import org.rdpworkbench.core.spi.Check;
import org.rdpworkbench.core.spi.ConnectOutcome;
import org.rdpworkbench.core.spi.Figure;
import org.rdpworkbench.core.spi.Figure.Cell;
import org.rdpworkbench.core.spi.Figure.Tone;
import org.rdpworkbench.core.spi.Finding;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.core.spi.Verdict;
import org.rdpworkbench.facts.Negotiation;
import org.rdpworkbench.facts.Negotiation.Answer;
import org.rdpworkbench.facts.Negotiation.Exchange;
import org.rdpworkbench.facts.RemoteDesktopSettings;
import org.rdpworkbench.facts.RemoteDesktopSettings.Origin;
import org.rdpworkbench.facts.RemoteDesktopSettings.Origin.Source;
import org.rdpworkbench.facts.RemoteDesktopSettings.Owner;
import org.rdpworkbench.facts.RemoteDesktopSettings.Setting;
import org.rdpworkbench.facts.TcpConnect;
import org.rdpworkbench.facts.TcpConnect.ToAddress;
import org.rdpworkbench.testkit.Cases;
import org.rdpworkbench.testkit.Expectation;

final class CoherenceCheckTest {

    private static final String CAUSE = "policy.incoherent";
    private static final Check CHECK = new CoherenceCheck();
    private static final Settings CONTRADICTION = Settings.none().layer(0).nla(1);

    static List<Expectation> rows() {
        return List.of(
                row("NLA without TLS, TLS is refused", failed(2), CONTRADICTION, Verdict.FAIL, "nla-without-tls"),
                row("NLA without TLS, standard security is chosen", selected(0), CONTRADICTION, Verdict.FAIL,
                        "nla-without-tls"),
                row("NLA without TLS, no answer", answered(Answer.CLOSED), CONTRADICTION, Verdict.FAIL,
                        "nla-without-tls"),
                row("NLA without TLS, and yet TLS is chosen", selected(1), CONTRADICTION, Verdict.WARN,
                        "nla-without-tls", "tls-chosen"),
                row("NLA without TLS, and something else on the port", answered(Answer.NOT_RDP), CONTRADICTION,
                        Verdict.WARN, "nla-without-tls"),
                row("NLA without TLS, and the port is refused", connects(ConnectOutcome.REFUSED), CONTRADICTION,
                        Verdict.WARN, "nla-without-tls"),
                row("low level with TLS", selected(0), Settings.none().layer(2)
                        .local(RemoteDesktopSettings.MIN_ENCRYPTION_LEVEL, 1), Verdict.WARN, "low-level-with-tls"),
                row("low level where TLS is negotiated", selected(1), Settings.none().layer(1)
                        .local(RemoteDesktopSettings.MIN_ENCRYPTION_LEVEL, 1), Verdict.PASS, "coherent", "tls-chosen"),
                row("TLS without negotiation", selected(0), Settings.none().layer(2)
                        .local(RemoteDesktopSettings.NEGOTIATION, 0), Verdict.WARN, "no-negotiation"),
                row("NLA without negotiation", selected(0), Settings.none().nla(1)
                        .local(RemoteDesktopSettings.NEGOTIATION, 0), Verdict.WARN, "no-negotiation"),
                row("standard security without negotiation", selected(0), Settings.none().layer(0)
                        .local(RemoteDesktopSettings.NEGOTIATION, 0), Verdict.PASS, "coherent"),
                row("as it should be", selected(2), Settings.none().layer(2).nla(1)
                        .local(RemoteDesktopSettings.MIN_ENCRYPTION_LEVEL, 3)
                        .local(RemoteDesktopSettings.NEGOTIATION, 1), Verdict.PASS, "coherent", "tls-chosen"),
                row("NLA, and the layer that Windows takes", failed(2), Settings.none().nla(1), Verdict.PASS,
                        "coherent"),
                row("nobody set anything", selected(0), Settings.none(), Verdict.PASS, "coherent"),
                Expectation.of("TLS is chosen, and nobody looked inside", CAUSE, selected(1), Verdict.PASS,
                        "tls-chosen"),
                Expectation.of("nobody looked inside", CAUSE, failed(2), Verdict.INCONCLUSIVE));
    }

    private static Expectation row(String what, Cases outside, Settings inside, Verdict verdict, String... held) {
        return Expectation.of(what, CAUSE, outside.from(Vantage.INSIDE, inside.seen()), verdict, held);
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
    void theTextNamesWhoSetWhat() {
        assertEquals(Map.of("layerOwner", "policy", "nlaOwner", "the host itself", "levelOwner", "unknown"),
                judged(failed(2).from(Vantage.INSIDE, CONTRADICTION.seen())).held().getFirst().values());
    }

    @Test
    void whatIsMissingIsTheInside() {
        assertEquals(List.of(RemoteDesktopSettings.TYPE.from(Vantage.INSIDE)), judged(failed(2)).missing());
    }

    @Test
    void theTextNamesThePolicyThatSetIt() {
        RemoteDesktopSettings seen = new RemoteDesktopSettings(List.of(
                new Setting("SecurityLayer", Optional.of(0L), Owner.POLICY, Optional.of(0L), Optional.empty(),
                        Optional.of(new Origin(Source.GROUP_POLICY, Optional.of("Hardening")))),
                new Setting("UserAuthentication", Optional.of(1L), Owner.POLICY, Optional.empty(), Optional.of(1L),
                        Optional.of(new Origin(Source.PREFERENCES, Optional.empty())))));
        Map<String, Object> values = judged(failed(2).from(Vantage.INSIDE, seen)).held().getFirst().values();
        assertEquals("the group policy \"Hardening\"", values.get("layerOwner"));
        assertEquals("the preferences of a group policy", values.get("nlaOwner"));
    }

    /** Whoever sets it may set it again, and nobody knows who it is. */
    @Test
    void theFigureMarksWhatMayBeReapplied() {
        RemoteDesktopSettings seen = new RemoteDesktopSettings(List.of(
                new Setting("SecurityLayer", Optional.of(0L), Owner.POLICY, Optional.of(0L), Optional.empty(),
                        Optional.of(new Origin(Source.LEFTOVER, Optional.empty()))),
                new Setting("LmCompatibilityLevel", Optional.of(5L), Owner.UNKNOWN, Optional.empty(),
                        Optional.of(5L))));
        Cases evidence = failed(2).from(Vantage.INSIDE, seen);
        Figure.Table table = assertInstanceOf(Figure.Table.class,
                Expectation.drawn(new SettingsFigure(), judged(evidence), evidence).orElseThrow());
        assertEquals(List.of(new Cell("a policy value that no policy in force sets", Tone.WARN),
                new Cell("unknown: may be re-applied", Tone.WARN)),
                table.rows().stream().map(row -> row.get(2)).toList());
    }

    @Test
    void theFigureShowsBothPlacesOfEachSetting() {
        RemoteDesktopSettings seen = new RemoteDesktopSettings(List.of(
                new Setting("SecurityLayer", Optional.of(0L), Owner.POLICY, Optional.of(0L), Optional.of(2L)),
                new Setting("PortNumber", Optional.empty(), Owner.DEFAULT, Optional.empty(), Optional.empty())));
        Cases evidence = failed(2).from(Vantage.INSIDE, seen);
        Figure.Table table = assertInstanceOf(Figure.Table.class,
                Expectation.drawn(new SettingsFigure(), judged(evidence), evidence).orElseThrow());
        assertEquals(List.of(
                List.of(new Cell("SecurityLayer", Tone.PLAIN), new Cell("0", Tone.PLAIN),
                        new Cell("policy", Tone.PLAIN), new Cell("0", Tone.MUTED), new Cell("2", Tone.MUTED)),
                List.of(new Cell("PortNumber", Tone.MUTED), new Cell("-", Tone.PLAIN),
                        new Cell("default", Tone.PLAIN), new Cell("-", Tone.MUTED), new Cell("-", Tone.MUTED))),
                table.rows());
        assertEquals(Optional.empty(), Expectation.drawn(new SettingsFigure(), judged(failed(2)), failed(2)));
    }

    private static Finding judged(Cases evidence) {
        return Expectation.judged(CHECK, CAUSE, evidence);
    }

    static Cases connects(ConnectOutcome outcome) {
        return Cases.of(new TcpConnect(List.of(new ToAddress("192.0.2.1", 3389, outcome, 1.25, ""))));
    }

    static Cases failed(long code) {
        return answered(Answer.FAILED, Optional.empty(), Optional.of(code));
    }

    static Cases selected(long protocol) {
        return answered(Answer.SELECTED, Optional.of(protocol), Optional.empty());
    }

    private static Cases answered(Answer answer) {
        return answered(answer, Optional.empty(), Optional.empty());
    }

    private static Cases answered(Answer answer, Optional<Long> selected, Optional<Long> failure) {
        return connects(ConnectOutcome.CONNECTED).from(Vantage.HERE, new Negotiation(List.of(new Exchange(11, answer,
                selected, Optional.empty(), failure, failure.map(code -> "FAILURE_" + code), "", 12.5, ""))));
    }
}
