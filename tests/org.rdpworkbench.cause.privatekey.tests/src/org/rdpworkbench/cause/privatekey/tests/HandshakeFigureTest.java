// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.privatekey.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rdpworkbench.cause.privatekey.HandshakeFigure;
import org.rdpworkbench.cause.privatekey.PrivateKeyCheck;
import org.rdpworkbench.core.spi.Figure.Layer;
import org.rdpworkbench.core.spi.Figure.Tone;
import org.rdpworkbench.core.spi.Figure;
import org.rdpworkbench.core.spi.Finding;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.facts.KeyFolder;
import org.rdpworkbench.facts.TlsHandshake.Outcome;
import org.rdpworkbench.testkit.Cases;
import org.rdpworkbench.testkit.Expectation;

final class HandshakeFigureTest {

    @Test
    void aCloseAfterClientHello() {
        assertEquals(List.of(Tone.GOOD, Tone.GOOD, Tone.GOOD, Tone.MUTED, Tone.BAD),
                tones(Seen.tls(Outcome.HOST_CLOSED, 4, 0)));
        assertEquals("closed after ClientHello, after 4 ms",
                layers(Seen.tls(Outcome.HOST_CLOSED, 4, 0)).getLast().detail());
    }

    @Test
    void aHandshakeThatCompletedNeededTheKey() {
        assertEquals(List.of(Tone.GOOD, Tone.GOOD, Tone.GOOD, Tone.GOOD, Tone.GOOD),
                tones(Seen.tls(Outcome.COMPLETED, 30, 4_000)));
    }

    @Test
    void whatTheInsideSaysOfTheKey() {
        assertEquals(new Layer("Host opens its private key", "it could not: Schannel 36870 at that moment", Tone.BAD),
                key(Seen.closedAndLogged(36870, 0)));
        assertEquals(Tone.BAD, key(Seen.closedAnd(Vantage.INSIDE, Seen.access(false, true))).tone());
        assertEquals(Tone.BAD, key(Seen.closedAnd(Vantage.INSIDE, Seen.goneKey())).tone());
        assertEquals(new Layer("Host opens its private key", "its file can be read by the service", Tone.PLAIN),
                key(Seen.closedAnd(Vantage.INSIDE, Seen.access(true, true))));
        assertEquals(Tone.MUTED, key(Seen.closedAndLogged(36874, 0)).tone(), "another event says nothing of it");
    }

    /** What an older folder and files of another machine beside the key say, and none of it is good or bad news. */
    @Test
    void whatTheFolderOfTheKeyLooksLike() {
        assertEquals(5, layers(Seen.closedAnd(Vantage.INSIDE, Seen.folder())).size());
        List<Layer> layers = layers(Seen.closedAnd(Vantage.INSIDE, new KeyFolder(Optional.of(Cases.BEGAN),
                List.of(new KeyFolder.Beside("MachineKeys_old", Cases.BEGAN.minusSeconds(9))), Optional.of(2))));
        assertEquals(List.of(
                new Layer("Folder of machine keys", "came in place of MachineKeys_old", Tone.WARN),
                new Layer("Key files of another machine", "2 beside it, left by a copy; no fault", Tone.MUTED)),
                layers.subList(4, 6));
        assertEquals("Host answers", layers.getLast().label());
    }

    private static Layer key(Cases evidence) {
        return layers(evidence).get(3);
    }

    @Test
    void aRefusalBeforeTls() {
        assertEquals(List.of(Tone.GOOD, Tone.BAD, Tone.MUTED, Tone.MUTED, Tone.MUTED), tones(Seen.failed(3)));
    }

    @Test
    void aSilentDowngrade() {
        assertEquals(List.of(Tone.GOOD, Tone.WARN, Tone.MUTED, Tone.MUTED, Tone.MUTED), tones(Seen.selected(0)));
    }

    @Test
    void thereIsNoFigureWithoutANegotiation() {
        assertEquals(Optional.empty(), Expectation.drawn(new HandshakeFigure(), finding(Seen.failed(3)), Cases.of()));
    }

    private static List<Tone> tones(Cases evidence) {
        return layers(evidence).stream().map(Layer::tone).toList();
    }

    private static List<Layer> layers(Cases evidence) {
        Figure figure = Expectation.drawn(new HandshakeFigure(), finding(evidence), evidence).orElseThrow();
        return assertInstanceOf(Figure.Stack.class, figure).layers();
    }

    private static Finding finding(Cases evidence) {
        return Expectation.judged(new PrivateKeyCheck(), "privatekey.unusable", evidence);
    }
}
