// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.winsock;

import java.util.ArrayList;
import java.util.List;
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
import org.rdpworkbench.facts.WinsockCatalog;
import org.rdpworkbench.facts.WinsockCatalog.Library;
import org.rdpworkbench.facts.WinsockCatalog.Provider;

/** What serves the client's connections: providers, whose they are and whether they are there, and what is beside. */
@Component(service = FigureSource.class)
public final class CatalogFigure implements FigureSource {

    private static final int MOST = 40;

    @Override
    public Set<String> causes() {
        return Set.of(WinsockCheck.CORRUPT.id());
    }

    @Override
    public Set<EvidenceKey> uses() {
        return Set.of(WinsockCatalog.TYPE.from(Vantage.CLIENT), WinsockCatalog.TYPE.from(Vantage.INSIDE));
    }

    @Override
    public Optional<Figure> draw(Finding finding, CaseFile evidence) {
        return evidence.find(WinsockCatalog.TYPE, Vantage.CLIENT)
                .or(() -> evidence.find(WinsockCatalog.TYPE, Vantage.INSIDE)).map(CatalogFigure::table);
    }

    /** Entries of one library are alike: each kind of them is shown once. */
    private static Figure table(WinsockCatalog catalog) {
        List<List<Cell>> rows = new ArrayList<>();
        catalog.protocols().stream().map(one -> row(one.library(), kind(one), one.layered())).distinct()
                .forEach(rows::add);
        catalog.names().stream().map(one -> row(one, "names", false)).distinct().forEach(rows::add);
        catalog.filters().forEach(name -> rows.add(List.of(new Cell(name, Tone.PLAIN),
                new Cell("filter, which a reset does not touch", Tone.MUTED), new Cell("", Tone.MUTED),
                new Cell("bound", Tone.MUTED))));
        return new Figure.Table("The client's Winsock catalogue", List.of("Library", "For", "Of", "Seen"),
                List.copyOf(rows.subList(0, Math.min(MOST, rows.size()))));
    }

    private static String kind(Provider provider) {
        return provider.chainLength() == 0 ? "layer" : provider.layered() ? "chain" : provider.tcp() ? "TCP" : "other";
    }

    private static List<Cell> row(Library library, String kind, boolean layered) {
        return List.of(new Cell(library.path(), Tone.PLAIN), new Cell(kind, layered ? Tone.WARN : Tone.PLAIN),
                new Cell(library.company().orElse("not known"), Tone.MUTED),
                new Cell(library.there() ? "there" : "gone", library.there() ? Tone.GOOD : Tone.BAD));
    }
}
