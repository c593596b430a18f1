// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.nla.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rdpworkbench.cause.nla.AnswersFigure;
import org.rdpworkbench.cause.nla.NlaUseCheck;
import org.rdpworkbench.core.spi.Figure;
import org.rdpworkbench.core.spi.Figure.Cell;
import org.rdpworkbench.core.spi.Figure.Tone;
import org.rdpworkbench.core.spi.Finding;
import org.rdpworkbench.facts.Negotiation.Answer;
import org.rdpworkbench.testkit.Cases;
import org.rdpworkbench.testkit.Expectation;

final class AnswersFigureTest {

    @Test
    void theQuickLook() {
        assertEquals(List.of(List.of(new Cell("TLS, NLA, NLA with early result", Tone.PLAIN),
                new Cell("NLA", Tone.PLAIN), new Cell("NLA works out", Tone.GOOD)),
                List.of(new Cell("TLS", Tone.PLAIN), new Cell("refused: FAILURE_5", Tone.PLAIN),
                        new Cell("NLA is required", Tone.GOOD))),
                table(Seen.requiring()).rows());
    }

    @Test
    void theThoroughLookTakesItsPlace() {
        Figure.Table table = table(Seen.thorough(Seen.requiring(), Seen.chosen(Seen.NLA, 0),
                Seen.chosen(Seen.TLS, Seen.NLA), Seen.ended(8, Answer.NOT_CONNECTED)));
        assertEquals(List.of(new Cell("standard RDP security", Tone.WARN),
                new Cell("was not asked for: no support", Tone.WARN), new Cell("says nothing", Tone.MUTED)),
                table.rows().stream().map(List::getLast).toList());
    }

    @Test
    void aRequestWithoutProtocolsHasItsRow() {
        assertEquals(List.of(new Cell("no request", Tone.PLAIN), new Cell("no negotiation", Tone.PLAIN),
                new Cell("standard RDP security", Tone.WARN)),
                table(Seen.withoutRequest(Seen.offering(), Answer.PLAIN)).rows().getFirst());
    }

    @Test
    void thereIsNoFigureWithoutAnAnswer() {
        assertEquals(Optional.empty(),
                Expectation.drawn(new AnswersFigure(), finding(Seen.requiring()), Cases.of()));
    }

    private static Figure.Table table(Cases evidence) {
        return assertInstanceOf(Figure.Table.class,
                Expectation.drawn(new AnswersFigure(), finding(evidence), evidence).orElseThrow());
    }

    private static Finding finding(Cases evidence) {
        return Expectation.judged(new NlaUseCheck(), "nla.required-by-host", evidence);
    }
}
