// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.clock.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rdpworkbench.cause.clock.ClockCheck;
import org.rdpworkbench.cause.clock.ClocksFigure;
import org.rdpworkbench.core.spi.Figure;
import org.rdpworkbench.core.spi.Figure.Mark;
import org.rdpworkbench.core.spi.Figure.Span;
import org.rdpworkbench.core.spi.Figure.Tone;
import org.rdpworkbench.core.spi.Finding;
import org.rdpworkbench.testkit.Cases;
import org.rdpworkbench.testkit.Expectation;

final class ClocksFigureTest {

    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final Mark OURS = new Mark("this machine's clock", Cases.BEGAN, Tone.PLAIN);

    @Test
    void aHostThatIsAhead() {
        Figure.Timeline timeline = timeline(Seen.host(Seen.AHEAD));
        assertEquals(List.of(OURS, new Mark("the host's clock", Cases.BEGAN.plus(Duration.ofMinutes(47)),
                Tone.WARN)), timeline.marks());
        assertEquals(List.of(new Span("five minutes to either side", Cases.BEGAN.minus(LIMIT),
                Cases.BEGAN.plus(LIMIT), Tone.GOOD)), timeline.spans());
    }

    @Test
    void thirdClocksHaveMarksOfTheirOwn() {
        assertEquals(new Mark("other1", Cases.BEGAN.plusSeconds(10), Tone.MUTED),
                timeline(Seen.others(Seen.host(0), 10)).marks().getLast());
    }

    @Test
    void ofAFleetAFewAreShown() {
        assertEquals(7, timeline(Seen.others(Seen.host(0), new double[40])).marks().size());
    }

    @Test
    void thereIsNoFigureWithoutAClock() {
        assertEquals(Optional.empty(), Expectation.drawn(new ClocksFigure(), finding(Seen.host(0)), Cases.of()));
    }

    private static Figure.Timeline timeline(Cases evidence) {
        return assertInstanceOf(Figure.Timeline.class,
                Expectation.drawn(new ClocksFigure(), finding(evidence), evidence).orElseThrow());
    }

    private static Finding finding(Cases evidence) {
        return Expectation.judged(new ClockCheck(), "clock.skewed", evidence);
    }
}
