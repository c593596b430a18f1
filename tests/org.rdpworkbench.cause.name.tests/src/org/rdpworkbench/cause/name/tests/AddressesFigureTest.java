// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.name.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rdpworkbench.cause.name.AddressesFigure;
import org.rdpworkbench.cause.name.IdentityCheck;
import org.rdpworkbench.core.spi.ConnectOutcome;
import org.rdpworkbench.core.spi.Figure;
import org.rdpworkbench.core.spi.Figure.Cell;
import org.rdpworkbench.core.spi.Figure.Tone;
import org.rdpworkbench.core.spi.Finding;
import org.rdpworkbench.testkit.Cases;
import org.rdpworkbench.testkit.Expectation;

final class AddressesFigureTest {

    private static final Cell UNTOLD = new Cell("not told", Tone.MUTED);

    @Test
    void anotherHost() {
        assertEquals(List.of(List.of(new Cell("192.0.2.1", Tone.PLAIN), new Cell("connected", Tone.GOOD),
                new Cell("1.0 ms", Tone.MUTED), new Cell("srv2", Tone.WARN), new Cell("srv2", Tone.WARN))),
                table(Seen.certificate(Seen.calls(Seen.asked("srv1"), "srv2", "SRV2"), "CN=srv2")).rows());
    }

    @Test
    void addressesThatTellNothing() {
        Figure.Table table = table(Seen.connects(ConnectOutcome.CONNECTED, ConnectOutcome.TIMED_OUT));
        assertEquals(List.of(Tone.GOOD, Tone.WARN), table.rows().stream().map(row -> row.get(1).tone()).toList());
        assertEquals(List.of(UNTOLD, UNTOLD), table.rows().stream().map(List::getLast).toList());
    }

    @Test
    void thereIsNoFigureWithoutAConnect() {
        assertEquals(Optional.empty(),
                Expectation.drawn(new AddressesFigure(), finding(Seen.asked("srv1")), Cases.of()));
    }

    private static Figure.Table table(Cases evidence) {
        return assertInstanceOf(Figure.Table.class,
                Expectation.drawn(new AddressesFigure(), finding(evidence), evidence).orElseThrow());
    }

    private static Finding finding(Cases evidence) {
        return Expectation.judged(new IdentityCheck(), "name.wrong-host", evidence);
    }
}
