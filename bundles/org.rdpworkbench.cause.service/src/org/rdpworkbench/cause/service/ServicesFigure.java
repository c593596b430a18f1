// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.service;

import java.util.ArrayList;
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
import org.rdpworkbench.facts.ServiceStates;
import org.rdpworkbench.facts.ServiceStates.Service;

/** The services on which Remote Desktop depends, as the host itself has them. */
@Component(service = FigureSource.class)
public final class ServicesFigure implements FigureSource {

    @Override
    public Set<String> causes() {
        return Set.of(ServiceCheck.STOPPED.id());
    }

    @Override
    public Set<EvidenceKey> uses() {
        return Set.of(ServiceStates.TYPE.from(Vantage.INSIDE));
    }

    @Override
    public Optional<Figure> draw(Finding finding, CaseFile evidence) {
        return evidence.find(ServiceStates.TYPE, Vantage.INSIDE).map(ServicesFigure::table);
    }

    private static Figure table(ServiceStates states) {
        List<List<Cell>> rows = new ArrayList<>();
        for (Service service : states.services()) {
            rows.add(List.of(new Cell(service.name(), Tone.PLAIN), new Cell(words(service.state()), tone(service)),
                    new Cell(words(service.start()), Tone.MUTED), new Cell(service.account(), Tone.MUTED)));
        }
        return new Figure.Table("Services inside the host", List.of("Service", "State", "Start", "Account"),
                List.copyOf(rows));
    }

    private static String words(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Only the listener must run all the time; the others may be started when they are needed. */
    private static Tone tone(Service service) {
        return switch (service.state()) {
            case RUNNING -> Tone.GOOD;
            case STOPPED, PAUSED, ABSENT -> service.name().equals(ServiceStates.TERM_SERVICE) ? Tone.BAD : Tone.PLAIN;
            case START_PENDING, STOP_PENDING, CONTINUE_PENDING, PAUSE_PENDING -> Tone.WARN;
            case UNKNOWN -> Tone.MUTED;
        };
    }
}
