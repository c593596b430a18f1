// SPDX-License-Identifier: EPL-2.0
package com.example.rdp.sample;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Component;
import org.rdpworkbench.core.spi.CaseFile;
import org.rdpworkbench.core.spi.EvidenceKey;
import org.rdpworkbench.core.spi.Figure;
import org.rdpworkbench.core.spi.Figure.Cell;
import org.rdpworkbench.core.spi.Figure.Tone;
import org.rdpworkbench.core.spi.FigureSource;
import org.rdpworkbench.core.spi.Finding;
import org.rdpworkbench.core.spi.Vantage;

/** What was said. Figures are data; the workbench draws them, and makes text from the wire harmless. */
@Component(service = FigureSource.class)
public final class GreetingFigure implements FigureSource {

    @Override
    public Set<String> causes() {
        return Set.of(GreetingCheck.SPEAKS_FIRST.id());
    }

    @Override
    public Set<EvidenceKey> uses() {
        return Set.of(Greeting.TYPE.from(Vantage.HERE));
    }

    @Override
    public Optional<Figure> draw(Finding finding, CaseFile evidence) {
        return evidence.find(Greeting.TYPE).map(greeting -> new Figure.Table("Who spoke first",
                List.of("Time", "Host", "Words"), List.of(row(greeting))));
    }

    private static List<Cell> row(Greeting greeting) {
        Cell time = new Cell(String.format(Locale.ROOT, "%.1f ms", greeting.millis()), Tone.MUTED);
        Cell host = switch (greeting.manner()) {
            case SPOKE -> new Cell("spoke", Tone.BAD);
            case WAITED -> new Cell("waited", Tone.GOOD);
            case HUNG_UP -> new Cell("hung up", Tone.WARN);
        };
        return List.of(time, host, new Cell(greeting.words(), Tone.PLAIN));
    }
}
