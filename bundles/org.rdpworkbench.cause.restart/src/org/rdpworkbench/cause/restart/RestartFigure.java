// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.restart;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
import org.rdpworkbench.facts.RestartSigns;
import org.rdpworkbench.facts.RestartSigns.Sign;
import org.rdpworkbench.facts.RestartSigns.Written;

/** Every sign, whether it is there, and which settings of TLS are newer than the start. */
@Component(service = FigureSource.class)
public final class RestartFigure implements FigureSource {

    @Override
    public Set<String> causes() {
        return Set.of(RestartCheck.PENDING.id());
    }

    @Override
    public Set<EvidenceKey> uses() {
        return Set.of(RestartSigns.TYPE.from(Vantage.INSIDE));
    }

    @Override
    public Optional<Figure> draw(Finding finding, CaseFile evidence) {
        return evidence.find(RestartSigns.TYPE, Vantage.INSIDE).map(RestartFigure::table);
    }

    private static Figure table(RestartSigns seen) {
        List<List<Cell>> rows = new ArrayList<>();
        for (Sign sign : Sign.values()) {
            boolean there = seen.has(sign);
            rows.add(List.of(new Cell(words(sign), Tone.PLAIN), new Cell(there ? "waits" : "no",
                    !there ? Tone.GOOD : sign == Sign.FILE_RENAMES ? Tone.PLAIN : Tone.WARN)));
        }
        rows.add(List.of(new Cell("Started at the latest", Tone.PLAIN),
                new Cell(seen.started().map(RestartFigure::second).orElse("not known"), Tone.MUTED)));
        if (!seen.tlsAsked().orElse(true)) {
            rows.add(List.of(new Cell("Settings of TLS", Tone.PLAIN), new Cell("not asked for", Tone.MUTED)));
        }
        for (Written one : seen.tlsSettings()) {
            boolean late = seen.notInEffect().contains(one);
            rows.add(List.of(new Cell(SettingNames.of(one.key()), Tone.PLAIN),
                    new Cell("written " + second(one.at()), late ? Tone.WARN : Tone.MUTED)));
        }
        return new Figure.Table("What waits for a restart inside the host", List.of("Sign", "Seen"),
                List.copyOf(rows));
    }

    private static String second(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static String words(Sign sign) {
        return switch (sign) {
            case SERVICING -> "Component Based Servicing";
            case WINDOWS_UPDATE -> "Windows Update";
            case FILE_RENAMES -> "Files to be replaced";
            case COMPUTER_RENAME -> "New computer name";
        };
    }
}
