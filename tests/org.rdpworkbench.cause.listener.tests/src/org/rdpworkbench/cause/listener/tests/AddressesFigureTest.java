// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.listener.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rdpworkbench.cause.listener.AddressesFigure;
import org.rdpworkbench.cause.listener.ListenerCheck;
import org.rdpworkbench.core.spi.ConnectOutcome;
import org.rdpworkbench.core.spi.Figure.Cell;
import org.rdpworkbench.core.spi.Figure.Tone;
import org.rdpworkbench.core.spi.Figure;
import org.rdpworkbench.core.spi.Finding;
import org.rdpworkbench.facts.Negotiation.Answer;
import org.rdpworkbench.testkit.Cases;
import org.rdpworkbench.testkit.Expectation;

final class AddressesFigureTest {

    @Test
    void anAddressThatRefuses() {
        assertEquals(List.of(List.of(new Cell("192.0.2.1", Tone.PLAIN), new Cell("3389", Tone.PLAIN),
                new Cell("refused", Tone.BAD), new Cell("1.3 ms", Tone.MUTED), new Cell("not asked", Tone.MUTED))),
                table(Seen.connects(ConnectOutcome.REFUSED)).rows());
    }

    @Test
    void onlyTheFirstAddressThatAcceptedWasAsked() {
        Figure.Table table = table(Seen.answered(Answer.SILENT, ConnectOutcome.TIMED_OUT, ConnectOutcome.CONNECTED,
                ConnectOutcome.CONNECTED));
        assertEquals(List.of(Tone.MUTED, Tone.BAD, Tone.MUTED),
                table.rows().stream().map(row -> row.getLast().tone()).toList());
        assertTrue(table.rows().stream().allMatch(row -> row.size() == table.columns().size()));
    }

    @Test
    void aHealthyAnswerIsGood() {
        assertEquals(new Cell("TLS chosen", Tone.GOOD), table(Seen.choseTls()).rows().getFirst().getLast());
    }

    @Test
    void thereIsNoFigureWithoutAConnect() {
        assertEquals(Optional.empty(), Expectation.drawn(new AddressesFigure(), finding(Seen.choseTls()), Cases.of()));
    }

    private static Figure.Table table(Cases evidence) {
        Figure figure = Expectation.drawn(new AddressesFigure(), finding(evidence), evidence).orElseThrow();
        return assertInstanceOf(Figure.Table.class, figure);
    }

    private static Finding finding(Cases evidence) {
        return Expectation.judged(new ListenerCheck(), "listener.refused", evidence);
    }
}
