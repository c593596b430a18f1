// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.service.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rdpworkbench.cause.service.ServiceCheck;
import org.rdpworkbench.cause.service.ServicesFigure;
import org.rdpworkbench.core.spi.Check;
import org.rdpworkbench.core.spi.Figure.Cell;
import org.rdpworkbench.core.spi.Figure.Tone;
import org.rdpworkbench.core.spi.Figure;
import org.rdpworkbench.core.spi.Finding;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.core.spi.Verdict;
import org.rdpworkbench.facts.ServiceStates.Start;
import org.rdpworkbench.facts.ServiceStates.State;
import org.rdpworkbench.facts.ServiceStates;
import org.rdpworkbench.testkit.Cases;
import org.rdpworkbench.testkit.Expectation;

final class ServiceCheckTest {

    private static final String STOPPED = "service.stopped";
    private static final Check CHECK = new ServiceCheck();

    static List<Expectation> rows() {
        return List.of(
                row("stopped", Seen.refusedWhile(State.STOPPED), Verdict.FAIL, "not-running"),
                row("paused", Seen.refusedWhile(State.PAUSED), Verdict.FAIL, "paused"),
                row("no such service", Seen.refusedWhile(State.ABSENT), Verdict.FAIL, "absent"),
                row("starting", Seen.refusedWhile(State.START_PENDING), Verdict.FAIL, "on-its-way"),
                row("stopping", Seen.refusedWhile(State.STOP_PENDING), Verdict.FAIL, "on-its-way"),
                row("running", Seen.refusedWhile(State.RUNNING), Verdict.PASS, "runs"),
                row("a state that nobody knows", Seen.refusedWhile(State.UNKNOWN), Verdict.INCONCLUSIVE),
                row("nobody looked inside", Seen.refused(), Verdict.INCONCLUSIVE),
                row("it serves", Seen.serving(), Verdict.PASS, "serves"),
                row("runs and serves", Seen.serving().from(Vantage.INSIDE, Seen.service(State.RUNNING, Start.AUTO)),
                        Verdict.PASS, "runs", "serves"),
                row("inside and outside differ",
                        Seen.serving().from(Vantage.INSIDE, Seen.service(State.STOPPED, Start.AUTO)),
                        Verdict.WARN, "not-running", "serves"));
    }

    private static Expectation row(String name, Cases evidence, Verdict verdict, String... held) {
        return Expectation.of(name, STOPPED, evidence, verdict, held);
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
    void whatIsMissingIsTheInside() {
        assertEquals(List.of(ServiceStates.TYPE.from(Vantage.INSIDE)), judged(Seen.refused()).missing());
    }

    @Test
    void theTextSaysWhetherItIsDisabled() {
        Finding finding = judged(Seen.refused().from(Vantage.INSIDE, Seen.service(State.STOPPED, Start.DISABLED)));
        assertEquals(Map.of("start", "disabled"), finding.held().getFirst().values());
        assertEquals(Map.of("state", "stop pending"),
                judged(Seen.refusedWhile(State.STOP_PENDING)).held().getFirst().values());
    }

    @Test
    void theFigureShowsEachServiceAndOnlyTheListenerAsBad() {
        Cases evidence = Seen.refusedWhile(State.STOPPED);
        Figure.Table table = assertInstanceOf(Figure.Table.class,
                Expectation.drawn(new ServicesFigure(), judged(evidence), evidence).orElseThrow());
        assertEquals(List.of(new Cell("stopped", Tone.BAD), new Cell("stopped", Tone.PLAIN)),
                table.rows().stream().map(row -> row.get(1)).toList());
        assertEquals(Optional.empty(), Expectation.drawn(new ServicesFigure(), judged(Seen.refused()), Seen.refused()));
    }

    private static Finding judged(Cases evidence) {
        return Expectation.judged(CHECK, STOPPED, evidence);
    }
}
