// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.path;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Component;
import org.rdpworkbench.core.spi.CaseFile;
import org.rdpworkbench.core.spi.EvidenceKey;
import org.rdpworkbench.core.spi.Figure;
import org.rdpworkbench.core.spi.Figure.Cell;
import org.rdpworkbench.core.spi.Figure.Tone;
import org.rdpworkbench.core.spi.FigureSource;
import org.rdpworkbench.core.spi.Finding;
import org.rdpworkbench.core.spi.Vantage;

/** The connections of each look: which were served and which were not. */
@Component(service = FigureSource.class)
public final class ConnectionsFigure implements FigureSource {

    @Override
    public Set<String> causes() {
        return Set.of(ThrottleCheck.THROTTLED.id());
    }

    @Override
    public Set<EvidenceKey> uses() {
        ThrottleCheck check = new ThrottleCheck();
        Set<EvidenceKey> all = new TreeSet<>(check.uses());
        check.needs().forEach(type -> all.add(type.from(Vantage.HERE)));
        return all;
    }

    @Override
    public Optional<Figure> draw(Finding finding, CaseFile evidence) {
        List<Connections> looks = Connections.in(evidence);
        return looks.isEmpty() ? Optional.empty() : Optional.of(new Figure.Table("Connections, one after another",
                List.of("Look", "In order", "Served", "Not served"),
                looks.stream().map(ConnectionsFigure::row).toList()));
    }

    private static List<Cell> row(Connections look) {
        String order = look.served().stream().map(served -> served ? "+" : "-").collect(Collectors.joining(" "));
        Tone tone = look.lost() == 0 ? Tone.GOOD : Tone.BAD;
        return List.of(new Cell(look.look(), Tone.PLAIN), new Cell(order, tone),
                new Cell(Integer.toString(look.had()), Tone.PLAIN), new Cell(Integer.toString(look.lost()), tone));
    }
}
