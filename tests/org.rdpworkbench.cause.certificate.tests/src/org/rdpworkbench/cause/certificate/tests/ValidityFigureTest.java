// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.certificate.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rdpworkbench.cause.certificate.CertificateCheck;
import org.rdpworkbench.cause.certificate.ValidityFigure;
import org.rdpworkbench.core.spi.Figure.Mark;
import org.rdpworkbench.core.spi.Figure.Span;
import org.rdpworkbench.core.spi.Figure.Tone;
import org.rdpworkbench.core.spi.Figure;
import org.rdpworkbench.core.spi.Finding;
import org.rdpworkbench.testkit.Cases;
import org.rdpworkbench.testkit.Expectation;

final class ValidityFigureTest {

    private static final Duration DAYS = Duration.ofDays(30);
    private static final Mark OURS = new Mark("this machine's clock", Cases.BEGAN, Tone.PLAIN);

    @Test
    void anExpiredCertificate() {
        Figure.Timeline timeline = timeline(Seen.valid(DAYS.multipliedBy(12), DAYS.negated()));
        assertEquals(List.of(new Span(Seen.SUBJECT, Cases.BEGAN.minus(DAYS.multipliedBy(12)), Cases.BEGAN.minus(DAYS),
                Tone.WARN)), timeline.spans());
        assertEquals(List.of(OURS), timeline.marks());
    }

    @Test
    void aValidOneIsGood() {
        assertEquals(Tone.GOOD, timeline(Seen.valid(DAYS, DAYS)).spans().getFirst().tone());
    }

    @Test
    void aClockThatIsFarOffGetsAMarkOfItsOwn() {
        Duration ahead = Duration.ofMinutes(47);
        assertEquals(List.of(OURS, new Mark("the host's clock", Cases.BEGAN.plus(ahead), Tone.WARN)),
                timeline(Seen.ahead(ahead, Seen.valid(DAYS, DAYS))).marks());
        assertEquals(List.of(OURS), timeline(Seen.ahead(Duration.ofSeconds(60), Seen.valid(DAYS, DAYS))).marks());
    }

    @Test
    void aThirdClockThatIsFarOffGetsAMarkToo() {
        Duration ahead = Duration.ofMinutes(47);
        assertEquals(List.of(OURS, new Mark("a third clock", Cases.BEGAN.plus(ahead), Tone.MUTED)),
                timeline(Seen.third(ahead, Seen.valid(DAYS, DAYS))).marks());
    }

    @Test
    void thereIsNoFigureWithoutACertificate() {
        assertEquals(Optional.empty(),
                Expectation.drawn(new ValidityFigure(), finding(Seen.valid(DAYS, DAYS)), Cases.of()));
    }

    private static Figure.Timeline timeline(Cases evidence) {
        Figure figure = Expectation.drawn(new ValidityFigure(), finding(evidence), evidence).orElseThrow();
        return assertInstanceOf(Figure.Timeline.class, figure);
    }

    private static Finding finding(Cases evidence) {
        return Expectation.judged(new CertificateCheck(), "certificate.expired", evidence);
    }
}
