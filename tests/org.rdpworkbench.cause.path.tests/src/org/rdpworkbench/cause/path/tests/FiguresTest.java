// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.path.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rdpworkbench.cause.path.ConnectionsFigure;
import org.rdpworkbench.cause.path.HellosFigure;
import org.rdpworkbench.cause.path.InterceptionCheck;
import org.rdpworkbench.cause.path.ReachCheck;
import org.rdpworkbench.cause.path.ThrottleCheck;
import org.rdpworkbench.cause.path.WaysFigure;
import org.rdpworkbench.core.spi.ConnectOutcome;
import org.rdpworkbench.core.spi.Figure.Cell;
import org.rdpworkbench.core.spi.Figure.Tone;
import org.rdpworkbench.core.spi.Figure;
import org.rdpworkbench.core.spi.Finding;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.facts.Negotiation.Answer;
import org.rdpworkbench.facts.ProtocolAnswers;
import org.rdpworkbench.testkit.Cases;
import org.rdpworkbench.testkit.Expectation;

final class FiguresTest {

    @Test
    void whatEachAddressDid() {
        Cases evidence = Seen.unreachable(3_060, "No route to host");
        Finding finding = Expectation.judged(new ReachCheck(), "path.unreachable", evidence);
        assertEquals(List.of(List.of(new Cell("192.0.2.1", Tone.PLAIN),
                new Cell(ConnectOutcome.UNREACHABLE.words(), Tone.BAD), new Cell("3060.0 ms", Tone.MUTED),
                new Cell("No route to host", Tone.MUTED))),
                table(Expectation.drawn(new WaysFigure(), finding, evidence)).rows());
    }

    @Test
    void whatEachHelloBrought() {
        Cases evidence = Seen.closed().from(Vantage.HERE, Seen.hellos(Seen.CLOSED, Seen.ACCEPTED, Seen.STALLED,
                Seen.LOST));
        Finding finding = Expectation.judged(new InterceptionCheck(), "path.intercepted", evidence);
        assertEquals(List.of(new Cell("closed", Tone.BAD), new Cell("ServerHello", Tone.GOOD),
                new Cell("silence", Tone.BAD), new Cell("no connection", Tone.WARN)),
                table(Expectation.drawn(new HellosFigure(), finding, evidence)).rows().stream()
                        .map(row -> row.get(3)).toList());
    }

    @Test
    void thereIsNoFigureWithoutHellos() {
        Finding finding = Expectation.judged(new InterceptionCheck(), "path.intercepted", Seen.stalled());
        assertEquals(Optional.empty(), Expectation.drawn(new HellosFigure(), finding, Seen.stalled()));
    }

    @Test
    void whichConnectionsCame() {
        Cases evidence = Seen.completed().from(Vantage.HERE, Seen.hellos(Seen.ACCEPTED, Seen.LOST, Seen.LOST));
        Finding finding = Expectation.judged(new ThrottleCheck(), "path.throttled", evidence);
        Figure.Table table = table(Expectation.drawn(new ConnectionsFigure(), finding, evidence));
        assertEquals(List.of(new Cell("+", Tone.GOOD), new Cell("+ - -", Tone.BAD)),
                table.rows().stream().map(row -> row.get(1)).toList());
    }

    @Test
    void theLooksStandInTheOrderInWhichTheyWereTaken() {
        Cases first = Seen.completed();
        Cases sameTime = first.from(Vantage.HERE, new ProtocolAnswers(Optional.empty(),
                List.of(Seen.exchange(Answer.SELECTED)))).from(Vantage.HERE, Seen.hellos(Seen.ACCEPTED));
        assertEquals(List.of("First look", "Cookie", "ClientHellos", "Protocols"),
                looks(sameTime.from(Vantage.HERE, Seen.cookie(Answer.SELECTED, Answer.SELECTED))));
        assertEquals(List.of("First look", "ClientHellos", "Protocols", "Cookie"),
                looks(sameTime.began(Cases.BEGAN.plusSeconds(1))
                        .from(Vantage.HERE, Seen.cookie(Answer.SELECTED, Answer.SELECTED))));
    }

    private static List<String> looks(Cases evidence) {
        Finding finding = Expectation.judged(new ThrottleCheck(), "path.throttled", evidence);
        return table(Expectation.drawn(new ConnectionsFigure(), finding, evidence)).rows().stream()
                .map(row -> row.getFirst().text()).toList();
    }

    private static Figure.Table table(Optional<Figure> figure) {
        return assertInstanceOf(Figure.Table.class, figure.orElseThrow());
    }
}
