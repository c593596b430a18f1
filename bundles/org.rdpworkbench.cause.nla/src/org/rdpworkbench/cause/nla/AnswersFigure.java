// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.nla;

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
import org.rdpworkbench.facts.Negotiation;
import org.rdpworkbench.facts.Negotiation.Exchange;
import org.rdpworkbench.facts.ProtocolAnswers;

/** What the host answered to each request for protocols, and whether it had been asked for that. */
@Component(service = FigureSource.class)
public final class AnswersFigure implements FigureSource {

    @Override
    public Set<String> causes() {
        return Set.of(NlaUseCheck.REQUIRED.id(), NlaUseCheck.NOT_OFFERED.id());
    }

    @Override
    public Set<EvidenceKey> uses() {
        return Set.of(Negotiation.TYPE.from(Vantage.HERE), ProtocolAnswers.TYPE.from(Vantage.HERE));
    }

    @Override
    public Optional<Figure> draw(Finding finding, CaseFile evidence) {
        List<List<Cell>> rows = new ArrayList<>();
        Optional<ProtocolAnswers> answers = evidence.find(ProtocolAnswers.TYPE);
        answers.map(ProtocolAnswers::exchanges).or(() -> evidence.find(Negotiation.TYPE).map(Negotiation::exchanges))
                .ifPresent(exchanges -> exchanges.forEach(exchange ->
                        rows.add(row(protocols(exchange.requested()), exchange))));
        answers.flatMap(ProtocolAnswers::withoutRequest).ifPresent(exchange -> rows.add(row("no request", exchange)));
        return rows.isEmpty() ? Optional.empty() : Optional.of(new Figure.Table("Asked for and answered",
                List.of("Asked for", "Answer", "Means"), List.copyOf(rows)));
    }

    private static List<Cell> row(String asked, Exchange exchange) {
        return List.of(new Cell(asked, Tone.PLAIN), answer(exchange), meaning(exchange));
    }

    private static Cell answer(Exchange exchange) {
        return new Cell(switch (exchange.answer()) {
            case SELECTED -> exchange.selected().map(AnswersFigure::protocols).orElse("?");
            case FAILED -> "refused: " + exchange.failureName().orElse("?");
            case PLAIN -> "no negotiation";
            case NOT_RDP -> "not RDP";
            case INCOMPLETE -> "half an answer";
            case CLOSED, RESET -> "closed";
            case SILENT -> "no answer";
            case NOT_CONNECTED -> "no connection";
        }, Tone.PLAIN);
    }

    private static Cell meaning(Exchange exchange) {
        if (exchange.chose(Negotiation.PROTOCOL_HYBRID) || exchange.chose(Negotiation.PROTOCOL_HYBRID_EX)) {
            return new Cell("NLA works out", Tone.GOOD);
        }
        if (exchange.failedWith(Negotiation.HYBRID_REQUIRED)) {
            return new Cell("NLA is required", Tone.GOOD);
        }
        return switch (exchange.answer()) {
            case SELECTED -> exchange.choseTls() ? new Cell("TLS without NLA", Tone.PLAIN)
                    : exchange.chose(Negotiation.PROTOCOL_RDP) ? new Cell("standard RDP security", Tone.WARN)
                    : new Cell("was not asked for: no support", Tone.WARN);
            case PLAIN -> new Cell("standard RDP security", Tone.WARN);
            case FAILED -> new Cell("not in this way", Tone.PLAIN);
            case NOT_RDP, INCOMPLETE, CLOSED, RESET, SILENT, NOT_CONNECTED -> new Cell("says nothing", Tone.MUTED);
        };
    }

    private static String protocols(long mask) {
        List<String> names = new ArrayList<>();
        if ((mask & Negotiation.PROTOCOL_SSL) != 0) {
            names.add("TLS");
        }
        if ((mask & Negotiation.PROTOCOL_HYBRID) != 0) {
            names.add("NLA");
        }
        if ((mask & Negotiation.PROTOCOL_HYBRID_EX) != 0) {
            names.add("NLA with early result");
        }
        long known = Negotiation.PROTOCOL_SSL | Negotiation.PROTOCOL_HYBRID | Negotiation.PROTOCOL_HYBRID_EX;
        if ((mask & ~known) != 0) {
            names.add("0x" + Long.toHexString(mask & ~known));
        }
        return names.isEmpty() ? "standard RDP security" : String.join(", ", names);
    }
}
