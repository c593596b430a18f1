// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.winsock.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rdpworkbench.cause.winsock.CatalogFigure;
import org.rdpworkbench.cause.winsock.WinsockCheck;
import org.rdpworkbench.core.spi.Check;
import org.rdpworkbench.core.spi.ConnectOutcome;
import org.rdpworkbench.core.spi.Figure;
import org.rdpworkbench.core.spi.Figure.Cell;
import org.rdpworkbench.core.spi.Figure.Tone;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.core.spi.Verdict;
import org.rdpworkbench.facts.WinsockCatalog;
import org.rdpworkbench.testkit.Cases;
import org.rdpworkbench.testkit.Expectation;

final class WinsockCheckTest {

    private static final String CORRUPT = "winsock.corrupt";
    private static final Check CHECK = new WinsockCheck();

    static List<Expectation> rows() {
        return List.of(
                row("a whole catalogue", Seen.catalog(Seen.TCP, Seen.UDP), Verdict.PASS, "whole"),
                row("a catalogue that nobody counted", Seen.names(Seen.WINDOWS), Verdict.PASS, "whole"),
                row("an empty one", Seen.catalog(), Verdict.WARN, "no-tcp"),
                row("one without TCP", Seen.catalog(Seen.UDP), Verdict.WARN, "no-tcp"),
                row("a library of TCP that is gone", Seen.catalog(Seen.tcp(Seen.GONE), Seen.UDP), Verdict.WARN,
                        "provider-gone"),
                row("a library of something else that is gone", Seen.catalog(Seen.TCP, Seen.other(Seen.GONE)),
                        Verdict.INCONCLUSIVE, "other-provider-gone"),
                row("a library of names that is gone", Seen.names(Seen.GONE), Verdict.WARN, "name-provider-gone"),
                row("layers that are meant to be there",
                        Seen.catalog(Seen.TCP, Seen.layer(Seen.LAYER), Seen.chain(Seen.LAYER, 1020, 1001)),
                        Verdict.WARN, "layered", "whole"),
                row("a chain to nowhere", Seen.catalog(Seen.TCP, Seen.chain(Seen.LAYER, 1020, 1001)), Verdict.WARN,
                        "layered", "chain-broken"),
                row("more than are counted", Seen.counted(1, 0), Verdict.WARN, "miscounted"),
                row("one that cannot be read", Seen.counted(3, 1), Verdict.WARN, "unreadable"),
                of("a client that could not send, of which no more is known",
                        Cases.of().from(Vantage.CLIENT, Seen.ended(0x304)), Verdict.INCONCLUSIVE, "client-lost-it"),
                of("a client that was closed upon", Cases.of().from(Vantage.CLIENT, Seen.ended(0x904)),
                        Verdict.INCONCLUSIVE),
                of("a client without its library that fails", failing(), Verdict.FAIL, "provider-gone"),
                of("a client without its library that fails, as we do",
                        failing().from(Vantage.HERE, Seen.here(ConnectOutcome.REFUSED)), Verdict.WARN,
                        "provider-gone", "breaks-here-too"),
                of("a client without its library that fails, as we do not",
                        failing().from(Vantage.HERE, Seen.here(ConnectOutcome.CONNECTED)), Verdict.FAIL,
                        "provider-gone"),
                of("a client with layers that fails", Seen.client(Seen.catalog(Seen.TCP, Seen.layer(Seen.LAYER)))
                        .from(Vantage.CLIENT, Seen.ended(0x904)), Verdict.WARN, "layered", "whole"),
                of("a host that refuses us", Cases.of(Seen.here(ConnectOutcome.REFUSED)), Verdict.PASS,
                        "breaks-here-too"),
                of("a host that does not answer us", Cases.of(Seen.here(ConnectOutcome.TIMED_OUT)),
                        Verdict.INCONCLUSIVE),
                of("nobody looked", Cases.of(), Verdict.INCONCLUSIVE));
    }

    private static Cases failing() {
        return Seen.client(Seen.catalog(Seen.tcp(Seen.GONE))).from(Vantage.CLIENT, Seen.ended(0x204));
    }

    private static Expectation row(String name, WinsockCatalog catalog, Verdict verdict, String... held) {
        return of(name, Seen.client(catalog), verdict, held);
    }

    private static Expectation of(String name, Cases seen, Verdict verdict, String... held) {
        return Expectation.of(name, CORRUPT, seen, verdict, held);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void verdictAndIndications(Expectation row) {
        row.holds(CHECK);
    }

    @Test
    void everyIndicationIsInTheTable() {
        Expectation.assertComplete(CHECK, rows());
    }

    @Test
    void theTextNamesTheLibraryOnce() {
        assertEquals(Map.of("files", "C:\\VPN\\layer.dll"), Expectation.judged(CHECK, CORRUPT,
                Seen.client(Seen.catalog(Seen.TCP, Seen.layer(Seen.LAYER), Seen.chain(Seen.LAYER, 1020, 1001))))
                .held().getFirst().values());
    }

    @Test
    void whatIsMissingIsTheClientsCatalogue() {
        assertEquals(List.of(WinsockCatalog.TYPE.from(Vantage.CLIENT)),
                Expectation.judged(CHECK, CORRUPT, Cases.of()).missing());
    }

    @Test
    void theFigureShowsEachLibraryOnceAndWhatAResetLeavesAlone() {
        Figure.Table table = assertInstanceOf(Figure.Table.class, drawn(Seen.client(new WinsockCatalog(
                Optional.empty(), List.of(Seen.TCP, Seen.TCP, Seen.layer(Seen.GONE)), 0, List.of(Seen.WINDOWS),
                List.of("VPN filter")))).orElseThrow());
        assertEquals(List.of("TCP", "layer", "names", "filter, which a reset does not touch"),
                table.rows().stream().map(row -> row.get(1).text()).toList());
        assertEquals(List.of(new Cell("C:\\VPN\\layer.dll", Tone.PLAIN), new Cell("layer", Tone.WARN),
                new Cell("not known", Tone.MUTED), new Cell("gone", Tone.BAD)), table.rows().get(1));
        assertEquals(Optional.empty(), drawn(Cases.of()));
    }

    private static Optional<Figure> drawn(Cases seen) {
        return Expectation.drawn(new CatalogFigure(), Expectation.judged(CHECK, CORRUPT, seen), seen);
    }
}
