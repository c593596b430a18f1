// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.access;

import java.time.temporal.ChronoUnit;
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
import org.rdpworkbench.facts.RefusedLogons;
import org.rdpworkbench.facts.RefusedLogons.Refusal;

/** What the host refused lately: why, in which way, from where and how often. */
@Component(service = FigureSource.class)
public final class RefusalsFigure implements FigureSource {

    private static final int MOST = 20;

    @Override
    public Set<String> causes() {
        return Set.of(DeniedCheck.DENIED.id(), NtlmCheck.BLOCKED.id());
    }

    @Override
    public Set<EvidenceKey> uses() {
        return Set.of(RefusedLogons.TYPE.from(Vantage.INSIDE));
    }

    @Override
    public Optional<Figure> draw(Finding finding, CaseFile evidence) {
        return evidence.find(RefusedLogons.TYPE, Vantage.INSIDE).filter(all -> !all.refusals().isEmpty())
                .map(RefusalsFigure::table);
    }

    private static Figure table(RefusedLogons all) {
        return new Figure.Table("Logons that the host refused since " + all.from().truncatedTo(ChronoUnit.SECONDS),
                List.of("Why", "How", "From", "Times", "Last"),
                all.refusals().stream().limit(MOST).map(RefusalsFigure::row).toList());
    }

    private static List<Cell> row(Refusal refusal) {
        Tone tone = switch (refusal.why()) {
            case RIGHT, ACCOUNT, NTLM, BINDINGS -> Tone.WARN;
            case NAME_OR_PASSWORD, OTHER -> Tone.PLAIN;
        };
        String how = switch (refusal.type()) {
            case RefusedLogons.NETWORK -> "network (3)";
            case RefusedLogons.REMOTE_INTERACTIVE -> "Remote Desktop (10)";
            default -> Integer.toString(refusal.type());
        };
        return List.of(new Cell(Statuses.words(refusal.status()), tone), new Cell(how, Tone.PLAIN),
                new Cell(refusal.client().orElse("not known"), Tone.MUTED),
                new Cell(Integer.toString(refusal.count()), Tone.PLAIN),
                new Cell(refusal.last().truncatedTo(ChronoUnit.SECONDS).toString(), Tone.MUTED));
    }
}
