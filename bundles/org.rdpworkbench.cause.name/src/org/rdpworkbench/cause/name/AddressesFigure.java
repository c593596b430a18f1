// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.name;

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
import org.rdpworkbench.facts.AddressIdentities;
import org.rdpworkbench.facts.NtlmChallenge;
import org.rdpworkbench.facts.ServerCertificate;
import org.rdpworkbench.facts.TcpConnect;

/** What each address of the name did, and who answers there. */
@Component(service = FigureSource.class)
public final class AddressesFigure implements FigureSource {

    @Override
    public Set<String> causes() {
        return Set.of(IdentityCheck.WRONG_HOST.id(), NameCheck.DEAD_FAMILY.id());
    }

    @Override
    public Set<EvidenceKey> uses() {
        return Set.of(TcpConnect.TYPE.from(Vantage.HERE), AddressIdentities.TYPE.from(Vantage.HERE),
                NtlmChallenge.TYPE.from(Vantage.HERE), ServerCertificate.TYPE.from(Vantage.HERE));
    }

    @Override
    public Optional<Figure> draw(Finding finding, CaseFile evidence) {
        return evidence.find(TcpConnect.TYPE).filter(connect -> !connect.attempts().isEmpty()).map(connect -> {
            AskedName asked = AskedName.of(evidence.target().host());
            List<Answerer> answerers = Answerer.all(evidence);
            List<List<Cell>> rows = new ArrayList<>();
            connect.attempts().forEach(attempt -> rows.add(row(attempt, answerers, asked)));
            return new Figure.Table("Who answers at each address",
                    List.of("Address", "TCP", "Time", "Calls itself", "Certificate for"), List.copyOf(rows));
        });
    }

    private static List<Cell> row(TcpConnect.ToAddress attempt, List<Answerer> answerers, AskedName asked) {
        Optional<Answerer> answerer = answerers.stream().filter(a -> a.address().equals(attempt.address()))
                .findFirst();
        Tone tone = answerer.map(a -> tone(a.fit(asked))).orElse(Tone.MUTED);
        return List.of(new Cell(attempt.address(), Tone.PLAIN),
                new Cell(attempt.outcome().words(),
                        attempt.outcome() == ConnectOutcome.CONNECTED ? Tone.GOOD : Tone.WARN),
                new Cell(String.format(Locale.ROOT, "%.1f ms", attempt.millis()), Tone.MUTED),
                new Cell(answerer.flatMap(Answerer::computer).orElse("not told"), tone),
                new Cell(answerer.filter(a -> !a.names().isEmpty()).map(a -> String.join(", ", a.names()))
                        .orElse("not told"), tone));
    }

    private static Tone tone(Answerer.Fit fit) {
        return switch (fit) {
            case OURS -> Tone.GOOD;
            case OTHER -> Tone.WARN;
            case COVERED, UNKNOWN -> Tone.MUTED;
        };
    }
}
