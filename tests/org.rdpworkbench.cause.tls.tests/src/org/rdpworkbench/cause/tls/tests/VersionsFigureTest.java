// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.tls.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rdpworkbench.cause.tls.TlsCheck;
import org.rdpworkbench.cause.tls.VersionsFigure;
import org.rdpworkbench.core.spi.Figure.Cell;
import org.rdpworkbench.core.spi.Figure.Tone;
import org.rdpworkbench.core.spi.Figure;
import org.rdpworkbench.core.spi.Finding;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.facts.TlsSupport;
import org.rdpworkbench.testkit.Cases;
import org.rdpworkbench.testkit.Expectation;

final class VersionsFigureTest {

    @Test
    void whatCameOfEachVersion() {
        Cases evidence = Looks.closed().from(Vantage.HERE, Looks.versions(Looks.OK, Looks.alert(70), Looks.CLOSED,
                Looks.LOST));
        Figure figure = Expectation.drawn(new VersionsFigure(), finding(evidence), evidence).orElseThrow();
        assertEquals(List.of(new Cell("accepted", Tone.GOOD), new Cell("alert 70", Tone.PLAIN),
                new Cell("closed", Tone.PLAIN), new Cell("no connection", Tone.WARN)),
                assertInstanceOf(Figure.Table.class, figure).rows().stream().map(row -> row.get(1)).toList());
    }

    @Test
    void anOlderVersionThatWasChosenIsNamed() {
        Cases evidence = Looks.closed().from(Vantage.HERE, new TlsSupport(List.of(
                new TlsSupport.Version("TLSv1.2", Looks.answeredWith("TLSv1.0")),
                new TlsSupport.Version("TLSv1.0", Looks.answeredWith("TLSv1.0"))), List.of(), Optional.empty(), false));
        Figure figure = Expectation.drawn(new VersionsFigure(), finding(evidence), evidence).orElseThrow();
        assertEquals(List.of(new Cell("answered with TLSv1.0", Tone.PLAIN), new Cell("accepted", Tone.GOOD)),
                assertInstanceOf(Figure.Table.class, figure).rows().stream().map(row -> row.get(1)).toList());
    }

    @Test
    void thereIsNoFigureOfAQuickLook() {
        assertEquals(Optional.empty(), Expectation.drawn(new VersionsFigure(), finding(Looks.closed()),
                Looks.closed()));
    }

    private static Finding finding(Cases evidence) {
        return Expectation.judged(new TlsCheck(), "tls.no-common-version", evidence);
    }
}
