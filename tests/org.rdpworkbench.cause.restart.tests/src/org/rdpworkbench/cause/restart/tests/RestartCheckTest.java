// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.restart.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rdpworkbench.cause.restart.RestartCheck;
import org.rdpworkbench.cause.restart.RestartFigure;
import org.rdpworkbench.core.spi.Check;
import org.rdpworkbench.core.spi.ConnectOutcome;
import org.rdpworkbench.core.spi.Figure;
import org.rdpworkbench.core.spi.Figure.Cell;
import org.rdpworkbench.core.spi.Figure.Tone;
import org.rdpworkbench.core.spi.Finding;
import org.rdpworkbench.core.spi.Indication;
import org.rdpworkbench.core.spi.Strength;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.core.spi.Verdict;
import org.rdpworkbench.facts.Negotiation.Answer;
import org.rdpworkbench.facts.RestartSigns;
import org.rdpworkbench.facts.RestartSigns.Sign;
import org.rdpworkbench.facts.TlsHandshake;
import org.rdpworkbench.testkit.Cases;
import org.rdpworkbench.testkit.Expectation;

final class RestartCheckTest {

    private static final String PENDING = "restart.pending";
    private static final Check CHECK = new RestartCheck();

    static List<Expectation> rows() {
        return List.of(
                row("files to be replaced on a healthy host", Seen.healthy(), Seen.signs(Sign.FILE_RENAMES),
                        Verdict.PASS, "files-to-replace", "nothing-waits", "serves"),
                row("files to be replaced on one that hangs up", Seen.closed(), Seen.signs(Sign.FILE_RENAMES),
                        Verdict.PASS, "files-to-replace", "nothing-waits"),
                row("an update on a healthy host", Seen.healthy(), Seen.signs(Sign.SERVICING), Verdict.WARN,
                        "servicing", "serves"),
                row("an update and the files that it brings", Seen.closed(),
                        Seen.signs(Sign.SERVICING, Sign.WINDOWS_UPDATE, Sign.FILE_RENAMES), Verdict.FAIL,
                        "servicing", "windows-update", "files-to-replace"),
                row("Windows Update, and no answer", Seen.answers(Answer.SILENT, Optional.empty()),
                        Seen.signs(Sign.WINDOWS_UPDATE), Verdict.FAIL, "windows-update"),
                row("half an answer", Seen.answers(Answer.INCOMPLETE, Optional.empty()),
                        Seen.signs(Sign.SERVICING), Verdict.FAIL, "servicing"),
                row("another name, and the port is refused", Seen.connects(ConnectOutcome.REFUSED),
                        Seen.signs(Sign.COMPUTER_RENAME), Verdict.WARN, "computer-renamed"),
                row("another name, and TLS stalls", Seen.tls(TlsHandshake.Outcome.STALLED),
                        Seen.signs(Sign.COMPUTER_RENAME), Verdict.FAIL, "computer-renamed"),
                row("settings of TLS after the start, and an alert", Seen.tls(TlsHandshake.Outcome.HOST_ALERT),
                        Seen.written(Duration.ofHours(1)), Verdict.FAIL, "tls-settings-written"),
                row("settings of TLS after the start of a healthy host", Seen.healthy(),
                        Seen.written(Duration.ofHours(1)), Verdict.WARN, "tls-settings-written", "serves"),
                row("settings of TLS as the host starts", Seen.closed(), Seen.written(Duration.ofMinutes(10)),
                        Verdict.PASS, "nothing-waits"),
                row("nobody knows when it was started", Seen.closed(), Seen.unknownStart(), Verdict.INCONCLUSIVE),
                row("an update, and an alert", Seen.tls(TlsHandshake.Outcome.HOST_ALERT),
                        Seen.signs(Sign.WINDOWS_UPDATE), Verdict.WARN, "windows-update"),
                row("an update, and something here goes wrong", Seen.tls(TlsHandshake.Outcome.HERE),
                        Seen.signs(Sign.WINDOWS_UPDATE), Verdict.WARN, "windows-update"),
                Expectation.of("standard security, and nobody looked inside", PENDING,
                        Seen.answers(Answer.PLAIN, Optional.empty()), Verdict.PASS, "serves"),
                Expectation.of("TLS was chosen and not tried", PENDING,
                        Seen.answers(Answer.SELECTED, Optional.of(1L)), Verdict.INCONCLUSIVE),
                Expectation.of("nobody looked inside", PENDING, Seen.closed(), Verdict.INCONCLUSIVE));
    }

    private static Expectation row(String name, Cases outside, RestartSigns inside, Verdict verdict, String... held) {
        return Expectation.of(name, PENDING, outside.from(Vantage.INSIDE, inside), verdict, held);
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

    /** The signs differ in what they prove. */
    @Test
    void strengthsAreAsInPractice() {
        Map<String, Strength> strengths = CHECK.indications().stream().collect(Collectors.toMap(
                indication -> indication.key().substring(PENDING.length() + 1), Indication::strength));
        assertEquals(Strength.STRONG, strengths.get("computer-renamed"));
        assertEquals(Strength.MODERATE, strengths.get("servicing"));
        assertEquals(Strength.WEAK, strengths.get("files-to-replace"));
    }

    @Test
    void whatIsMissingIsTheInside() {
        assertEquals(List.of(RestartSigns.TYPE.from(Vantage.INSIDE)), judged(Seen.closed()).missing());
    }

    @Test
    void theTextNamesTheSettings() {
        Finding finding = judged(Seen.closed().from(Vantage.INSIDE, Seen.written(Duration.ofDays(1))));
        assertEquals(Map.of("keys", "TLS 1.2 Server, cipher suite order (policy)"),
                finding.held().getFirst().values());
    }

    @Test
    void theFigureShowsEverySign() {
        Cases evidence = Seen.closed().from(Vantage.INSIDE, Seen.signs(Sign.SERVICING, Sign.FILE_RENAMES));
        assertEquals(List.of(new Cell("waits", Tone.WARN), new Cell("no", Tone.GOOD), new Cell("waits", Tone.PLAIN),
                new Cell("no", Tone.GOOD), new Cell("2026-11-20T10:00:00Z", Tone.MUTED),
                new Cell("written 2026-11-20T09:59:59Z", Tone.MUTED)), seen(evidence));
    }

    @Test
    void theFigureShowsWhatIsNewerThanTheStart() {
        Cases evidence = Seen.closed().from(Vantage.INSIDE, Seen.written(Duration.ofDays(1)));
        assertEquals(new Cell("written 2026-11-21T10:00:00Z", Tone.WARN), seen(evidence).get(5));
        assertEquals(new Cell("not known", Tone.MUTED),
                seen(Seen.closed().from(Vantage.INSIDE, Seen.unknownStart())).get(4));
        assertEquals(Optional.empty(),
                Expectation.drawn(new RestartFigure(), judged(Seen.closed()), Seen.closed()));
    }

    private static List<Cell> seen(Cases evidence) {
        return assertInstanceOf(Figure.Table.class,
                Expectation.drawn(new RestartFigure(), judged(evidence), evidence).orElseThrow())
                .rows().stream().map(row -> row.get(1)).toList();
    }

    private static Finding judged(Cases evidence) {
        return Expectation.judged(CHECK, PENDING, evidence);
    }
}
