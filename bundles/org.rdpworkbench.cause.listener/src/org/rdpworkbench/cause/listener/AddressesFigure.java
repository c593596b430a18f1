// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.listener;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Component;
import org.rdpworkbench.core.spi.CaseFile;
import org.rdpworkbench.core.spi.ConnectOutcome;
import org.rdpworkbench.core.spi.EvidenceKey;
import org.rdpworkbench.core.spi.Figure;
import org.rdpworkbench.core.spi.Figure.Cell;
import org.rdpworkbench.core.spi.Figure.Tone;
import org.rdpworkbench.core.spi.FigureSource;
import org.rdpworkbench.core.spi.Finding;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.facts.Negotiation;
import org.rdpworkbench.facts.TcpConnect;

/** What each address of the target did when it was asked. */
@Component(service = FigureSource.class)
public final class AddressesFigure implements FigureSource {

    @Override
    public Set<String> causes() {
        return Set.of(ListenerCheck.REFUSED.id(), ListenerCheck.NOT_RDP.id(), HungCheck.HUNG.id());
    }

    @Override
    public Set<EvidenceKey> uses() {
        return Set.of(TcpConnect.TYPE.from(Vantage.HERE), Negotiation.TYPE.from(Vantage.HERE));
    }

    @Override
    public Optional<Figure> draw(Finding finding, CaseFile evidence) {
        return evidence.find(TcpConnect.TYPE).map(connect -> table(connect, evidence.find(Negotiation.TYPE)));
    }

    private static Figure table(TcpConnect connect, Optional<Negotiation> negotiation) {
        List<List<Cell>> rows = new ArrayList<>();
        for (TcpConnect.ToAddress attempt : connect.attempts()) {
            boolean up = attempt.outcome() == ConnectOutcome.CONNECTED;
            boolean asked = connect.connected().filter(attempt::equals).isPresent();
            rows.add(List.of(new Cell(attempt.address(), Tone.PLAIN),
                    new Cell(Integer.toString(attempt.port()), Tone.PLAIN),
                    new Cell(attempt.outcome().words(), up ? Tone.GOOD : Tone.BAD),
                    new Cell(String.format(Locale.ROOT, "%.1f ms", attempt.millis()), Tone.MUTED),
                    asked ? answer(negotiation) : new Cell("not asked", Tone.MUTED)));
        }
        return new Figure.Table("What each address did", List.of("Address", "Port", "TCP", "Time", "Asked for RDP"),
                List.copyOf(rows));
    }

    private static Cell answer(Optional<Negotiation> negotiation) {
        return negotiation.flatMap(n -> n.rungs().stream().findFirst())
                .map(rung -> new Cell(rung.outcome(), switch (rung.state()) {
                    case PASSED -> Tone.GOOD;
                    case REMARKABLE -> Tone.WARN;
                    case BROKEN -> Tone.BAD;
                })).orElse(new Cell("not asked", Tone.MUTED));
    }
}
