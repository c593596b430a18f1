// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.path;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Component;
import org.rdpworkbench.core.spi.CaseFile;
import org.rdpworkbench.core.spi.ConnectOutcome;
import org.rdpworkbench.core.spi.EvidenceKey;
import org.rdpworkbench.core.spi.Figure.Cell;
import org.rdpworkbench.core.spi.Figure.Tone;
import org.rdpworkbench.core.spi.Figure;
import org.rdpworkbench.core.spi.FigureSource;
import org.rdpworkbench.core.spi.Finding;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.facts.TcpConnect;

/** How the attempt to connect to each address ended, and after how long. */
@Component(service = FigureSource.class)
public final class WaysFigure implements FigureSource {

    @Override
    public Set<String> causes() {
        return Set.of(ReachCheck.UNREACHABLE.id(), ReachCheck.BLOCKED.id());
    }

    @Override
    public Set<EvidenceKey> uses() {
        return Set.of(TcpConnect.TYPE.from(Vantage.HERE));
    }

    @Override
    public Optional<Figure> draw(Finding finding, CaseFile evidence) {
        return evidence.find(TcpConnect.TYPE).map(connect -> new Figure.Table("How far each address was reached",
                List.of("Address", "Outcome", "Time", "The system's words"),
                connect.attempts().stream().map(WaysFigure::row).toList()));
    }

    private static List<Cell> row(TcpConnect.ToAddress attempt) {
        boolean up = attempt.outcome() == ConnectOutcome.CONNECTED;
        return List.of(new Cell(attempt.address(), Tone.PLAIN),
                new Cell(attempt.outcome().words(), up ? Tone.GOOD : Tone.BAD),
                new Cell(String.format(Locale.ROOT, "%.1f ms", attempt.millis()), Tone.MUTED),
                new Cell(attempt.detail(), Tone.MUTED));
    }
}
