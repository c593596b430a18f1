// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.clock;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Component;
import org.rdpworkbench.core.spi.CaseFile;
import org.rdpworkbench.core.spi.EvidenceKey;
import org.rdpworkbench.core.spi.Figure;
import org.rdpworkbench.core.spi.Figure.Mark;
import org.rdpworkbench.core.spi.Figure.Span;
import org.rdpworkbench.core.spi.Figure.Tone;
import org.rdpworkbench.core.spi.FigureSource;
import org.rdpworkbench.core.spi.Finding;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.facts.ClockSkew;
import org.rdpworkbench.facts.ReferenceClocks;

/** Where the clocks stood at one moment, and how far from this machine's Kerberos would let them be. */
@Component(service = FigureSource.class)
public final class ClocksFigure implements FigureSource {

    /** Of a whole fleet the first few show enough. */
    private static final int MOST_OTHERS = 5;

    @Override
    public Set<String> causes() {
        return Set.of(ClockCheck.SKEWED.id(), ClockCheck.THIS_MACHINE.id());
    }

    @Override
    public Set<EvidenceKey> uses() {
        return Set.of(ClockSkew.TYPE.from(Vantage.HERE), ReferenceClocks.TYPE.from(Vantage.HERE));
    }

    @Override
    public Optional<Figure> draw(Finding finding, CaseFile evidence) {
        return evidence.find(ClockSkew.TYPE).map(skew -> timeline(skew, evidence));
    }

    private static Figure timeline(ClockSkew skew, CaseFile evidence) {
        Instant here = evidence.began();
        List<Span> spans = List.of(new Span("five minutes to either side", shifted(here, -Apart.LIMIT_SECONDS),
                shifted(here, Apart.LIMIT_SECONDS), Tone.GOOD));
        List<Mark> marks = new ArrayList<>();
        marks.add(new Mark("this machine's clock", here, Tone.PLAIN));
        marks.add(new Mark("the host's clock", shifted(here, skew.seconds()),
                tone(Apart.of(skew.seconds(), skew.uncertainty()))));
        evidence.find(ReferenceClocks.TYPE).ifPresent(others -> others.clocks().stream().limit(MOST_OTHERS)
                .forEach(clock -> marks.add(new Mark(clock.host(), shifted(here, clock.seconds()), Tone.MUTED))));
        return new Figure.Timeline("The clocks at one moment", spans, List.copyOf(marks));
    }

    private static Tone tone(Apart apart) {
        return switch (apart) {
            case NEAR -> Tone.GOOD;
            case FAR, UNCLEAR -> Tone.WARN;
        };
    }

    private static Instant shifted(Instant from, double seconds) {
        return from.plusMillis(Math.round(seconds * 1_000));
    }
}
