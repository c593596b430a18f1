// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.tls;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Component;
import org.rdpworkbench.core.spi.CaseFile;
import org.rdpworkbench.core.spi.Cause;
import org.rdpworkbench.core.spi.EvidenceKey;
import org.rdpworkbench.core.spi.Figure;
import org.rdpworkbench.core.spi.Figure.Cell;
import org.rdpworkbench.core.spi.Figure.Tone;
import org.rdpworkbench.core.spi.FigureSource;
import org.rdpworkbench.core.spi.Finding;
import org.rdpworkbench.core.spi.Vantage;
import org.rdpworkbench.facts.HelloAnswer;
import org.rdpworkbench.facts.TlsHandshake.Outcome;
import org.rdpworkbench.facts.TlsSupport;

/** What the host did when each TLS version was offered alone. */
@Component(service = FigureSource.class)
public final class VersionsFigure implements FigureSource {

    @Override
    public Set<String> causes() {
        return TlsCauses.causes().stream().map(Cause::id).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Set<EvidenceKey> uses() {
        return Set.of(TlsSupport.TYPE.from(Vantage.HERE));
    }

    @Override
    public Optional<Figure> draw(Finding finding, CaseFile evidence) {
        return evidence.find(TlsSupport.TYPE).map(support -> new Figure.Table("Each TLS version by itself",
                List.of("Version", "Answer", "Suite"), support.versions().stream().map(VersionsFigure::row).toList()));
    }

    private static List<Cell> row(TlsSupport.Version version) {
        return List.of(new Cell(version.version(), Tone.PLAIN), answer(version),
                new Cell(version.answer().suite().orElse(""), Tone.MUTED));
    }

    /** A version that is refused is no fault by itself: old ones should be. */
    private static Cell answer(TlsSupport.Version version) {
        HelloAnswer answer = version.answer();
        if (answer.accepted()) {
            return version.accepted() ? new Cell("accepted", Tone.GOOD)
                    : new Cell("answered with " + answer.version().orElse(""), Tone.PLAIN);
        }
        if (!answer.connected()) {
            return new Cell("no connection", Tone.WARN);
        }
        return answer.outcome().map(outcome -> new Cell(words(outcome, answer), Tone.PLAIN))
                .orElse(new Cell("the negotiation failed", Tone.WARN));
    }

    private static String words(Outcome outcome, HelloAnswer answer) {
        return switch (outcome) {
            case COMPLETED -> "completed";
            case HOST_ALERT -> "alert " + answer.alert().map(number -> Integer.toString(number)).orElse("");
            case HOST_CLOSED, HOST_RESET -> "closed";
            case HOST_ULTIMATUM -> "hung up in clear";
            case NOT_TLS -> "not TLS";
            case STALLED -> "silence";
            case HERE -> "cannot be used";
        };
    }
}
