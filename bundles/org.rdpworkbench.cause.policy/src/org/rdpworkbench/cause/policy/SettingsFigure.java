// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.cause.policy;

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
import org.rdpworkbench.facts.RemoteDesktopSettings;
import org.rdpworkbench.facts.RemoteDesktopSettings.Origin.Source;
import org.rdpworkbench.facts.RemoteDesktopSettings.Setting;

/** What the host is set to, and by whom. */
@Component(service = FigureSource.class)
public final class SettingsFigure implements FigureSource {

    /** Those that must fit together. */
    private static final Set<String> SECURITY = Set.of(RemoteDesktopSettings.SECURITY_LAYER,
            RemoteDesktopSettings.USER_AUTHENTICATION, RemoteDesktopSettings.MIN_ENCRYPTION_LEVEL,
            RemoteDesktopSettings.NEGOTIATION);

    @Override
    public Set<String> causes() {
        return Set.of(CoherenceCheck.INCOHERENT.id());
    }

    @Override
    public Set<EvidenceKey> uses() {
        return Set.of(RemoteDesktopSettings.TYPE.from(Vantage.INSIDE));
    }

    @Override
    public Optional<Figure> draw(Finding finding, CaseFile evidence) {
        return evidence.find(RemoteDesktopSettings.TYPE, Vantage.INSIDE).map(seen -> new Figure.Table(
                "Remote Desktop settings inside the host", List.of("Setting", "In force", "Set by", "Policy", "Host"),
                seen.settings().stream().map(SettingsFigure::row).toList()));
    }

    private static List<Cell> row(Setting setting) {
        return List.of(new Cell(setting.name(), SECURITY.contains(setting.name()) ? Tone.PLAIN : Tone.MUTED),
                new Cell(inForce(setting), Tone.PLAIN), new Cell(setting.setBy(), tone(setting)),
                new Cell(number(setting.policy()), Tone.MUTED), new Cell(number(setting.local()), Tone.MUTED));
    }

    /** Of what is no number only that there is something is told. */
    private static String inForce(Setting setting) {
        return setting.effective().isEmpty() && setting.byPolicy() ? "set" : number(setting.effective());
    }

    /** What somebody writes again is better changed where it comes from. */
    private static Tone tone(Setting setting) {
        boolean leftover = setting.origin().filter(one -> one.source() == Source.LEFTOVER).isPresent();
        return setting.mayBeReapplied() || leftover ? Tone.WARN : Tone.PLAIN;
    }

    private static String number(Optional<Long> value) {
        return value.map(Object::toString).orElse("-");
    }
}
