// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.policy;

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
import org.rdpworkbench.facts.Negotiation;
import org.rdpworkbench.facts.Negotiation.Exchange;

/** What was asked for and what the host chose. */
@Component(service = FigureSource.class)
public final class ProtocolsFigure implements FigureSource {

    @Override
    public Set<String> causes() {
        return Set.of(SecurityLayerCheck.RDP_LAYER_ONLY.id());
    }

    @Override
    public Set<EvidenceKey> uses() {
        return Set.of(Negotiation.TYPE.from(Vantage.HERE));
    }

    @Override
    public Optional<Figure> draw(Finding finding, CaseFile evidence) {
        return evidence.find(Negotiation.TYPE).map(negotiation -> new Figure.Table("Asked for and chosen",
                List.of("Asked for", "Answer", "Time"),
                negotiation.exchanges().stream().map(ProtocolsFigure::row).toList()));
    }

    private static List<Cell> row(Exchange exchange) {
        return List.of(new Cell(protocols(exchange.requested()), Tone.PLAIN), answer(exchange),
                new Cell(String.format(Locale.ROOT, "%.1f ms", exchange.millis()), Tone.MUTED));
    }

    private static Cell answer(Exchange exchange) {
        return switch (exchange.answer()) {
            case SELECTED -> new Cell(exchange.selected().map(ProtocolsFigure::protocols).orElse("?"),
                    exchange.choseTls() ? Tone.GOOD : Tone.WARN);
            case FAILED -> new Cell("refused: " + exchange.failureName().orElse("?"), Tone.WARN);
            case PLAIN -> new Cell("no negotiation: standard RDP security", Tone.WARN);
            case NOT_CONNECTED -> new Cell("no connection: " + exchange.detail(), Tone.WARN);
            case NOT_RDP, INCOMPLETE, CLOSED, RESET, SILENT -> new Cell("no answer", Tone.BAD);
        };
    }

    private static String protocols(long mask) {
        if (mask == Negotiation.PROTOCOL_RDP) {
            return "standard RDP security";
        }
        if (mask == Negotiation.PROTOCOL_SSL) {
            return "TLS";
        }
        boolean nla = (mask & (Negotiation.PROTOCOL_HYBRID | Negotiation.PROTOCOL_HYBRID_EX)) != 0;
        return nla ? (mask & Negotiation.PROTOCOL_SSL) != 0 ? "TLS or NLA" : "NLA"
                : "0x" + Long.toHexString(mask);
    }
}
