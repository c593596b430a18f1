// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.path;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Component;
import org.rdpworkbench.core.spi.CaseFile;
import org.rdpworkbench.core.spi.EvidenceKey;
import org.rdpworkbench.core.spi.Figure.Cell;
import org.rdpworkbench.core.spi.Figure.Tone;
import org.rdpworkbench.core.spi.Figure;
import org.rdpworkbench.core.spi.FigureSource;
import org.rdpworkbench.core.spi.Finding;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.facts.ClientHellos.Hello;
import org.rdpworkbench.facts.ClientHellos;
import org.rdpworkbench.facts.HelloAnswer;
import org.rdpworkbench.facts.TlsHandshake.Outcome;

/** ClientHellos that differ in one point, and what came of each. */
@Component(service = FigureSource.class)
public final class HellosFigure implements FigureSource {

    @Override
    public Set<String> causes() {
        return Set.of(InterceptionCheck.INTERCEPTED.id(), MtuCheck.MTU.id());
    }

    @Override
    public Set<EvidenceKey> uses() {
        return Set.of(ClientHellos.TYPE.from(Vantage.HERE));
    }

    @Override
    public Optional<Figure> draw(Finding finding, CaseFile evidence) {
        return evidence.find(ClientHellos.TYPE).map(hellos -> new Figure.Table("What each ClientHello brought",
                List.of("ClientHello", "Bytes", "Connect", "Outcome", "After"),
                hellos.hellos().stream().map(HellosFigure::row).toList()));
    }

    private static List<Cell> row(Hello hello) {
        HelloAnswer answer = hello.answer();
        return List.of(new Cell(shape(hello.shape()), Tone.PLAIN),
                new Cell(Integer.toString(hello.length()), Tone.MUTED),
                new Cell(millis(answer.connectMillis()), Tone.MUTED), outcome(answer),
                new Cell(answer.outcome().isPresent() ? millis(answer.millis()) : "", Tone.MUTED));
    }

    private static String millis(double millis) {
        return String.format(Locale.ROOT, "%.1f ms", millis);
    }

    private static String shape(ClientHellos.Shape shape) {
        return switch (shape) {
            case WHOLE -> "every version, in one segment";
            case SPLIT -> "the same, split after its first byte";
            case TLS_1_2 -> "TLS 1.2 and older alone";
            case SHORT -> "short";
            case LONG -> "longer than a frame";
            case HOPELESS -> "nothing that a host may take";
        };
    }

    private static Cell outcome(HelloAnswer answer) {
        if (answer.accepted()) {
            return new Cell("ServerHello", Tone.GOOD);
        }
        if (!answer.connected()) {
            return new Cell("no connection", Tone.WARN);
        }
        return answer.outcome().map(outcome -> new Cell(words(outcome), Tone.BAD))
                .orElse(new Cell("the negotiation failed", Tone.WARN));
    }

    private static String words(Outcome outcome) {
        return switch (outcome) {
            case COMPLETED -> "completed";
            case HOST_ALERT -> "alert";
            case HOST_CLOSED -> "closed";
            case HOST_RESET -> "reset";
            case HOST_ULTIMATUM -> "hung up in clear";
            case NOT_TLS -> "not TLS";
            case STALLED -> "silence";
            case HERE -> "cannot be used";
        };
    }
}
